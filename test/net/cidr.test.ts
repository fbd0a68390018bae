import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addressFrom, cidr, freeBlock, parseAddress, parseCidr, readCidr, type Cidr } from '../../src/net/index.ts'

const block = (text: string): Cidr => parseCidr(text)!

test.each([
  // text, masked, network, broadcast, size
  ['10.0.0.0/24', '10.0.0.0/24', '10.0.0.0', '10.0.0.255', 256n],
  ['10.0.0.7/24', '10.0.0.0/24', '10.0.0.0', '10.0.0.255', 256n],
  ['192.168.1.200/27', '192.168.1.192/27', '192.168.1.192', '192.168.1.223', 32n],
  ['10.0.0.1/30', '10.0.0.0/30', '10.0.0.0', '10.0.0.3', 4n],
  ['10.0.0.1/31', '10.0.0.0/31', '10.0.0.0', undefined, 2n],
  ['10.0.0.1/32', '10.0.0.1/32', '10.0.0.1', undefined, 1n],
  ['1.2.3.4/0', '0.0.0.0/0', '0.0.0.0', '255.255.255.255', 1n << 32n],
  ['fd00::1/64', 'fd00::/64', 'fd00::', undefined, 1n << 64n],
  ['::/0', '::/0', '::', undefined, 1n << 128n],
  ['::1/128', '::1/128', '::1', undefined, 1n],
  ['::ffff:1.2.3.4/120', '::ffff:1.2.3.0/120', '::ffff:1.2.3.0', undefined, 256n]
])('%s', (text, masked, network, broadcast, size) => {
  const one = block(text)
  expect(one.masked).toBe(masked)
  expect(one.isMasked).toBe(text === masked)
  expect(String(one.network)).toBe(network)
  expect(one.broadcast?.toString()).toBe(broadcast)
  expect(one.size).toBe(size)
  expect(String(one)).toBe(text)
  expect(String(one.address)).toBe(text.replace(/\/.*/, ''))
})

describe("refuses, in Go's words", () => {
  test.each([
    ['foo', "no '/'", 0, 3],
    ['10.0.0.0', "no '/'", 0, 8],
    ['10.0.0.0/33', 'prefix length out of range', 9, 11],
    ['::/129', 'prefix length out of range', 3, 6],
    ['10.0.0.0/', 'bad bits after slash: ""', 9, 9],
    ['10.0.0.0/024', 'bad bits after slash: "024"', 9, 12],
    ['10.0.0.0/+8', 'bad bits after slash: "+8"', 9, 11],
    ['10.0.0.0/-1', 'bad bits after slash: "-1"', 9, 11],
    ['10.0.0.0/ 24', 'bad bits after slash: " 24"', 9, 12],
    ['10.0.0.0/8/8', 'ParseAddr("10.0.0.0/8"): unexpected character (at "/8")', 8, 10],
    ['10.0.0.0/99999999999999999999', 'bad bits after slash: "99999999999999999999"', 9, 29],
    ['10.0.00.0/24', 'ParseAddr("10.0.00.0"): IPv4 field has octet with leading zero', 0, 9],
    ['10.0.0/24', 'ParseAddr("10.0.0"): IPv4 address too short', 0, 6],
    ['/24', 'ParseAddr(""): unable to parse IP', 0, 0],
    ['fe80::1%eth0/64', 'IPv6 zones cannot be present in a prefix', 7, 12]
  ])('%s: %s', (text, words, start, end) => {
    expect(readCidr(text).fault).toEqual({ words: `netip.ParsePrefix(${JSON.stringify(text)}): ${words}`, start, end })
    expect(parseCidr(text)).toBeUndefined()
  })
})

it('keeps families apart', () => {
  expect(block('::/0').has(parseAddress('10.0.0.1')!)).toBe(false)
  expect(block('::/0').contains(block('10.0.0.0/8'))).toBe(false)
  expect(block('0.0.0.0/0').overlaps(block('::/0'))).toBe(false)
  expect(block('127.0.0.0/8').has(parseAddress('::ffff:127.0.0.1')!)).toBe(false)
  expect(block('fe80::/64').has(parseAddress('fe80::1%eth0')!)).toBe(false)
})

it('is made of an address and a length', () => {
  expect(String(cidr(parseAddress('10.0.0.7')!, 24))).toBe('10.0.0.7/24')
  expect(String(cidr(parseAddress('10.0.0.7')!, 0))).toBe('10.0.0.7/0')
  expect(cidr(parseAddress('10.0.0.7')!, -1)).toBeUndefined()
  expect(cidr(parseAddress('10.0.0.7')!, 33)).toBeUndefined()
  expect(cidr(parseAddress('10.0.0.7')!, 1.5)).toBeUndefined()
  expect(cidr(parseAddress('fe80::1%eth0')!, 64)).toBeUndefined()
})

/** Blocks of one corner of the address space, small enough to count: the last 6 bits vary. */
const corner = (family: 4 | 6, at: number, bits: number): Cidr => {
  const [base, width] = family === 4 ? [0x0a00_0000n, 32] : [0xfd00n << 112n, 128]
  return cidr(addressFrom(family, base + BigInt(at))!, width - bits)!
}
const smallBlock = fc
  .tuple(fc.constantFrom(4 as const, 6 as const), fc.integer({ min: 0, max: 63 }), fc.integer({ min: 0, max: 6 }))
  .map(([family, at, bits]) => corner(family, at, bits))

/** Every address of a block, one by one. */
function members(one: Cidr): Set<string> {
  const all = new Set<string>()
  for (let bits = one.first; bits <= one.last; bits++) all.add(String(addressFrom(one.family, bits)))
  return all
}

describe('laws, counted out', () => {
  it('reads what it prints', () => {
    fc.assert(fc.property(smallBlock, (one) => String(block(String(one))) === String(one)))
  })

  it('has, contains and overlaps as its addresses say', () => {
    fc.assert(fc.property(smallBlock, smallBlock, (a, b) => {
      const [ofA, ofB] = [members(a), members(b)]
      expect(BigInt(ofA.size)).toBe(a.size)
      expect(a.has(b.address)).toBe(ofA.has(String(b.address)))
      expect(a.contains(b)).toBe([...ofB].every((one) => ofA.has(one)))
      expect(a.overlaps(b)).toBe([...ofB].some((one) => ofA.has(one)))
      expect(b.overlaps(a)).toBe(a.overlaps(b))
      expect(a.has(a.network) && a.has(a.address)).toBe(true)
      expect(block(a.masked).isMasked && block(a.masked).first === a.first).toBe(true)
    }))
  })

  it('finds the lowest free block', () => {
    const all = corner(4, 0, 6)
    fc.assert(fc.property(fc.array(smallBlock, { maxLength: 12 }), fc.integer({ min: 0, max: 6 }), (taken, bits) => {
      let expected: string | undefined
      for (let at = 0; at < 64 && expected === undefined; at += 2 ** bits) {
        const candidate = corner(4, at, bits)
        if (!taken.some((one) => one.overlaps(candidate))) expected = String(candidate)
      }
      expect(freeBlock(all, 32 - bits, taken)?.toString()).toBe(expected)
    }))
    expect(freeBlock(block('10.0.0.0/24'), 16, [])).toBeUndefined()
    expect(freeBlock(block('10.0.0.0/24'), 33, [])).toBeUndefined()
    // The same number in the other family is another address.
    expect(String(freeBlock(block('10.0.0.0/24'), 26, [block('::a00:0/120')]))).toBe('10.0.0.0/26')
    expect(String(freeBlock(block('fd00::/8'), 64, [block('fd00::/16'), block('10.0.0.0/8')]))).toBe('fd01::/64')
  })
})
