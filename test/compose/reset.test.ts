import { describe, expect, test } from 'vitest'
import { applyResets, noResets, resetsAt, takeResets } from '../../src/compose/reset.ts'
import { at } from '../../src/source/tree.ts'
import { place, plain, tree } from './trees.ts'

describe('a document alone', () => {
  test('loses what is tagged !reset, with its value', () => {
    expect(plain(takeResets(tree('services: {a: {image: x, ports: !reset ["80:80"]}}')).tree)).toEqual({ services: { a: { image: 'x' } } })
  })

  test('keeps what is tagged !override', () => {
    expect(plain(takeResets(tree('a: !override {b: 1}')).tree)).toEqual({ a: { b: 1 } })
  })

  test('loses items of lists', () => {
    expect(plain(takeResets(tree('a: [1, !reset 2, 3]')).tree)).toEqual({ a: [1, 3] })
  })

  test('loses what is tagged inside of items', () => {
    expect(plain(takeResets(tree('a: [{b: !reset 1, c: 2}, 3]')).tree)).toEqual({ a: [{ c: 2 }, 3] })
    expect(plain(takeResets(tree('a: [3, {b: !reset 1, c: 2}]')).tree)).toEqual({ a: [3, { c: 2 }] })
    expect(plain(takeResets(tree('a: [[!reset 1, 2], [3]]')).tree)).toEqual({ a: [[2], [3]] })
  })

  test('keeps its other parts as they are', () => {
    const document = tree('a: !reset 1\nb: [x, y]\nc: {d: [], e: [z]}')
    const { tree: left } = takeResets(document)
    expect(at(left, 'b')).toBe(at(document, 'b'))
    expect(at(left, 'c')).toBe(at(document, 'c'))
  })

  test('is itself where it has no tags', () => {
    const document = tree('services: {a: {image: x, ports: ["80:80"]}}')
    expect(takeResets(document).tree).toBe(document)
  })
})

const rows: readonly [name: string, base: string, over: string, left: unknown][] = [
  ['a reset takes the earlier value away', '{a: {b: 1, c: 2}}', '{a: {b: !reset null}}', { a: { c: 2 } }],
  ['an override too', '{a: {b: [1], c: 2}}', '{a: {b: !override [3]}}', { a: { c: 2 } }],
  ['a whole mapping', '{a: {b: 1}, d: 1}', '{a: !reset {}}', { d: 1 }],
  ['nothing is there', '{d: 1}', '{a: !reset {}}', { d: 1 }],
  ['lists are no part of a path', '{a: [x, y]}', '{a: [!reset x]}', { a: ['x', 'y'] }],
  ['nothing is below a text', '{a: x}', '{a: {b: !reset null}}', { a: 'x' }],
  ['nothing is below what stands over a mapping as a list', '{a: {b: 1}}', '{a: [{b: !reset null}]}', { a: { b: 1 } }],
  ['a key is no item of a list', '{a: [B=1]}', '{a: {B: !reset null}}', { a: ['B=1'] }],
  ['tags inside of an override do not count', '{a: {b: 1}}', '{c: !override {a: !reset null}}', { a: { b: 1 } }]
]

describe('what came before', () => {
  test.each(rows)('%s', (_, base, over, left) => {
    const taken = takeResets(tree(over))
    expect(plain(applyResets(tree(base), taken.tree!, taken.resets).base)).toEqual(left)
  })

  test('stays as it is where nothing is taken from it', () => {
    const base = tree('{a: {b: 1}, c: {d: 1}}')
    const taken = takeResets(tree('{a: {x: !reset null, y: 1}, c: {d: 2}}'))
    const applied = applyResets(base, taken.tree!, taken.resets)
    expect(applied.base).toBe(base)
    expect(applied.over).toBe(taken.tree)
  })

  test('is taken away below a path, too', () => {
    const { resets } = takeResets(tree('a: {b: {c: !reset null}}'))
    expect(resetsAt(resets, 'a', 'b').below.get('c')).toMatchObject({ here: true })
    expect(resetsAt(resets, 'a', 'x', 'c')).toBe(noResets)
  })

  test('is named by what stands over it', () => {
    const taken = takeResets(tree('a:\n  b: !override [2]\n', 'over.yaml'))
    const { over } = applyResets(tree('a:\n  b: [1]\n', 'base.yaml'), taken.tree!, taken.resets)
    expect(place(at(over, 'a', 'b')!.origin)).toBe('over.yaml:2:16 [2] override base.yaml:2')
  })
})
