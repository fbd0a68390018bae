import { expect, test } from 'vitest'
import { commandLine, words } from '../../src/compose/words.ts'

/** As mattn/go-shellwords splits, which Compose calls without variables and backticks. */
test.each<[text: string, words: readonly string[], valid: boolean, end: number]>([
  ['a b', ['a', 'b'], true, 3],
  ['  a\tb\r\nc ', ['a', 'b', 'c'], true, 8],
  ['', [], true, 0],
  [`a 'b c' "d e"`, ['a', 'b c', 'd e'], true, 13],
  [`a'b'c"d"`, ['abcd'], true, 8],
  ['""', [''], true, 2],
  [`"a'b" 'c"d'`, [`a'b`, 'c"d'], true, 11],
  ['a\\ b \\c', ['a b', 'c'], true, 7],
  [`"a\\"b"`, ['a"b'], true, 6],
  [`'a\\'`, ['a\\'], true, 4],
  ['a \\', ['a'], false, 1],
  ['a "b', ['a', 'b'], false, 4],
  ["a 'b", ['a', 'b'], false, 4],
  ['a ; b', ['a'], true, 1],
  ['a&&b', ['a'], true, 1],
  ['a|b', ['a'], true, 1],
  ['a <b', ['a'], true, 1],
  ['a >b', ['a'], true, 1],
  ['a b>c', ['a', 'b'], true, 3],
  ['a 2>b', ['a'], true, 1],
  ['a 2<b', ['a', '2'], true, 3],
  ['a b2>c', ['a', 'b2'], true, 4],
  [`a ';&|<>'`, ['a', ';&|<>'], true, 9],
  ['a `b c` d', ['a', '`b c`', 'd'], true, 9],
  ['a `b', ['a', '`b'], false, 4],
  ['a $(b c) d', ['a', '$(b c)', 'd'], true, 10],
  ['a (b)', ['a'], false, 1],
  ['a $(b (c))', ['a'], false, 1],
  ['a $(b', ['a', '$(b'], false, 5],
  ['a b)', ['a', 'b)'], false, 4],
  ['a "$"(b)', ['a', '$(b)'], true, 8]
])('%j', (text, expected, valid, end) => {
  const line = commandLine(text)
  expect(line.words.map(({ text }) => text)).toEqual(expected)
  expect([line.valid, line.end]).toEqual([valid, end])
})

test('each word knows where it stands, quotes and all', () => {
  expect(words(`run 'a b'c  d`)).toEqual([{ text: 'run', start: 0, end: 3 }, { text: 'a bc', start: 4, end: 10 }, { text: 'd', start: 12, end: 13 }])
})

test('of many words the first are kept', () => {
  expect(commandLine('a b c d', 2)).toMatchObject({ words: [{ text: 'a' }, { text: 'b' }], end: 7, valid: true })
})
