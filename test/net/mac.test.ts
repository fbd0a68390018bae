import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parseMac } from '../../src/net/index.ts'

test.each([
  ['02:42:AC:11:00:02', '02:42:ac:11:00:02'],
  ['02-42-ac-11-00-02', '02:42:ac:11:00:02'],
  ['0242.ac11.0002', '02:42:ac:11:00:02'],
  ['02:00:5e:10:00:00:00:01', '02:00:5e:10:00:00:00:01'],
  ['0200.5e10.0000.0001', '02:00:5e:10:00:00:00:01'],
  [Array(20).fill('a1').join(':'), Array(20).fill('a1').join(':')]
])('%s', (text, printed) => {
  expect(String(parseMac(text))).toBe(printed)
})

test.each([
  '', 'foo', '02:42:ac:11:00', '02:42:ac:11:00:2', '02:42:ac:11:00:02:03', '02:42-ac:11:00:02', '02:42:ac:11:00:0g', '0242ac110002', '0242:ac11:0002',
  '02.42.ac.11.00.02', '02:42:ac:11:00:02 ', '02:42:ac:11:00:02:', '0242.ac11', '02:42:ac:11:00:02\n', '0242.ac11.0002.', 'x0242.ac11.0002', '0242.ac11.0002 '
])('refuses %j', (text) => {
  expect(parseMac(text)).toBeUndefined()
})

describe('kinds', () => {
  const kind = (text: string): boolean[] => [parseMac(text)!].flatMap((mac) => [mac.isMulticast, mac.isZero, mac.isBroadcast])
  test.each([
    ['02:42:ac:11:00:02', [false, false, false]],
    ['01:00:5e:00:00:01', [true, false, false]],
    ['00:00:00:00:00:00', [false, true, false]],
    ['ff:ff:ff:ff:ff:fe', [true, false, false]],
    ['ff:ff:ff:ff:ff:ff', [true, false, true]]
  ])('%s', (text, expected) => {
    expect(kind(text)).toEqual(expected)
  })
})

it('reads what it prints', () => {
  const octets = fc.constantFrom(6, 8, 20).chain((length) => fc.array(fc.integer({ min: 0, max: 255 }), { minLength: length, maxLength: length }))
  const hex = (octet: number): string => octet.toString(16).padStart(2, '0')
  fc.assert(fc.property(octets, fc.constantFrom(':', '-'), (some, separator) => {
    const mac = parseMac(some.map(hex).join(separator))!
    expect(mac.octets).toEqual(some)
    expect(parseMac(String(mac))!.octets).toEqual(some)
    expect(parseMac(String(mac).replace(/(..):(..)/g, '$1$2').replaceAll(':', '.'))!.octets).toEqual(some)
  }))
})
