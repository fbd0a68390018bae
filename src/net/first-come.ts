import type { Interval } from './interval.ts'

/** Of intervals in a line, who comes first at each number. Takes time for the intervals, not for what they span. */
export class FirstCome {
  /** Where any interval begins, or has just ended: between two of them nothing changes. */
  readonly #bounds: readonly number[]
  /** A segment tree of the first comers: leaves behind, each node the least of its two. */
  readonly #tree: Float64Array
  readonly #cells: number

  constructor(intervals: readonly Interval<number>[]) {
    this.#bounds = [...new Set(intervals.flatMap(({ first, last }) => [first, last + 1]))].sort((a, b) => a - b)
    this.#cells = Math.max(this.#bounds.length - 1, 0)
    this.#tree = new Float64Array(2 * this.#cells).fill(Infinity)
    // Each cell goes to the first who wants it; `next` leads on to the next one that is free.
    const next = Int32Array.from({ length: this.#cells + 1 }, (_, i) => i)
    const free = (cell: number): number => {
      let here = cell
      while (next[here] !== here) here = next[here] = next[next[here]!]!
      return here
    }
    for (const [index, { first, last }] of intervals.entries()) {
      const end = this.#from(last + 1)
      for (let cell = free(this.#from(first)); cell < end; cell = free(cell)) {
        this.#tree[this.#cells + cell] = index
        next[cell] = cell + 1
      }
    }
    for (let node = this.#cells - 1; node > 0; node--) this.#tree[node] = Math.min(this.#tree[2 * node]!, this.#tree[2 * node + 1]!)
  }

  /** The lowest index of an interval that shares a number with the range; Infinity where none does. */
  at({ first, last }: Interval<number>): number {
    let found = Infinity
    let left = this.#cells + Math.max(this.#from(first + 1) - 1, 0)
    let right = this.#cells + Math.min(this.#from(last + 1), this.#cells)
    while (left < right) {
      if (left % 2 === 1) found = Math.min(found, this.#tree[left++]!)
      if (right % 2 === 1) found = Math.min(found, this.#tree[--right]!)
      left >>= 1
      right >>= 1
    }
    return found
  }

  /** The place of the first bound that is no less. */
  #from(number: number): number {
    let [low, high] = [0, this.#bounds.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#bounds[middle]! < number) low = middle + 1
      else high = middle
    }
    return low
  }
}
