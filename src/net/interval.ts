/** From `first` up to and including `last`: ports, or addresses as numbers. */
export interface Interval<N extends number | bigint> {
  readonly first: N
  readonly last: N
}

/** The next number and the one before, of whichever kind. */
const after = <N extends number | bigint>(n: N): N => (typeof n === 'bigint' ? n + 1n : Number(n) + 1) as N
const before = <N extends number | bigint>(n: N): N => (typeof n === 'bigint' ? n - 1n : Number(n) - 1) as N

const byFirst = <N extends number | bigint>(a: Interval<N>, b: Interval<N>): number => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0)

interface Placed<T, N extends number | bigint> extends Interval<N> {
  readonly item: T
  readonly index: number
}

/** The items that have a range, by where it begins; those that begin together in their own order. */
function placed<T, N extends number | bigint>(items: Iterable<T>, rangeOf: (item: T) => Interval<N> | undefined): Placed<T, N>[] {
  const all: Placed<T, N>[] = []
  let index = 0
  for (const item of items) {
    const range = rangeOf(item)
    if (range) all.push({ item, index, first: range.first, last: range.last })
    index++
  }
  return all.sort(byFirst)
}

const pair = <T, N extends number | bigint>(a: Placed<T, N>, b: Placed<T, N>): [T, T] => (a.index < b.index ? [a.item, b.item] : [b.item, a.item])

/**
 * All pairs of items whose ranges share a number, each pair once and in the items' own order.
 * Takes time for the items and the pairs there are; n equal ranges are n²/2 pairs: see `clashes`.
 */
export function* overlapping<T, N extends number | bigint>(
  items: Iterable<T>,
  rangeOf: (item: T) => Interval<N> | undefined
): Generator<[T, T]> {
  let open: Placed<T, N>[] = []
  for (const next of placed(items, rangeOf)) {
    open = open.filter((earlier) => earlier.last >= next.first)
    for (const earlier of open) yield pair(earlier, next)
    open.push(next)
  }
}

/**
 * For every item whose range shares a number with another's at least one such pair, and fewer pairs than items:
 * each is paired with the one that, of those that begin no later, reaches furthest. Where it matters what kind of item the
 * other one is, with the one of each kind: fewer pairs than items times kinds.
 */
export function* clashes<T, N extends number | bigint>(
  items: Iterable<T>,
  rangeOf: (item: T) => Interval<N> | undefined,
  kindOf: (item: T) => unknown = () => undefined
): Generator<[T, T]> {
  const furthest = new Map<unknown, Placed<T, N>>()
  for (const next of placed(items, rangeOf)) {
    for (const earlier of furthest.values()) if (earlier.last >= next.first) yield pair(earlier, next)
    const kind = kindOf(next.item)
    const own = furthest.get(kind)
    if (!own || next.last > own.last) furthest.set(kind, next)
  }
}

/** The same numbers in as few intervals as possible, in order; neighbours are joined. */
export function merged<N extends number | bigint>(intervals: Iterable<Interval<N>>): Interval<N>[] {
  const result: { first: N; last: N }[] = []
  for (const { first, last } of [...intervals].sort(byFirst)) {
    const open = result.at(-1)
    if (open && first <= after(open.last)) {
      if (last > open.last) open.last = last
    } else {
      result.push({ first, last })
    }
  }
  return result
}

/** What of the range is not taken, in order. */
export function* gaps<N extends number | bigint>(range: Interval<N>, taken: Iterable<Interval<N>>): Generator<Interval<N>> {
  let next = range.first
  for (const { first, last } of merged(taken)) {
    if (first > range.last) break
    if (first > next) yield { first: next, last: before(first) }
    if (last >= next) next = after(last)
  }
  if (next <= range.last) yield { first: next, last: range.last }
}

/** The lowest number of the range that is not taken. */
export function firstFree<N extends number | bigint>(range: Interval<N>, taken: Iterable<Interval<N>>): N | undefined {
  for (const gap of gaps(range, taken)) return gap.first
  return undefined
}

/** How many numbers of the range are not taken, each counted once. */
export function countFree<N extends number | bigint>(range: Interval<N>, taken: Iterable<Interval<N>>): bigint {
  let count = 0n
  for (const { first, last } of gaps(range, taken)) count += BigInt(last) - BigInt(first) + 1n
  return count
}
