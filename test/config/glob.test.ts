import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameGlob, pathGlob, type Glob, type GlobFault } from '../../src/config/glob.ts'

function compiled(glob: Glob | GlobFault): Glob {
  if (typeof glob !== 'function') throw new Error(glob.fault)
  return glob
}

describe('a glob for names', () => {
  test.each([
    ['web', 'web', true],
    ['web', 'web2', false],
    ['web*', 'web2', true],
    ['*', '', true],
    ['w?b', 'wéb', true],
    ['w?b', 'w😀b', true],
    ['*/infra/*', 'registry.example/infra/dns:1', true],
    ['[a-c]at', 'bat', true],
    ['[!a-c]at', 'bat', false],
    ['[^a-c]at', 'hat', true],
    ['[]]x', ']x', true],
    ['[a-]', '-', true],
    ['{web,api}-{1,2}', 'api-2', true],
    ['{web,api}-{1,2}', 'api-3', false],
    ['a{b,{c,d}e}f', 'adef', true],
    ['a{,b}', 'a', true],
    ['a,b', 'a,b', true],
    ['a}', 'a}', true],
    ['\\*', '*', true],
    ['\\*', 'x', false],
    ['Web', 'web', false]
  ])('%s takes %s: %s', (pattern, text, taken) => {
    expect(compiled(nameGlob(pattern))(text)).toBe(taken)
  })
})

describe('a glob for paths', () => {
  test.each([
    ['compose.yaml', 'compose.yaml', true],
    ['compose.yaml', 'a/b/compose.yaml', true],
    ['/compose.yaml', 'a/compose.yaml', false],
    ['/compose.yaml', 'compose.yaml', true],
    ['./stacks/*.yaml', 'stacks/a.yaml', true],
    ['stacks/*.yaml', 'stacks/a/b.yaml', false],
    ['stacks/**', 'stacks/a/b.yaml', true],
    ['stacks/**', 'other/a.yaml', false],
    ['stacks/**/x.yaml', 'stacks/x.yaml', true],
    ['stacks/**/x.yaml', 'stacks/a/b/x.yaml', true],
    ['stacks/**/x.yaml', 'stacks/ax.yaml', false],
    ['**/old/**', 'a/old/x.yaml', true],
    ['stacks', 'stacks/a/compose.yaml', true],
    ['stacks/', 'stacks/a/compose.yaml', true],
    ['stacks/a', 'stacks/ab/compose.yaml', false],
    ['{a,b}/*.yml', 'b/x.yml', true],
    ['{a/**,b}/x', 'a/c/d/x', true],
    ['a?b', 'a/b', false],
    ['a[!x]b', 'a/b', false]
  ])('%s takes %s: %s', (pattern, path, taken) => {
    expect(compiled(pathGlob(pattern))(path)).toBe(taken)
  })
})

test.each([
  ['', 'an empty glob matches nothing', 0],
  ['web[', '[ is not closed', 3],
  ['web[a-', '[ is not closed', 3],
  ['a{b', '{ is not closed', 1],
  ['[z-a]', 'the range z-a runs backwards', 0],
  ['a\\', 'a glob does not end with \\', 1]
])('%s is no glob: %s', (pattern, fault, at) => {
  expect(nameGlob(pattern)).toEqual({ fault, at })
})

test.each([
  ['!a', 'a glob cannot be negated'],
  ['../a', 'a glob cannot climb out of its folder'],
  ['a**b', '** stands for whole folders: a/**/b'],
  ['a/***', '** stands for whole folders: a/**/b'],
  ['/', 'an empty glob matches nothing']
])('%s is no glob for paths: %s', (pattern, fault) => {
  expect(pathGlob(pattern)).toMatchObject({ fault })
})

/** Tries every way, one after the other: slow, and plainly right. */
type Part = { readonly text: string; takes(text: string): boolean } | { readonly text: string; readonly either: readonly (readonly Part[])[] }

function tryAll(parts: readonly Part[], text: string, rest: (text: string) => boolean): boolean {
  const [first, ...others] = parts
  if (first === undefined) return rest(text)
  if ('either' in first) return first.either.some((alternative) => tryAll(alternative, text, (left) => tryAll(others, left, rest)))
  for (let n = 0; n <= text.length; n++) if (first.takes(text.slice(0, n)) && tryAll(others, text.slice(n), rest)) return true
  return false
}

function parts(isPath: boolean): fc.Arbitrary<readonly Part[]> {
  const stops = (text: string): boolean => isPath && text.includes('/')
  const simple = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'b', '-').map((letter): Part => ({ text: letter, takes: (text) => text === letter })) },
    fc.constant<Part>({ text: '?', takes: (text) => text.length === 1 && !stops(text) }),
    fc.constant<Part>({ text: '[ab]', takes: (text) => text === 'a' || text === 'b' }),
    fc.constant<Part>({ text: '[!a]', takes: (text) => text.length === 1 && text !== 'a' && !stops(text) }),
    fc.constant<Part>({ text: '/', takes: (text) => text === '/' })
  )
  const star: Part = { text: '*', takes: (text) => !stops(text) }
  // Two stars in a row would be another pattern.
  const row = fc.array(fc.oneof(simple, simple.chain((after) => fc.constant([star, after] as const))), { maxLength: 5 }).map((list) => list.flat() as Part[])
  const braces = fc.array(row, { minLength: 2, maxLength: 3 }).map((either): Part => ({ text: `{${either.map(spelt).join(',')}}`, either }))
  return fc.tuple(row, fc.option(braces, { nil: undefined }), row).map(([before, middle, after]) => [...before, ...(middle ? [middle] : []), ...after])
}

function spelt(list: readonly Part[]): string {
  return list.map(({ text }) => text).join('')
}

const words = fc.string({ unit: fc.constantFrom('a', 'b', '-', '/'), maxLength: 8 })

test('agrees with trying every way, for names', () => {
  fc.assert(
    fc.property(parts(false), words, (list, text) => {
      fc.pre(spelt(list) !== '')
      expect(compiled(nameGlob(spelt(list)))(text)).toBe(tryAll(list, text, (left) => left === ''))
    }),
    { numRuns: 3000 }
  )
})

test('agrees with trying every way, for paths', () => {
  fc.assert(
    fc.property(parts(true), words, (list, text) => {
      const pattern = spelt(list)
      const glob = pathGlob(`/a/${pattern}`)
      fc.pre(typeof glob === 'function' && pattern !== '' && !pattern.endsWith('/'))
      const path = `a/${text}`
      const folders = [...path].flatMap((character, i) => (character === '/' ? [path.slice(0, i)] : []))
      const whole: readonly Part[] = [...'a/'].map((letter) => ({ text: letter, takes: (part: string) => part === letter })).concat(list as never)
      expect(compiled(glob)(path)).toBe([path, ...folders].some((place) => tryAll(whole, place, (left) => left === '')))
    }),
    { numRuns: 3000 }
  )
})

test('takes time by pattern × text', () => {
  const glob = compiled(nameGlob(`${'{a,*}'.repeat(150)}b`))
  const begin = performance.now()
  expect(glob('a'.repeat(3000))).toBe(false)
  expect(performance.now() - begin).toBeLessThan(3000)
})
