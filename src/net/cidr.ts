import { addressFrom, bitLength, readAddress, type Address, type Family } from './address.ts'
import { fault, quote, type Parsed } from './fault.ts'
import { firstFree, type Interval } from './interval.ts'

/** A block of addresses, written as one of them and a prefix length, as Go's netip.Prefix. */
export interface Cidr extends Interval<bigint> {
  readonly family: Family
  readonly prefix: number
  readonly first: bigint
  readonly last: bigint
  readonly size: bigint
  /** As written: 10.0.0.7 in 10.0.0.7/24. */
  readonly address: Address
  /** The first address. */
  readonly network: Address
  /** The last address, where the block has one that means all of them: IPv4 shorter than /31. */
  readonly broadcast: Address | undefined
  /** The text without host bits. */
  readonly masked: string
  /** True where no host bits were written. */
  readonly isMasked: boolean
  has(address: Address): boolean
  contains(other: Cidr): boolean
  overlaps(other: Cidr): boolean
  toString(): string
}

class Block implements Cidr {
  readonly family: Family
  readonly prefix: number
  readonly address: Address
  readonly first: bigint
  readonly last: bigint

  constructor(address: Address, prefix: number) {
    this.family = address.family
    this.prefix = prefix
    this.address = address
    const host = BigInt(bitLength(address.family) - prefix)
    this.first = (address.bits >> host) << host
    this.last = this.first + (1n << host) - 1n
  }

  get size(): bigint {
    return this.last - this.first + 1n
  }

  get network(): Address {
    return this.isMasked ? this.address : addressFrom(this.family, this.first)!
  }

  get broadcast(): Address | undefined {
    return this.family === 4 && this.prefix < 31 ? addressFrom(4, this.last) : undefined
  }

  get masked(): string {
    return `${this.network}/${this.prefix}`
  }

  get isMasked(): boolean {
    return this.address.bits === this.first
  }

  has(address: Address): boolean {
    return address.family === this.family && address.zone === undefined && this.first <= address.bits && address.bits <= this.last
  }

  contains(other: Cidr): boolean {
    return other.family === this.family && this.first <= other.first && other.last <= this.last
  }

  overlaps(other: Cidr): boolean {
    return other.family === this.family && this.first <= other.last && other.first <= this.last
  }

  toString(): string {
    return `${this.address}/${this.prefix}`
  }
}

/** The block of that prefix length around an address; undefined where the family has no such length. */
export function cidr(address: Address, prefix: number): Cidr | undefined {
  const fits = Number.isInteger(prefix) && prefix >= 0 && prefix <= bitLength(address.family)
  return fits && address.zone === undefined ? new Block(address, prefix) : undefined
}

export function parseCidr(text: string): Cidr | undefined {
  return readCidr(text).value
}

/** Without a sign or leading zeros, and no longer than a machine word holds: Go words those differently. */
const PREFIX_LENGTH = /^(?:0|[1-9][0-9]{0,17})$/

/** As `parseCidr`, with the words of Go's netip.ParsePrefix. */
export function readCidr(text: string): Parsed<Cidr> {
  const refuse = (words: string, start: number, end: number) => fault(`netip.ParsePrefix(${quote(text)}): ${words}`, start, end)
  const slash = text.lastIndexOf('/')
  if (slash < 0) return refuse("no '/'", 0, text.length)
  const address = readAddress(text.slice(0, slash))
  if (address.fault) return refuse(address.fault.words, address.fault.start, address.fault.end)
  const { family, zone } = address.value
  if (zone !== undefined) return refuse('IPv6 zones cannot be present in a prefix', slash - zone.length - 1, slash)
  const digits = text.slice(slash + 1)
  if (!PREFIX_LENGTH.test(digits)) return refuse(`bad bits after slash: ${quote(digits)}`, slash + 1, text.length)
  if (Number(digits) > bitLength(family)) return refuse('prefix length out of range', slash + 1, text.length)
  return { value: new Block(address.value, Number(digits)) }
}

/** The lowest block of that prefix length inside `within` that shares no address with those taken. */
export function freeBlock(within: Cidr, prefix: number, taken: Iterable<Cidr>): Cidr | undefined {
  if (prefix < within.prefix || prefix > bitLength(within.family)) return undefined
  // In units of the block looked for, a taken block covers every unit it touches.
  const unit = BigInt(bitLength(within.family) - prefix)
  const units = (block: Cidr): Interval<bigint> => ({ first: block.first >> unit, last: block.last >> unit })
  const own = [...taken].filter((block) => block.family === within.family)
  const free = firstFree(units(within), own.map(units))
  return free === undefined ? undefined : cidr(addressFrom(within.family, free << unit)!, prefix)
}
