import { fault, quote, type Parsed } from './fault.ts'

// The arithmetic is our own. ip-num, which would be the door for it, throws, weighs 42 KB and 8 ms at start-up, prints no
// canonical IPv6 and takes prefix lengths that Go refuses; the tests hold ours against it.

export type Family = 4 | 6

/** An IP address as Go's net/netip understands one. `::ffff:1.2.3.4` is of family 6 until it is unmapped. */
export interface Address {
  readonly family: Family
  readonly bits: bigint
  /** An IPv4-mapped IPv6 address: Docker treats it as the IPv4 address inside. */
  readonly mapped: boolean
  readonly zone: string | undefined
  /** The IPv4 address inside a mapped one, else the address itself. */
  unmapped(): Address
  /** Canonical, as RFC 5952 has it. */
  toString(): string
  equals(other: Address): boolean
  /** IPv4 before IPv6, then by number, then by zone. */
  compare(other: Address): number
}

const WIDTH = { 4: 32, 6: 128 } as const

/** How many bits an address of the family has. */
export const bitLength = (family: Family): 32 | 128 => WIDTH[family]

const MAPPED_PREFIX = 0xffffn
const LOW_32 = 0xffff_ffffn

class Ip implements Address {
  readonly family: Family
  readonly bits: bigint
  readonly zone: string | undefined

  constructor(family: Family, bits: bigint, zone: string | undefined) {
    this.family = family
    this.bits = bits
    this.zone = zone
  }

  get mapped(): boolean {
    return this.family === 6 && this.bits >> 32n === MAPPED_PREFIX
  }

  unmapped(): Address {
    return this.mapped ? new Ip(4, this.bits & LOW_32, undefined) : this
  }

  toString(): string {
    if (this.family === 4) return printIPv4(this.bits)
    const text = this.mapped ? `::ffff:${printIPv4(this.bits & LOW_32)}` : printIPv6(this.bits)
    return this.zone === undefined ? text : `${text}%${this.zone}`
  }

  equals(other: Address): boolean {
    return this.compare(other) === 0
  }

  compare(other: Address): number {
    return order(this.family, other.family) || order(this.bits, other.bits) || order(this.zone ?? '', other.zone ?? '')
  }
}

function order<T extends number | bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The address of that number; undefined where the family has no such number. */
export function addressFrom(family: Family, bits: bigint): Address | undefined {
  return bits >= 0n && bits >> BigInt(WIDTH[family]) === 0n ? new Ip(family, bits, undefined) : undefined
}

export function parseAddress(text: string): Address | undefined {
  const read = scan(text)
  return read instanceof Ip ? read : undefined
}

/** As `parseAddress`, with the words of Go's netip.ParseAddr, which Engine 29 and Compose 5 pass on. */
export function readAddress(text: string): Parsed<Address> {
  const read = scan(text)
  if (read instanceof Ip) return { value: read }
  const where = read.at === undefined || read.at >= text.length ? '' : ` (at ${quote(text.slice(read.at, read.end))})`
  return fault(`ParseAddr(${quote(text)}): ${read.why}${where}`, read.at ?? 0, text.length)
}

/** What stopped the scan; `at` up to `end` is what Go would show as the unread rest. */
interface Stop {
  readonly why: string
  readonly at: number | undefined
  readonly end: number | undefined
}

const stop = (why: string, at?: number, end?: number): Stop => ({ why, at, end })

const DOT = 46
const COLON = 58
const PERCENT = 37

/** Which family a text means is decided by the first of `.`, `:` and `%` in it. */
function scan(text: string): Ip | Stop {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === DOT) {
      const bits = scanIPv4(text, 0, text.length)
      return typeof bits === 'number' ? new Ip(4, BigInt(bits), undefined) : bits
    }
    if (code === COLON) return scanIPv6(text)
    if (code === PERCENT) return stop('missing IPv6 address')
  }
  return stop('unable to parse IP')
}

function scanIPv4(text: string, start: number, end: number): number | Stop {
  let bits = 0
  let dots = 0
  let octet = 0
  let digits = 0
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit >= 0 && digit <= 9) {
      if (digits === 1 && octet === 0) return stop('IPv4 field has octet with leading zero')
      octet = octet * 10 + digit
      digits++
      if (octet > 255) return stop('IPv4 field has value >255')
    } else if (text.charCodeAt(i) === DOT) {
      if (digits === 0 || i === end - 1) return stop('IPv4 field must have at least one digit', i, end)
      if (dots === 3) return stop('IPv4 address too long')
      bits = bits * 256 + octet
      dots++
      octet = 0
      digits = 0
    } else {
      return stop('unexpected character', i, end)
    }
  }
  return dots < 3 ? stop('IPv4 address too short') : bits * 256 + octet
}

function scanIPv6(text: string): Ip | Stop {
  const percent = text.indexOf('%')
  const end = percent < 0 ? text.length : percent
  const zone = percent < 0 ? undefined : text.slice(percent + 1)
  if (zone === '') return stop('zone must be a non-empty string')

  const fields: number[] = []
  let gap = text.startsWith('::') ? 0 : undefined // how many fields stand before the `::`
  let at = gap === 0 ? 2 : 0
  while (fields.length < 8 && !(at === end && gap === fields.length)) {
    let field = 0
    let next = at
    for (let digit = hex(text, next, end); digit >= 0; digit = hex(text, ++next, end)) {
      if (next - at > 3) return stop('each group must have 4 or less digits', at, end)
      field = field * 16 + digit
    }
    if (next === at) return stop('each colon-separated field must have at least one digit', at, end)

    if (next < end && text.charCodeAt(next) === DOT) {
      if (gap === undefined && fields.length !== 6) return stop('embedded IPv4 address must replace the final 2 fields of the address', at, end)
      if (fields.length > 6) return stop('too many hex fields to fit an embedded IPv4 at the end of the address', at, end)
      const bits = scanIPv4(text, at, end)
      if (typeof bits !== 'number') return bits
      fields.push(Math.floor(bits / 0x10000), bits % 0x10000)
      at = end
      break
    }

    fields.push(field)
    at = next
    if (at === end) break
    if (text.charCodeAt(at) !== COLON) return stop('unexpected character, want colon', at, end)
    if (at + 1 === end) return stop('colon must be followed by more characters', at, end)
    at++
    if (text.charCodeAt(at) === COLON) {
      if (gap !== undefined) return stop('multiple :: in address', at, end)
      gap = fields.length
      at++
    }
  }

  if (at < end) return stop('trailing garbage after address', at, end)
  if (fields.length === 8) {
    if (gap !== undefined) return stop('the :: must expand to at least one field of zeros')
  } else {
    if (gap === undefined) return stop('address string too short')
    fields.splice(gap, 0, ...Array<number>(8 - fields.length).fill(0))
  }
  return new Ip(6, joined(fields), zone)
}

/** The value of the hexadecimal digit at an offset, -1 where there is none. */
function hex(text: string, at: number, end: number): number {
  if (at >= end) return -1
  const code = text.charCodeAt(at)
  if (code >= 48 && code <= 57) return code - 48
  const letter = code | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : -1
}

function joined(fields: readonly number[]): bigint {
  let bits = 0n
  for (let i = 0; i < 8; i += 2) bits = (bits << 32n) | BigInt(fields[i]! * 0x10000 + fields[i + 1]!)
  return bits
}

function printIPv4(bits: bigint): string {
  const n = Number(bits)
  return `${n >>> 24}.${(n >>> 16) & 255}.${(n >>> 8) & 255}.${n & 255}`
}

/** RFC 5952: lower case, no leading zeros, the first of the longest runs of two or more zero fields is `::`. */
function printIPv6(bits: bigint): string {
  const fields = Array.from({ length: 8 }, (_, i) => Number((bits >> BigInt(112 - 16 * i)) & MAPPED_PREFIX))
  let start = 0
  let length = 1
  for (let i = 0; i < 8; i++) {
    let run = 0
    while (fields[i + run] === 0) run++
    if (run > length) [start, length] = [i, run]
    i += run
  }
  const print = (some: readonly number[]): string => some.map((field) => field.toString(16)).join(':')
  return length < 2 ? print(fields) : `${print(fields.slice(0, start))}::${print(fields.slice(start + length))}`
}

/** `0.0.0.0`, `::` and `::ffff:0.0.0.0`. */
export const isUnspecified = (address: Address): boolean => address.unmapped().bits === 0n

/** 127.0.0.0/8, ::1. */
export const isLoopback = (address: Address): boolean => within(address, 0x7fn, 8, 1n, 128)

/** RFC 1918 and RFC 4193, as Go's IsPrivate. */
export const isPrivate = (address: Address): boolean =>
  within(address, 0x0an, 8, 0x7en, 7) || within(address, 0xac1n, 12) || within(address, 0xc0a8n, 16)

/** RFC 6598: 100.64.0.0/10, between a provider and its customers. */
export const isShared = (address: Address): boolean => within(address, 0x191n, 10)

/** 169.254.0.0/16, fe80::/10. */
export const isLinkLocal = (address: Address): boolean => within(address, 0xa9fen, 16, 0x3fan, 10)

/** 224.0.0.0/4, ff00::/8. */
export const isMulticast = (address: Address): boolean => within(address, 0xen, 4, 0xffn, 8)

/** Whether the leading bits of the address are those of its family's block. */
function within(address: Address, head4: bigint, prefix4: number, head6?: bigint, prefix6 = 0): boolean {
  const { family, bits } = address.unmapped()
  return family === 4 ? bits >> BigInt(32 - prefix4) === head4 : bits >> BigInt(128 - prefix6) === head6
}
