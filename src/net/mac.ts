/** A hardware address of 6, 8 or 20 octets, as Go's net.ParseMAC takes one. */
export interface Mac {
  readonly octets: readonly number[]
  /** The bit that says "a group of interfaces"; the broadcast address has it too. */
  readonly isMulticast: boolean
  readonly isZero: boolean
  readonly isBroadcast: boolean
  /** Lower case, with colons. */
  toString(): string
}

const PAIRS = /^[0-9a-f]{2}(?:(:|-)[0-9a-f]{2})(?:\1[0-9a-f]{2})*$/i
const QUADS = /^[0-9a-f]{4}(?:\.[0-9a-f]{4})+$/i

export function parseMac(text: string): Mac | undefined {
  if (!PAIRS.test(text) && !QUADS.test(text)) return undefined
  const digits = text.replace(/[:.-]/g, '')
  const octets = Array.from({ length: digits.length / 2 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16))
  if (octets.length !== 6 && octets.length !== 8 && octets.length !== 20) return undefined
  return {
    octets,
    isMulticast: (octets[0]! & 1) === 1,
    isZero: octets.every((octet) => octet === 0),
    isBroadcast: octets.every((octet) => octet === 0xff),
    toString: () => octets.map((octet) => octet.toString(16).padStart(2, '0')).join(':')
  }
}
