import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { LAST_PORT, parseExpose, parsePortRange, parseProtocol, portRange, readPortRange, type PortRange } from '../../src/net/index.ts'
import { recorded, rows } from './conformance.ts'

const anyRange = fc
  .tuple(fc.integer({ min: 0, max: LAST_PORT }), fc.integer({ min: 0, max: LAST_PORT }))
  .map(([a, b]) => portRange(Math.min(a, b), Math.max(a, b))!)

describe('ranges', () => {
  test.each([
    ['80', 80, 80],
    ['0', 0, 0],
    ['65535', 65535, 65535],
    ['8080-8090', 8080, 8090],
    ['00080-0090', 80, 90],
    ['80-80', 80, 80]
  ])('%s', (text, first, last) => {
    const range = parsePortRange(text)!
    expect([range.first, range.last, range.size]).toEqual([first, last, last - first + 1])
  })

  test.each([
    ['', "invalid start port '': value is empty", 0, 0],
    ['foo', "invalid start port 'foo': invalid syntax", 0, 3],
    ['-1', "invalid start port '': value is empty", 0, 0],
    ['-', "invalid start port '': value is empty", 0, 0],
    ['65536', "invalid start port '65536': value out of range (0–65535)", 0, 5],
    ['80-65536', "invalid end port '65536': value out of range (0–65535)", 3, 8],
    ['80-', "invalid end port '': value is empty", 3, 3],
    ['80--x', "invalid end port '-x': invalid syntax", 3, 5],
    ['80--1x', "invalid end port '-1x': invalid syntax", 3, 6],
    ['80--81', "invalid end port '-81': value out of range (0–65535)", 3, 6],
    ['80-81-82', "invalid end port '81-82': invalid syntax", 3, 8],
    ['9092-9090', 'invalid port range: 9092-9090', 0, 9],
    ['80 ', "invalid start port '80 ': invalid syntax", 0, 3],
    ['0x50', "invalid start port '0x50': invalid syntax", 0, 4],
    ['8_0', "invalid start port '8_0': invalid syntax", 0, 3],
    ['1e3', "invalid start port '1e3': invalid syntax", 0, 3],
    ['٨٠', "invalid start port '٨٠': invalid syntax", 0, 2]
  ])('%j: %s', (text, words, start, end) => {
    expect(parsePortRange(text)).toBeUndefined()
    expect(readPortRange(text).fault).toEqual({ words, start, end })
  })

  it('is made of numbers that are ports', () => {
    expect(String(portRange(80))).toBe('80')
    for (const [first, last] of [[-1, 1], [1, 65536], [2, 1], [1.5, 2], [Number.NaN, 1]] as const) expect(portRange(first, last)).toBeUndefined()
  })

  it('reads what it prints', () => {
    fc.assert(fc.property(anyRange, (one) => {
      const again = parsePortRange(String(one))!
      expect([again.first, again.last]).toEqual([one.first, one.last])
    }))
  })

  it('has and overlaps as its ports say', () => {
    const small = fc.tuple(fc.nat(20), fc.nat(5)).map(([first, more]) => portRange(first, first + more)!)
    const ports = ({ first, last }: PortRange): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i)
    fc.assert(fc.property(small, small, (a, b) => {
      expect(ports(a).length).toBe(a.size)
      expect(a.overlaps(b)).toBe(ports(a).some((port) => b.has(port)))
      expect(ports(a).every((port) => a.has(port)) && !a.has(a.first - 1) && !a.has(a.last + 1)).toBe(true)
    }))
  })
})

test('protocols in any case', () => {
  expect(['tcp', 'UDP', 'Sctp'].map(parseProtocol)).toEqual(['tcp', 'udp', 'sctp'])
  expect(['', 'http', 'tcp ', 'tcp/udp', '__proto__'].map(parseProtocol)).toEqual(Array(5).fill(undefined))
})

describe('expose', () => {
  test.each([
    ['3000', '3000', 'tcp'],
    ['3000/udp', '3000', 'udp'],
    ['3000-3005/UDP', '3000-3005', 'udp'],
    ['3000/', '3000', 'tcp']
  ])('%s', (text, range, protocol) => {
    const { value } = parseExpose(text)
    expect([String(value!.range), value!.protocol]).toEqual([range, protocol])
  })

  test.each([
    ['', 'invalid port range: value is empty', 0, 0],
    ['foo', "invalid start port 'foo': invalid syntax", 0, 3],
    ['8080:80', "invalid start port '8080:80': invalid syntax", 0, 7],
    ['65536', "invalid start port '65536': value out of range (0–65535)", 0, 5],
    ['90-80', 'invalid port range: 90-80', 0, 5],
    ['/tcp', "invalid start port '': value is empty", 0, 0],
    ['/http', "invalid start port '': value is empty", 0, 0],
    ['80/HTTP', 'invalid proto: http', 3, 7],
    ['80/http', 'invalid proto: http', 3, 7]
  ])('%j: %s', (text, words, start, end) => {
    expect(parseExpose(text).fault).toEqual({ words, start, end })
  })
})

interface NumberRow {
  readonly api: string
  readonly input: string
  readonly begin?: number
  readonly end?: number
  readonly error: string | null
}

describe('port numbers as recorded', () => {
  test.skipIf(!recorded)('needs the recordings beside the repository', () => {
    expect(rows('port_numbers')).not.toEqual([])
  })

  for (const { api, input, begin, end, error } of rows<NumberRow>('port_numbers')) {
    // A single number is read as a range of one, so what is none only for being a range is not asked for.
    if (api === 'moby network.ParsePort' && parsePortRange(input)) continue
    test(`${api} ${JSON.stringify(input)}`, () => {
      const { value, fault } = api.startsWith('moby') ? withoutProtocol(parseExpose(input)) : readPortRange(input)
      expect(fault === undefined).toBe(error === null)
      if (value && begin !== undefined) expect([value.first, value.last]).toEqual([begin, end])
      // The tables of the other functions name the number otherwise, or not at all.
      if (fault && api === 'ParsePortRange') expect(fault.words).toBe(error)
    })
  }
})

const withoutProtocol = ({ value, fault }: ReturnType<typeof parseExpose>): ReturnType<typeof readPortRange> =>
  value ? { value: value.range } : { fault: fault! }
