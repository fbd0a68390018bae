import { expect, test } from 'vitest'
import { isShort, longForm, piece, texts } from '../../src/compose/forms.ts'
import { at, implied, type Mapping, type Scalar } from '../../src/source/tree.ts'
import { place, tree } from './trees.ts'

const written = tree('a: {b: one}\nc: [x, 1, y]\n')
const one = at(written, 'a', 'b') as Scalar

test('a long form stands where the short one stands, and is known by that', () => {
  const long = longForm(one, { first: implied('one', one.origin), second: undefined })
  expect([[...long.entries.keys()], place(long.origin)]).toEqual([['first'], 'compose.yaml:1:8 one'])
  expect(isShort(long)).toBe(true)
  expect(isShort(at(written, 'a') as Mapping)).toBe(false)
  expect(isShort(tree('{}'))).toBe(false)
  // Keys that share but one end, or stand in another file, were written.
  const moved = (change: object): Mapping => ({ ...long, origin: { ...long.origin, ...change } })
  expect([{ start: 0 }, { end: 20 }, { file: tree('a: {b: one}\n', 'other.yaml').origin.file }].map(moved).map(isShort)).toEqual([false, false, false])
})

test('the strings of a list, or the one that stands for it', () => {
  expect([undefined, one, at(written, 'c'), at(written, 'a')].map((tree) => texts(tree).map(({ text }) => text))).toEqual([[], ['one'], ['x', 'y'], []])
})

test('a part of a short string is a text of its own', () => {
  expect(piece({ ...one, known: false }, { text: 'n', origin: one.origin })).toMatchObject({ kind: 'scalar', type: 'string', value: 'n', text: 'n', style: 'plain', known: false })
})
