import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { disk, type Disk } from '../../src/compose/disk.ts'
import { load } from '../../src/compose/load.ts'
import { config, type Form } from '../../src/compose/print.ts'
import { jsonText, yamlText } from '../../src/compose/print-text.ts'
import { raw } from '../../src/compose/printer.ts'
import { tree } from './written.ts'

const folder = join(import.meta.dirname, '../../fixtures/compose/every-type')
const moved = (path: string): string => join(folder, path.replace(/^\/project\/?/, ''))
const there: Disk = { read: (path) => disk.read(moved(path)), kind: (path) => disk.kind(moved(path)), list: (path) => disk.list(moved(path)) }

/** The others of fixtures/compose are held against their JSON by config.test.ts. */
test.each<Form>(['json', 'yaml'])('letter by letter what docker compose config prints as %s', (form) => {
  const loaded = load({ files: ['compose.yaml'], directory: '.', here: '/project', shell: { HOME: '/home/user' }, envFiles: undefined, profiles: [] }, there)
  expect(config(loaded, form)).toBe(readFileSync(join(folder, `config.${form}`), 'utf8'))
})

/** As yaml.v3 writes each. */
test.each([
  ['plain', 'plain'],
  ['', '""'],
  ['y', '"y"'],
  ['Off', '"Off"'],
  ['true', '"true"'],
  ['null', '"null"'],
  ['1.5', '"1.5"'],
  ['0x10', '"0x10"'],
  ['12:30', '"12:30"'],
  ['2001-12-14', '"2001-12-14"'],
  ['a: b', "'a: b'"],
  ['a:b', 'a:b'],
  ['a #b', "'a #b'"],
  ['- a', "'- a'"],
  ['-a', '-a'],
  ['[a', "'[a'"],
  ["it's", "it's"],
  ["'a", "'''a'"],
  [' a', "' a'"],
  ['a\tb', '"a\\tb"'],
  ['é', 'é'],
  ['🐳', '"\\U0001F433"'],
  ['\u0007', '"\\a"'],
  ['a\nb', '|-\n  a\n  b'],
  ['a\n\nb\n', '|\n  a\n\n  b'],
  ['a\n\n', '|+\n  a\n'],
  [' a\nb', '|2-\n   a\n  b'],
  ['a \nb', '"a \\nb"'],
  ['"\n', '|\n  "'],
  ['a\n ', '"a\\n "'],
  ['a\n b\n', '|\n  a\n   b'],
  ['\n', '|2+\n'],
  ['\na', '|2-\n\n  a'],
  ['\n\n', '|2+\n\n'],
  ['a\n\n\n', '|+\n  a\n\n'],
  ['a\t\nb', '|-\n  a\t\n  b'],
  ['a\u0007\nb', '"a\\a\\nb"'],
  ['🐳\n', '"\\U0001F433\\n"'],
  ['a\n\0\tb', '"a\\n\\0\\tb"']
])('%j is %s', (text, written) => {
  expect(yamlText(text)).toBe(`${written}\n`)
})

/** As docker compose 2.40.3 printed each as a label. */
test.each([
  ['NO', '"NO"'],
  ['yes', '"yes"'],
  ['On', '"On"'],
  ['1:2', '"1:2"'],
  ['1:60', '1:60'],
  ['-1:30', '"-1:30"'],
  ['+1:30:15', '"+1:30:15"'],
  ['1:30.5', '"1:30.5"'],
  ['12:30 ', '\'12:30 \''],
  ['#a', '\'#a\''],
  ['a#b', 'a#b'],
  ['a # b', '\'a # b\''],
  [',a', '\',a\''],
  ['a,b', 'a,b'],
  ['{a', '\'{a\''],
  ['}a', '\'}a\''],
  [']a', '\']a\''],
  ['&a', '\'&a\''],
  ['*a', '\'*a\''],
  ['!a', '\'!a\''],
  ['|a', '\'|a\''],
  ['>a', '\'>a\''],
  ['%a', '\'%a\''],
  ['@a', '\'@a\''],
  ['`a', '\'`a\''],
  ['"a', '\'"a\''],
  ['a"b', 'a"b'],
  ['?a', '?a'],
  ['? a', '\'? a\''],
  ['?', '\'?\''],
  ['-', '\'-\''],
  ['--', '--'],
  ['---', '\'---\''],
  ['--- a', '\'--- a\''],
  ['---a', '\'---a\''],
  ['...', '\'...\''],
  ['.', '.'],
  ['..', '..'],
  ['... a', '\'... a\''],
  ['...a', '\'...a\''],
  [':a', ':a'],
  [': a', '\': a\''],
  [':', '\':\''],
  ['a:', '\'a:\''],
  ['a: ', '\'a: \''],
  ['a :b', 'a :b'],
  ['\ta', '"\\ta"'],
  ['a\t', '"a\\t"'],
  ['a\rb', '"a\\rb"'],
  ['\u0000', '"\\0"'],
  ['\b', '"\\b"'],
  ['\u000b', '"\\v"'],
  ['\f', '"\\f"'],
  ['\u001b', '"\\e"'],
  ['\\', '\\'],
  ['a\\b', 'a\\b'],
  ['\u0085', '"\\N"'],
  ['\u00a0', '\u00a0'],
  ['\ufeff', '"\\uFEFF"'],
  ['\ufffe', '"\\uFFFE"'],
  ['\uffff', '"\\uFFFF"'],
  ['\u007f', '"\\x7F"'],
  ['\u0080', '"\\x80"'],
  ['~', '"~"'],
  ['Null', '"Null"'],
  ['.NaN', '".NaN"'],
  ['1e3', '"1e3"'],
  ['0o7', '"0o7"'],
  ['0b1', '"0b1"'],
  ['1_000', '"1_000"'],
  ['2001-12-14t21:59:43.10-05:00', '"2001-12-14t21:59:43.10-05:00"'],
  ['=', '='],
  ['<<', '<<'],
  ['a\'b: c', '\'a\'\'b: c\''],
  ['-1', '"-1"'],
  [' ', '\' \''],
  ['\'\'', '\'\'\'\'\'\''],
  ['a\u0000  b\u0085\u00a0', '"a\\0\\L\\Pb\\N\u00a0"'],
  ['\u0001 ~\u00a0é퟿\uff00\ufefe', '"\\x01 ~\u00a0é퟿\uff00\ufefe"']
])('%j is %s in one line', (text, written) => {
  expect(yamlText({ label: text })).toBe(`label: ${written}\n`)
})

test('lists and mappings', () => {
  const value = raw(tree('b: [1, [x, y], {c: d, e: []}]\na: {}\nb10: ~\nb9: 1\nb_: 1\nbc: 1\n'), 'yaml')!
  expect(yamlText(value)).toBe('a: {}\nb:\n  - 1\n  - - x\n    - "y"\n  - c: d\n    e: []\nb_: 1\nb9: 1\nb10: null\nbc: 1\n')
})

test('JSON as Go writes it', () => {
  const value = raw(tree('__proto__: {b: 1, a: "<&>"}\n10: [1.5, 1e3]\n"9": []\n'.replace('10:', '"10":')), 'json')!
  expect(jsonText(value)).toBe('{\n  "10": [\n    1.5,\n    1000\n  ],\n  "9": null,\n  "__proto__": {\n    "a": "\\u003c\\u0026\\u003e",\n    "b": 1\n  }\n}')
})
