import { bitLength, type Address } from './address.ts'
import type { Cidr } from './cidr.ts'

/** Finds what belongs to the smallest block that has an address. A question takes time for the prefix lengths there are, not for the blocks. */
export class BlockMap<T> {
  readonly #tables = new Map<string, { readonly family: 4 | 6; readonly prefix: number; readonly items: Map<bigint, T> }>()

  /** The first item of a block stays. */
  add({ family, prefix, first }: Cidr, item: T): void {
    const name = `${family}/${prefix}`
    const table = this.#tables.get(name) ?? { family, prefix, items: new Map<bigint, T>() }
    this.#tables.set(name, table)
    if (!table.items.has(first)) table.items.set(first, item)
  }

  at(address: Address): T | undefined {
    if (address.zone !== undefined) return undefined
    let longest = -1
    let found: T | undefined
    for (const { family, prefix, items } of this.#tables.values()) {
      if (family !== address.family || prefix < longest) continue
      const host = BigInt(bitLength(family) - prefix)
      const first = (address.bits >> host) << host
      if (!items.has(first)) continue
      longest = prefix
      found = items.get(first)
    }
    return found
  }
}
