import { merged, type Interval } from './interval.ts'

/**
 * A number of its own for as many wants as possible: each gets one out of its range that nobody else has and that is not taken.
 * Engines do so, one container after the other, for a host range with a single container port.
 *
 * Whoever must stop looking first chooses first, and takes the lowest there is: no other order serves more.
 * Memory is that of the numbers between the lowest and the highest want: meant for ports.
 */
export function allot(wants: readonly Interval<number>[], taken: Iterable<Interval<number>>): (number | undefined)[] {
  const base = wants.reduce((low, want) => Math.min(low, want.first), Infinity)
  const top = wants.reduce((high, want) => Math.max(high, want.last), -Infinity)
  const free = new FreeNumbers(base, top)
  for (const { first, last } of merged(taken)) {
    for (let n = Math.max(first, base); n <= Math.min(last, top); n++) free.take(n)
  }
  const given = new Array<number | undefined>(wants.length).fill(undefined)
  const hurry = [...wants.keys()].sort((a, b) => wants[a]!.last - wants[b]!.last)
  for (const index of hurry) {
    const { first, last } = wants[index]!
    const number = free.from(first)
    if (number > last) continue
    free.take(number)
    given[index] = number
  }
  return given
}

/** Which numbers are free, each taken one pointing on towards the next that is. */
export class FreeNumbers {
  readonly #base: number
  readonly #next: Int32Array

  constructor(base: number, top: number) {
    this.#base = base
    this.#next = new Int32Array(Math.max(top - base + 2, 0)).map((_, i) => i)
  }

  take(number: number): void {
    const i = number - this.#base
    this.#next[i] = i + 1
  }

  /** The lowest free one from there on, or one past the end. */
  from(number: number): number {
    const next = this.#next
    let i = number - this.#base
    while (next[i] !== i) i = next[i] = next[next[i]!]! // halves the way for those that come after
    return i + this.#base
  }
}
