import { isIPv4, isIPv6 } from 'node:net'
import fc from 'fast-check'
import { IPv4, IPv6 } from 'ip-num'
import { describe, expect, it, test } from 'vitest'
import {
  addressFrom,
  isLinkLocal,
  isLoopback,
  isMulticast,
  isPrivate,
  isShared,
  isUnspecified,
  parseAddress,
  readAddress,
  type Address,
  type Family
} from '../../src/net/index.ts'

const address = (text: string): Address => parseAddress(text)!

describe('reads and prints', () => {
  test.each([
    ['0.0.0.0', '0.0.0.0'],
    ['192.168.1.255', '192.168.1.255'],
    ['255.255.255.255', '255.255.255.255'],
    ['::', '::'],
    ['::1', '::1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['1::', '1::'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8'],
    ['FD00::00AB', 'fd00::ab'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:0:0:0:1', '2001:db8:0:1::1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['::1.2.3.4', '::102:304'],
    ['1:2:3:4:5:6:1.2.3.4', '1:2:3:4:5:6:102:304'],
    ['::ffff:1.2.3.4', '::ffff:1.2.3.4'],
    ['::ffff:102:304', '::ffff:1.2.3.4'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['fe80::1%a%b', 'fe80::1%a%b']
  ])('%s → %s', (text, printed) => {
    expect(String(parseAddress(text))).toBe(printed)
  })
})

describe("refuses, in Go's words", () => {
  test.each([
    ['', 'unable to parse IP'],
    ['foo', 'unable to parse IP'],
    ['1', 'unable to parse IP'],
    ['%eth0', 'missing IPv6 address'],
    ['1.2.3', 'IPv4 address too short'],
    ['1.2.3.4.5', 'IPv4 address too long'],
    ['1.2.3.256', 'IPv4 field has value >255'],
    ['1.2.3.04', 'IPv4 field has octet with leading zero'],
    ['1..2.3', 'IPv4 field must have at least one digit (at ".2.3")'],
    ['1.2.3.', 'IPv4 field must have at least one digit (at ".")'],
    ['.1.2.3', 'IPv4 field must have at least one digit (at ".1.2.3")'],
    ['1.2.3.4 ', 'unexpected character (at " ")'],
    [' 1.2.3.4', 'unexpected character (at " 1.2.3.4")'],
    ['1.2.3.+4', 'unexpected character (at "+4")'],
    ['10.0.0.1/24', 'unexpected character (at "/24")'],
    ['1.2.3.4%eth0', 'unexpected character (at "%eth0")'],
    ['1.2.3.4:80', 'unexpected character (at ":80")'],
    ['١.٢.٣.٤', 'unexpected character (at "١.٢.٣.٤")'],
    [':', 'each colon-separated field must have at least one digit (at ":")'],
    [':1::2', 'each colon-separated field must have at least one digit (at ":1::2")'],
    ['1:', 'colon must be followed by more characters (at ":")'],
    ['1:::2', 'each colon-separated field must have at least one digit (at ":2")'],
    ['1::2::3', 'multiple :: in address (at ":3")'],
    ['12345::', 'each group must have 4 or less digits (at "12345::")'],
    ['1:2', 'address string too short'],
    ['1:2:3:4:5:6:7:8:9', 'trailing garbage after address (at "9")'],
    ['1:2:3:4:5:6:7:8::', 'the :: must expand to at least one field of zeros'],
    ['1::2:3:4:5:6:7:8', 'the :: must expand to at least one field of zeros'],
    ['::1%', 'zone must be a non-empty string'],
    ['[::1]', 'each colon-separated field must have at least one digit (at "[::1]")'],
    ['::g', 'each colon-separated field must have at least one digit (at "g")'],
    ['::1g', 'unexpected character, want colon (at "g")'],
    ['1:1.2.3.4', 'embedded IPv4 address must replace the final 2 fields of the address (at "1.2.3.4")'],
    ['::1:2:3:4:5:6:7:1.2.3.4', 'too many hex fields to fit an embedded IPv4 at the end of the address (at "1.2.3.4")'],
    ['::ffff:01.2.3.4', 'IPv4 field has octet with leading zero'],
    ['::ffff:1.2.3', 'IPv4 address too short']
  ])('%j: %s', (text, words) => {
    expect(parseAddress(text)).toBeUndefined()
    const { fault } = readAddress(text)
    expect(fault!.words).toBe(`ParseAddr(${JSON.stringify(text)}): ${words}`)
    expect(fault!.start).toBeLessThanOrEqual(fault!.end)
    expect(fault!.end).toBe(text.length)
  })

  it('points at what could not be read', () => {
    expect(readAddress('10.0.0.x').fault).toEqual({ words: 'ParseAddr("10.0.0.x"): unexpected character (at "x")', start: 7, end: 8 })
  })
})

describe('kinds', () => {
  test.each([
    [isUnspecified, ['0.0.0.0', '::', '::ffff:0.0.0.0'], ['0.0.0.1', '::1']],
    [isLoopback, ['127.0.0.1', '127.255.255.255', '::1', '::ffff:127.0.0.1'], ['126.255.255.255', '128.0.0.0', '::2', '::']],
    [
      isPrivate,
      ['10.0.0.0', '10.255.255.255', '172.16.0.0', '172.31.255.255', '192.168.0.0', '192.168.255.255', 'fc00::', 'fdff::1', '::ffff:10.0.0.1'],
      ['9.255.255.255', '11.0.0.0', '172.15.255.255', '172.32.0.0', '192.167.0.1', '192.169.0.0', 'fbff::', 'fe00::', '100.64.0.1']
    ],
    [isShared, ['100.64.0.0', '100.127.255.255'], ['100.63.255.255', '100.128.0.0', '6440::']],
    [isLinkLocal, ['169.254.0.0', '169.254.255.255', 'fe80::', 'febf::1', 'fe80::1%eth0'], ['169.253.0.1', '169.255.0.0', 'fec0::', '57.123.22.11']],
    [isMulticast, ['224.0.0.0', '239.255.255.255', 'ff02::1'], ['223.255.255.255', '240.0.0.0', 'feff::']]
  ])('%o', (is, yes, no) => {
    for (const text of yes) expect([text, is(address(text))]).toEqual([text, true])
    for (const text of no) expect([text, is(address(text))]).toEqual([text, false])
  })

  it('unmaps an IPv4 address written as IPv6', () => {
    const mapped = address('::ffff:127.0.0.1')
    expect([mapped.family, mapped.mapped, String(mapped.unmapped())]).toEqual([6, true, '127.0.0.1'])
    expect(mapped.unmapped().equals(address('127.0.0.1'))).toBe(true)
    expect(mapped.equals(address('127.0.0.1'))).toBe(false)
    expect(address('::1').unmapped().equals(address('::1'))).toBe(true)
  })

  it('has no address beyond its family', () => {
    expect(addressFrom(4, 1n << 32n)).toBeUndefined()
    expect(addressFrom(6, 1n << 128n)).toBeUndefined()
    expect(addressFrom(4, -1n)).toBeUndefined()
  })
})

const family: fc.Arbitrary<Family> = fc.constantFrom(4, 6)
const someBits = (width: bigint): fc.Arbitrary<bigint> => fc.oneof(fc.bigInt(0n, (1n << width) - 1n), fc.integer({ min: 0, max: 70_000 }).map(BigInt))
const anyAddress = family.chain((of) => someBits(of === 4 ? 32n : 128n).map((bits) => addressFrom(of, bits)!))

/** Texts that are nearly addresses. */
const nearly = fc.oneof(
  fc.string({ unit: fc.constantFrom('0', '1', 'f', 'ff', '255', ':', '::', '.', '%e', '/', ' '), maxLength: 12 }),
  fc.ipV4Extended(),
  fc.ipV6(),
  anyAddress.map(String)
)

describe('laws', () => {
  it('reads what it prints', () => {
    fc.assert(fc.property(anyAddress, (one) => address(String(one)).equals(one)))
  })

  it('prints what it reads in one way only', () => {
    fc.assert(fc.property(nearly, (text) => {
      const one = parseAddress(text)
      if (one) expect(address(String(one)).equals(one)).toBe(true)
    }))
  })

  it('takes what Node takes, but for the zones that Node knows', () => {
    fc.assert(fc.property(nearly, (text) => {
      fc.pre(!text.includes('%'))
      expect([text, parseAddress(text)?.family]).toEqual([text, isIPv4(text) ? 4 : isIPv6(text) ? 6 : undefined])
    }), { numRuns: 2000 })
  })

  it('counts as ip-num does', () => {
    fc.assert(fc.property(anyAddress, (one) => {
      expect(one.family === 4 ? new IPv4(String(one)).value : new IPv6(String(one)).value).toBe(one.bits)
    }))
    fc.assert(fc.property(fc.ipV6(), (text) => parseAddress(text)!.bits === new IPv6(text).value))
  })

  it('is ordered by family, then number', () => {
    fc.assert(fc.property(anyAddress, anyAddress, (a, b) => {
      const expected = a.family - b.family || Number(a.bits > b.bits) - Number(a.bits < b.bits)
      expect(Math.sign(a.compare(b))).toBe(Math.sign(expected))
      expect(a.equals(b)).toBe(expected === 0)
    }))
    expect(address('fe80::1%a').compare(address('fe80::1'))).toBe(1)
  })
})
