import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allot, clashes, countFree, firstFree, gaps, merged, overlapping, type Interval } from '../../src/net/index.ts'

type Range = Interval<number>

const starting = (max: number, longest: number): fc.Arbitrary<Range> =>
  fc.tuple(fc.nat(max), fc.nat(longest)).map(([first, more]) => ({ first, last: first + more }))
const range = starting(40, 12)
const ranges = fc.array(range, { maxLength: 15 })

const shares = (a: Range, b: Range): boolean => a.first <= b.last && b.first <= a.last
const covered = (some: readonly Range[], n: number): boolean => some.some(({ first, last }) => first <= n && n <= last)
const same = (one: Range): Range => one
const big = ({ first, last }: Range): Interval<bigint> => ({ first: BigInt(first), last: BigInt(last) })

/** Indices instead of ranges, so that equal ranges can be told apart. */
const indices = (pairs: Iterable<[number, number]>): string[] => [...pairs].map((pair) => pair.join()).sort()

describe('overlapping', () => {
  it('finds what comparing each with each finds', () => {
    fc.assert(fc.property(ranges, (all) => {
      const expected: [number, number][] = []
      for (const a of all.keys()) for (const b of all.keys()) if (a < b && shares(all[a]!, all[b]!)) expected.push([a, b])
      expect(indices(overlapping(all.keys(), (i) => all[i]))).toEqual(indices(expected))
      expect(indices(overlapping(all.keys(), (i) => big(all[i]!)))).toEqual(indices(expected))
    }))
  })

  it('passes over what has no range', () => {
    expect([...overlapping(['a', 'b', 'c'], (name) => (name === 'b' ? undefined : { first: 1, last: 1 }))]).toEqual([['a', 'c']])
  })

  it('takes as long as there are items and pairs', () => {
    const apart = Array.from({ length: 100_000 }, (_, i) => ({ first: 2 * i, last: 2 * i }))
    expect([...overlapping(apart, same)]).toEqual([])
    const wide = [{ first: 0, last: 1_000_000 }, ...apart]
    expect([...overlapping(wide, same)].length).toBe(100_000)
  })
})

describe('clashes', () => {
  it('names everything that overlaps something, in fewer pairs than items', () => {
    fc.assert(fc.property(ranges, (all) => {
      const pairs = [...clashes(all.keys(), (i) => all[i])]
      for (const [a, b] of pairs) expect(a < b && shares(all[a]!, all[b]!)).toBe(true)
      const concerned = [...all.keys()].filter((a) => all.some((other, b) => a !== b && shares(all[a]!, other)))
      expect([...new Set(pairs.flat())].sort((a, b) => a - b)).toEqual(concerned)
      expect(pairs.length).toBeLessThan(Math.max(all.length, 1))
      expect(new Set(indices(pairs)).size).toBe(pairs.length)
    }))
  })

  it('names the first of many that are alike', () => {
    const alike = Array.from({ length: 10_000 }, (_, i) => i)
    const pairs = [...clashes(alike, () => ({ first: 8080, last: 8080 }))]
    expect(pairs.length).toBe(9_999)
    expect(pairs.every(([first]) => first === 0)).toBe(true)
  })
})

describe('taken and free', () => {
  it('merges into few, apart and in order, with the same numbers', () => {
    fc.assert(fc.property(ranges, (all) => {
      const few = merged(all)
      for (let n = -1; n < 60; n++) expect(covered(few, n)).toBe(covered(all, n))
      for (const [i, one] of few.entries()) if (i > 0) expect(one.first).toBeGreaterThan(few[i - 1]!.last + 1)
      expect(merged(all.map(big))).toEqual(few.map(big))
    }))
  })

  it('finds what is free, and how much', () => {
    fc.assert(fc.property(range, ranges, (within, taken) => {
      const free: number[] = []
      for (let n = within.first; n <= within.last; n++) if (!covered(taken, n)) free.push(n)
      expect([...gaps(within, taken)].flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i))).toEqual(free)
      expect(firstFree(within, taken)).toBe(free[0])
      expect(firstFree(big(within), taken.map(big))).toBe(free[0] === undefined ? undefined : BigInt(free[0]))
      expect(countFree(within, taken)).toBe(BigInt(free.length))
      expect(countFree(big(within), taken.map(big))).toBe(BigInt(free.length))
    }))
  })

  it('counts where nothing could be listed', () => {
    expect(countFree({ first: 0n, last: (1n << 64n) - 1n }, [{ first: 0n, last: 0n }])).toBe((1n << 64n) - 1n)
  })
})

/** The largest number of wants that can be served, by trying everything. */
function mostServed(wants: readonly Range[], taken: ReadonlySet<number>): number {
  const [want, ...rest] = wants
  if (!want) return 0
  let most = mostServed(rest, taken)
  for (let n = want.first; n <= want.last; n++) {
    if (!taken.has(n)) most = Math.max(most, 1 + mostServed(rest, new Set([...taken, n])))
  }
  return most
}

describe('allot', () => {
  const narrow = starting(5, 3)

  it('serves as many as can be served, each with a number of its own', () => {
    fc.assert(fc.property(fc.array(narrow, { maxLength: 6 }), fc.array(narrow, { maxLength: 2 }), (wants, taken) => {
      const given = allot(wants, taken)
      const served = given.filter((n) => n !== undefined)
      expect(new Set(served).size).toBe(served.length)
      for (const [i, n] of given.entries()) if (n !== undefined) expect(covered([wants[i]!], n) && !covered(taken, n)).toBe(true)
      const numbers = new Set([0, 1, 2, 3, 4, 5, 6, 7, 8].filter((n) => covered(taken, n)))
      expect(served.length).toBe(mostServed(wants, numbers))
    }))
  })

  it('is quick with every port wanted', () => {
    const wants = Array.from({ length: 65_536 }, () => ({ first: 0, last: 65_535 }))
    expect(allot(wants, [{ first: 10, last: 19 }]).filter((port) => port === undefined).length).toBe(10)
    expect(allot([], [])).toEqual([])
  })
})
