/** From `first` up to and including `last`: ports, or addresses as numbers. */
export interface Interval<N extends number | bigint> {
    readonly first: N;
    readonly last: N;
}
/**
 * All pairs of items whose ranges share a number, each pair once and in the items' own order.
 * Takes time for the items and the pairs there are; n equal ranges are n²/2 pairs: see `clashes`.
 */
export declare function overlapping<T, N extends number | bigint>(items: Iterable<T>, rangeOf: (item: T) => Interval<N> | undefined): Generator<[T, T]>;
/**
 * For every item whose range shares a number with another's at least one such pair, and fewer pairs than items:
 * each is paired with the one that, of those that begin no later, reaches furthest. Where it matters what kind of item the
 * other one is, with the one of each kind: fewer pairs than items times kinds.
 */
export declare function clashes<T, N extends number | bigint>(items: Iterable<T>, rangeOf: (item: T) => Interval<N> | undefined, kindOf?: (item: T) => unknown): Generator<[T, T]>;
/** The same numbers in as few intervals as possible, in order; neighbours are joined. */
export declare function merged<N extends number | bigint>(intervals: Iterable<Interval<N>>): Interval<N>[];
/** What of the range is not taken, in order. */
export declare function gaps<N extends number | bigint>(range: Interval<N>, taken: Iterable<Interval<N>>): Generator<Interval<N>>;
/** The lowest number of the range that is not taken. */
export declare function firstFree<N extends number | bigint>(range: Interval<N>, taken: Iterable<Interval<N>>): N | undefined;
/** How many numbers of the range are not taken, each counted once. */
export declare function countFree<N extends number | bigint>(range: Interval<N>, taken: Iterable<Interval<N>>): bigint;
