import { addressFrom, bitLength } from './address.ts'
import { cidr, type Cidr } from './cidr.ts'
import { merged, type Interval } from './interval.ts'

/** Gives blocks that share no address with those taken, each one once. */
export class FreeBlocks {
  readonly #taken: readonly Interval<bigint>[]
  /** Where the last one given ends, by size and place: the search goes on there. */
  readonly #next = new Map<string, { bits: bigint; index: number }>()

  /** Of one family. */
  constructor(taken: Iterable<Interval<bigint>>) {
    this.#taken = merged(taken)
  }

  /** The first free block of that prefix length within another one, from `from` on. */
  give(within: Cidr, prefix: number, from: bigint = within.first): Cidr | undefined {
    const size = 1n << BigInt(bitLength(within.family) - prefix)
    const name = `${within}/${prefix}`
    const place = this.#next.get(name) ?? { bits: from - (from % size), index: 0 }
    for (; place.index < this.#taken.length; place.index++) {
      const taken = this.#taken[place.index]!
      if (place.bits + size <= taken.first) break
      if (taken.last >= place.bits) place.bits = taken.last + 1n + ((size - ((taken.last + 1n) % size)) % size)
    }
    const { bits } = place
    if (bits + size - 1n > within.last) return undefined
    this.#next.set(name, { ...place, bits: bits + size })
    return cidr(addressFrom(within.family, bits)!, prefix)
  }
}
