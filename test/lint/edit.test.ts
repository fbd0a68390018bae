import { describe, expect, test } from 'vitest'
import { applyFixes } from '../../src/lint/fix.ts'
import { append, insert, remove, replace, type Content, type Edit } from '../../src/rule.ts'
import type { SourceFile } from '../../src/source/file.ts'
import { finding, key, source, stretch, value } from './edits.ts'

/** The text after one fix, or why it is refused. */
function edited(file: SourceFile, ...edits: readonly Edit[]): string {
  const { files, refused } = applyFixes([finding(edits)], 'unsafe')
  return refused[0] ? `refused: ${refused[0].why}` : (files.get(file.path)?.text ?? 'unchanged')
}

function replaced(text: string, path: readonly (string | number)[], by: string): string {
  const file = source(text)
  return edited(file, replace(value(file, ...path), by))
}

function removed(text: string, ...paths: readonly (readonly (string | number)[])[]): string {
  const file = source(text)
  return edited(file, ...paths.map((path) => remove(value(file, ...path))))
}

describe('replace', () => {
  test.each([
    ['plain', 'a: b\n', 'c', 'a: c\n'],
    ['single quotes', "a: 'b' # why\n", "it's", "a: 'it''s' # why\n"],
    ['double quotes', 'a: "b"\n', 'say "c"\\', 'a: "say \\"c\\"\\\\"\n'],
    ['a string that looks like a number', 'a: b\n', '80', 'a: "80"\n'],
    ['a number', 'a: 80\n', '81', 'a: 81\n'],
    ['a number becomes text', 'a: 80\n', '80-81', 'a: 80-81\n'],
    ['a boolean', 'a: true\n', 'false', 'a: false\n'],
    ['what YAML 1.1 takes for a boolean', 'a: b\n', 'no', 'a: "no"\n'],
    ['a colon and a space', 'a: b\n', 'c: d', 'a: "c: d"\n'],
    ['a comment to be', 'a: b\n', 'c #d', 'a: "c #d"\n'],
    ['a port mapping', 'a: b\n', '127.0.0.1:80:80', 'a: 127.0.0.1:80:80\n'],
    ['an IPv6 address', 'a: b\n', '::1', 'a: ::1\n'],
    ['nothing', 'a: b\n', '', 'a: ""\n'],
    ['lines', "a: 'b'\n", 'c\nd', 'a: "c\\nd"\n'],
    ['a missing value', 'a:\nb: 1\n', 'c', 'a: c\nb: 1\n'],
    ['a missing value with a comment', 'a: # why\nb: 1\n', 'c', 'a: c # why\nb: 1\n'],
    ['CR LF, a byte order mark and no last line break', '\ufeffx: 1\r\na: b\t# tab', 'c', '\ufeffx: 1\r\na: c\t# tab'],
    ['an anchor stays', 'a: &x b\nz: *x\n', 'c', 'a: &x c\nz: *x\n'],
    ['an alias goes', 'x: &x b\na: *x\n', 'c', 'x: &x b\na: c\n']
  ])('%s', (_, text, by, wanted) => expect(replaced(text, ['a'], by)).toBe(wanted))

  test('between brackets', () => {
    expect(replaced('a: [b, c]\n', ['a', 0], 'd,e')).toBe('a: ["d,e", c]\n')
    expect(replaced('{a: b}\n', ['a'], 'd}')).toBe('{a: "d}"}\n')
    expect(replaced('{"a":b}\n', ['a'], '[::1]:80')).toBe('{"a":"[::1]:80"}\n')
    expect(replaced('{a, b: c}\n', ['a'], 'd')).toBe('{a: d, b: c}\n')
  })

  test('a key, whose colon stays and which is always text', () => {
    const file = source('a:\n  b: 1\n"c" : 2\n80: 3\n')
    expect(edited(file, replace(key(file, 'a'), 'd'))).toBe('d:\n  b: 1\n"c" : 2\n80: 3\n')
    expect(edited(file, replace(key(file, 'c'), 'd'))).toBe('a:\n  b: 1\n"d" : 2\n80: 3\n')
    expect(edited(file, replace(key(file, '80'), '80'))).toBe('a:\n  b: 1\n"c" : 2\n"80": 3\n')
    expect(edited(file, replace(key(file, 'a'), 'c'))).toBe('refused: the file would say something else afterwards')
  })

  test('a part of a short text', () => {
    const file = source('ports:\n  - "8080:80/tcp" # web\n  - 81:81\n')
    expect(edited(file, replace(stretch(file, '8080'), '9090'))).toBe('ports:\n  - "9090:80/tcp" # web\n  - 81:81\n')
    expect(edited(file, replace(stretch(file, '81'), '[::1]:81'))).toBe('ports:\n  - "8080:80/tcp" # web\n  - "[::1]:81:81"\n')
    expect(edited(file, replace(stretch(file, '8080'), '"'))).toBe('ports:\n  - "\\":80/tcp" # web\n  - 81:81\n')
  })

  test('not a block, a variable or another text', () => {
    expect(replaced('a: |\n  b\n', ['a'], 'c')).toBe('refused: it is written as a block of lines')
    expect(replaced('a: [b]\n', ['a'], 'c')).toBe('refused: a sequence stands there')
    const file = source('a: "${X:-80}:80"\nb: "8\\x30:80"\n')
    const via = [{ kind: 'variable', name: 'X', set: 'default' }] as const
    const span = value(file, 'a').origin
    expect(edited(file, replace({ origin: { ...span, via } }, '81'))).toBe('refused: a variable stands there, and would be lost')
    expect(edited(file, replace(stretch(file, '${X:-80}'), '${X:-81}'))).toBe('a: "${X:-81}:80"\nb: "8\\x30:80"\n')
    expect(edited(file, replace({ ...value(file, 'b'), ...{ text: '80' } }, '81'))).toBe('refused: what is written there is not the value itself')
    expect(edited(file, replace({ origin: value(file, 'b').origin }, '81'))).toBe('refused: what is written there is not the value itself')
  })

  test('YAML that is given as it shall stand', () => {
    const file = source('80: a\n')
    expect(edited(file, { kind: 'replace', at: key(file, '80'), text: "'80'", verbatim: true })).toBe("'80': a\n")
  })
})

describe('remove', () => {
  const services = ['services:', '  web:', '    image: web # the web', '    # what it needs', '    ports:', '      # http', '      - 80:80 # plain', '      - 443:443', '', '    # names', '    dns: 1.1.1.1', ''].join('\n')

  test('an item, with its own comments', () => {
    expect(removed(services, ['services', 'web', 'ports', 0])).toBe(services.replace('      # http\n      - 80:80 # plain\n', ''))
    expect(removed(services, ['services', 'web', 'ports', 1])).toBe(services.replace('      - 443:443\n', ''))
  })

  test('an entry, by its key, its value or its last item', () => {
    const wanted = services.replace(/ {4}# what(?:.*\n){5}/, '')
    const file = source(services)
    expect(edited(file, remove(key(file, 'services', 'web', 'ports')))).toBe(wanted)
    expect(removed(services, ['services', 'web', 'ports'])).toBe(wanted)
    expect(removed(services, ['services', 'web', 'ports', 0], ['services', 'web', 'ports', 1])).toBe(wanted)
  })

  test.each([
    ['the first after a dash', 'x:\n  - a: 1 # one\n    b: 2\n', ['x', 0, 'a'], 'x:\n  - b: 2\n'],
    ['the first after a dash, with a comment on the next', 'x:\n  - a: 1\n    # two\n    b: 2\n', ['x', 0, 'a'], 'x:\n  -\n    # two\n    b: 2\n'],
    ['an item of an item', 'x:\n- - a\n  - b\n', ['x', 0, 0], 'x:\n- - b\n'],
    ['CR LF', 'a: 1\r\n# b\r\nb: 2\r\nc: 3\r\n', ['b'], 'a: 1\r\nc: 3\r\n'],
    ['no last line break', 'a: 1\nb: 2', ['b'], 'a: 1\n'],
    ['the first behind a byte order mark', '\ufeffa: 1\nb: 2', ['a'], '\ufeffb: 2'],
    ['the first of the file, whose head stays', '# the stack\na: 1\n\nb: 2\n', ['a'], '# the stack\n\nb: 2\n'],
    ['the first of the file, with the gap behind', '\ufeffa: 1\n\n\nb: 2\n', ['a'], '\ufeffb: 2\n'],
    ['one between two gaps', 'a: 1\r\n\r\nb: 2\r\n\r\nc: 3\r\n', ['b'], 'a: 1\r\n\r\nc: 3\r\n'],
    ['a missing value', 'a: 1\nb: # none\nc: 3\n', ['b'], 'a: 1\nc: 3\n'],
    ['a block of lines', 'a: 1\nb: |\n  x\n\n  y\nc: 3\n', ['b'], 'a: 1\nc: 3\n'],
    ['comments beneath, further in', 'a:\n  - 1\n  # - 2\nb: 1\n', ['a'], 'b: 1\n'],
    ['no comment of another', 'a: 1\n# apart\n\n  # other\nb: 2\n# next\nc: 3\n', ['b'], 'a: 1\n# apart\n\n  # other\n# next\nc: 3\n'],
    ['no text that looks like a comment', 'a: "\n# text"\nb: 2\nc: 3\n', ['b'], 'a: "\n# text"\nc: 3\n'],
    ['the first between brackets', 'a: [b, c]\n', ['a', 0], 'a: [c]\n'],
    ['the last between brackets', 'a: [b, c]\n', ['a', 1], 'a: [b]\n'],
    ['one between braces', '{a: 1, b: 2, c: 3}\n', ['b'], '{a: 1, c: 3}\n'],
    ['a line between brackets', 'a: [\n  b, # b\n  # c\n  c, # c\n  d\n]\n', ['a', 1], 'a: [\n  b, # b\n  d\n]\n'],
    ['the last line between brackets', 'a: [\n  b, # b\n  c # c\n]\n', ['a', 1], 'a: [\n  b # b\n]\n'],
    ['the only one between brackets', 'a: [b]\nc: 1\n', ['a', 0], 'c: 1\n'],
    ['a JSON file', '{\n\t"a": 1,\n\t"b": 2\n}\n', ['b'], '{\n\t"a": 1\n}\n']
  ])('%s', (_, text, path, wanted) => expect(removed(text, path)).toBe(wanted))

  test('one half of an item', () => {
    const file = source('services:\n  a:\n    environment:\n      - A=1\n      - B=2\n')
    expect(edited(file, remove(stretch(file, 'A')))).toBe(file.text.replace('      - A=1\n', ''))
    expect(edited(file, remove(stretch(file, '2')))).toBe(file.text.replace('      - B=2\n', ''))
    expect(edited(file, remove(stretch(file, '=2')))).toBe('refused: what stands there is only a part of an item')
  })

  test('up to what Compose can do without', () => {
    const text = 'services:\n  a:\n    image: i\n    networks:\n      lan:\n        aliases:\n          - b\nnetworks:\n  lan:\n    ipam:\n      config:\n        - subnet: 10.0.0.0/8\n'
    expect(removed(text, ['services', 'a', 'networks', 'lan', 'aliases', 0])).toBe(text.replace('        aliases:\n          - b\n', ''))
    expect(removed(text, ['networks', 'lan', 'ipam', 'config', 0, 'subnet'])).toBe(text.replace(/ {4}ipam:[^]*/, ''))
    expect(removed(text, ['services', 'a', 'networks', 'lan'])).toBe(text.replace(/ {4}networks:[^]*b\n/, ''))
    expect(removed(text, ['services', 'a'])).toBe('refused: nothing would be left of services')
    expect(removed('a: 1\n', ['a'])).toBe('refused: nothing would be left of the file')
    expect(removed('services:\n  a:\n    ports: !override\n      - 80\n    image: i\n', ['services', 'a', 'ports', 0])).toBe('services:\n  a:\n    ports: !override\n      []\n    image: i\n')
  })

  test('no anchor that is used elsewhere', () => {
    expect(removed('a: &x 1\nb: *x\n', ['a'])).toBe('refused: &x stands in it, and is repeated elsewhere')
    expect(removed('c: 1\na:\n  y: &x 1\n  z: *x\n', ['a'])).toBe('c: 1\n')
    expect(removed('a: &x 1\nb: *x\n', ['b'])).toBe('a: &x 1\n')
  })

  test('nothing that is only implied', () => {
    const file = source('ports:\n  - 80:80\n  - 81:81\n')
    const item = value(file, 'ports', 0)
    expect(edited(file, remove({ ...item, ...{ text: 'tcp' } }))).toBe('refused: it is only implied, and written nowhere')
  })
})

describe('insert', () => {
  /** Into what the path leads to; below the root, by its key. */
  function inserted(text: string, path: readonly (string | number)[], name: string, content: Content, item?: Content): string {
    const file = source(text)
    return edited(file, insert(typeof path.at(-1) === 'string' ? key(file, ...path) : value(file, ...path), name, content, item))
  }

  const services = ['services:', '  web:', '    image: web # the web', '    # ports:', '', '  # what it keeps', '  db:', '    image: db', ''].join('\n')

  test('an entry behind the others of a block, before what speaks of the next', () => {
    expect(inserted(services, ['services', 'web'], 'init', true)).toBe(services.replace('the web\n', 'the web\n    init: true\n'))
    expect(inserted(services, ['services', 'db'], 'dns', ['1.1.1.1', '::1'])).toBe(`${services}    dns:\n      - 1.1.1.1\n      - ::1\n`)
    expect(inserted(services, ['services'], 'proxy', new Map<string, Content>([['image', 'proxy'], ['ports', ['80:80']]]))).toBe(`${services}  proxy:\n    image: proxy\n    ports:\n      - 80:80\n`)
  })

  test.each<[string, string, readonly (string | number)[], string, Content, string]>([
    ['by the mapping', 'a:\n  - b: 1\nc: 2\n', ['a', 0], 'd', 'e', 'a:\n  - b: 1\n    d: e\nc: 2\n'],
    ['comments further in', 'a:\n  b: 1\n    # of b\n  # of a\nc: 2\n', ['a'], 'd', 'e', 'a:\n  b: 1\n    # of b\n  d: e\n  # of a\nc: 2\n'],
    ['CR LF', 'a:\r\n  b: 1\r\nc: 2\r\n', ['a'], 'd', ['e'], 'a:\r\n  b: 1\r\n  d:\r\n    - e\r\nc: 2\r\n'],
    ['no last line break', 'a:\n  b: 1', ['a'], 'd', 'e', 'a:\n  b: 1\n  d: e'],
    ['four columns, lists at their key', 'a:\n    b:\n    - 1\n', ['a'], 'd', ['e'], 'a:\n    b:\n    - 1\n    d:\n    - e\n'],
    ['behind a block of lines', 'a:\n  b: |\n    x\n\nc: 2\n', ['a'], 'd', 'e', 'a:\n  b: |\n    x\n  d: e\n\nc: 2\n'],
    ['behind a block that keeps blank lines', 'a:\n  b: |+\n    x\n\nc: 2\n', ['a'], 'd', 'e', 'a:\n  b: |+\n    x\n\n  d: e\nc: 2\n'],
    ['text that looks like something else', 'a:\n  b: 1\n', ['a'], 'd', 'true', 'a:\n  b: 1\n  d: "true"\n'],
    ['nothing', 'a:\n  b: 1\n', ['a'], 'd', null, 'a:\n  b: 1\n  d:\n'],
    ['between braces', 'a: {b: 1}\n', ['a'], 'd', ['e, f', 'g'], 'a: {b: 1, d: ["e, f", g]}\n'],
    ['between braces, before a last comma', 'a: { b: 1, }\n', ['a'], 'd', null, 'a: { b: 1, d: null, }\n'],
    ['between empty braces', 'a: { } # b\n', ['a'], 'd', 'e', 'a: {d: e} # b\n'],
    ['between braces, line by line', 'a: {\n  b: 1, # b\n  c: 2 # c\n}\n', ['a'], 'd', 3, 'a: {\n  b: 1, # b\n  c: 2, # c\n  d: 3\n}\n'],
    ['between braces, line by line with a last comma', 'a: {\n  b: 1, # b\n}\n', ['a'], 'd', 3, 'a: {\n  b: 1, # b\n  d: 3,\n}\n'],
    ['a JSON file', '{\n\t"a": {\n\t\t"b": 1\n\t}\n}\n', ['a'], 'd', ['e'], '{\n\t"a": {\n\t\t"b": 1,\n\t\t"d": ["e"]\n\t}\n}\n'],
    ['under a key alone', 'n:\n  a:\n  b: 1\n', ['n', 'a'], 'd', true, 'n:\n  a:\n    d: true\n  b: 1\n'],
    ['under a key alone, with a comment', 'n:\n  a: # of a\n    # d: false\n', ['n', 'a'], 'd', true, 'n:\n  a: # of a\n    d: true\n    # d: false\n'],
    ['under the last key, without a line break', 'n:\n  a:', ['n', 'a'], 'd', true, 'n:\n  a:\n    d: true'],
    ['in place of null', 'n:\n  a: ~ # of a\n', ['n', 'a'], 'd', true, 'n:\n  a: # of a\n    d: true\n'],
    ['in place of null, without a line break', 'n:\n  a: null', ['n', 'a'], 'd', true, 'n:\n  a:\n    d: true'],
    ['under a key alone between braces', 'n: {a: , b}\n', ['n', 'b'], 'd', true, 'n: {a: , b: {d: true}}\n'],
    ['under a key alone between braces, before a comma', 'n: {a: , b}\n', ['n', 'a'], 'd', true, 'n: {a: {d: true} , b}\n'],
    ['into an empty item', 'n:\n  -\n', ['n', 0], 'd', true, 'n:\n  - {d: true}\n']
  ])('%s', (_, text, path, name, content, wanted) => expect(inserted(text, path, name, content)).toBe(wanted))

  test.each<[string, string, string, string]>([
    ['a block', 'a:\n  - b\n', 'c:80', 'a:\n  - b\n  - c:80\n'],
    ['a block at its key', 'a:\n- "b"\n# d\nd: 1\n', 'c', 'a:\n- "b"\n- "c"\n# d\nd: 1\n'],
    ['a list of lists', 'a:\n- - b\n', 'c', 'a:\n- - b\n- c\n'],
    ['brackets', "a: ['b']\n", 'c', "a: ['b', 'c']\n"],
    ['empty brackets', 'a: []\n', 'c', 'a: [c]\n'],
    ['nothing yet', 'a:\n', 'c', 'a:\n  - c\n']
  ])('an item into %s', (_, text, item, wanted) => {
    const file = source(text)
    expect(edited(file, append(key(file, 'a'), item))).toBe(wanted)
  })

  test('an entry or an item, as the collection has it', () => {
    expect(inserted('a:\n  - b\n', ['a'], 'c', 'd', 'c:d')).toBe('a:\n  - b\n  - c:d\n')
    expect(inserted('a:\n  b: 1\n', ['a'], 'c', 'd', 'c:d')).toBe('a:\n  b: 1\n  c: d\n')
  })

  test('several at once, and what stands elsewhere in the file', () => {
    const file = source('a:\n  ports: # mine\n    - "80:80" # web\n    - {target: 81, x: "${X}"}\n  b: 1\nb: {c: 1}\n')
    const ports = value(file, 'a', 'ports')
    const moved = 'a:\n  b: 1\nb: {c: 1, d: e, ports: ["80:80", {target: 81, x: "${X}"}]}\n'
    expect(edited(file, remove(key(file, 'a', 'ports')), insert(key(file, 'b'), 'd', 'e'), insert(key(file, 'b'), 'ports', ports))).toBe(moved)
    const shared = source('a: &x [1]\nb: {c: &y 1}\nd: *x\ne: *y\n')
    expect(edited(shared, insert(key(shared, 'b'), 'e', value(shared, 'b')))).toBe('refused: what it would repeat is no plain value of this file')
    expect(edited(shared, insert(key(shared, 'b'), 'e', value(source('z: 1\n', 'z.yaml'), 'z')))).toBe('refused: what it would repeat is no plain value of this file')
  })

  test.each([
    ['the last line', 'a:\n  b: 1\n  c: 2 # c\nd: 1\n', 'a:\n  b: 1\n  x: 3\nd: 1\n'],
    ['the last line of the file', 'a:\n  b: 1\n  c: 2', 'a:\n  b: 1\n  x: 3'],
    ['the last between braces', 'a: {b: 1, c: 2}\n', 'a: {b: 1, x: 3}\n'],
    ['the first of two', 'a:\n  c: 1\n  b: 1\n', 'a:\n  b: 1\n  x: 3\n']
  ])('in place of %s', (_, text, wanted) => {
    const file = source(text)
    expect(edited(file, remove(key(file, 'a', 'c')), insert(key(file, 'a'), 'x', 3))).toBe(wanted)
  })

  test('where there is no place for it: nothing', () => {
    expect(inserted('a: &x {b: 1}\nc: *x\n', ['c'], 'd', 1)).toBe('refused: an alias stands there')
    expect(inserted('a: b\n', ['a'], 'd', 1)).toBe('refused: no mapping or list stands there')
    expect(inserted('a: !reset null\n', ['a'], 'd', 1)).toBe('refused: no mapping or list stands there')
    expect(inserted('a: [b]\n', ['a'], 'd', 1)).toBe('refused: a sequence stands there')
    expect(inserted('a:\n  d: 1\n', ['a'], 'd', 1)).toBe('refused: d is written there already')
    expect(inserted('a: [d]\n', ['a'], 'd', null, 'd')).toBe('refused: d is written there already')
    expect(inserted('a: |\n  b\n', ['a'], 'd', 1)).toBe('refused: no mapping or list stands there')
    const file = source('a: {b: 1}\n')
    expect(edited(file, append(key(file, 'a'), 'c'))).toBe('refused: a mapping stands there')
    expect(edited(file, insert(stretch(file, 'a: {'), 'c', 1))).toBe('refused: what stands there is no mapping or list')
    expect(edited(file, insert(key(file, 'a'), 'c', '\ud800'))).toBe('refused: YAML cannot hold that text')
  })
})

test('one fix writes a value anew and puts something in behind it', () => {
  for (const [text, written] of [['a: {b: 1}\n', 'a: {b: 2, c: 3}\n'], ['a:\n  b: 1\n', 'a:\n  b: 2\n  c: 3\n']] as const) {
    const file = source(text)
    expect(edited(file, replace(value(file, 'a', 'b'), '2'), insert(key(file, 'a'), 'c', 3))).toBe(written)
    expect(edited(file, insert(key(file, 'a'), 'c', 3), replace(value(file, 'a', 'b'), '2'))).toBe(written)
  }
})

test('edits of one text in one fix are refused', () => {
  const file = source('a: 1\nb: 2\n')
  expect(edited(file, replace(value(file, 'a'), '3'), remove(key(file, 'a')))).toBe('refused: its own edits are of one text')
})
