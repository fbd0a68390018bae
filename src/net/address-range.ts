import { parseAddress, type Address, type Family } from './address.ts'
import { parseCidr } from './cidr.ts'
import type { Interval } from './interval.ts'

/** Addresses of one family, from first to last. */
export interface AddressRange extends Interval<bigint> {
  readonly family: Family
}

/** `192.168.1.100-192.168.1.199`, `192.168.1.0/25` or one address, as DHCP servers and people write them. */
export function parseAddressRange(text: string): AddressRange | undefined {
  if (text.includes('/')) return parseCidr(text)
  const [from, to, ...more] = text.split('-').map((part) => parseAddress(part.trim()))
  const last: Address | undefined = text.includes('-') ? to : from
  if (!from || !last || more.length > 0 || from.family !== last.family || from.bits > last.bits) return undefined
  return { family: from.family, first: from.bits, last: last.bits }
}
