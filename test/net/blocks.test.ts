import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressFrom, BlockMap, cidr, clashes, DEFAULT_POOLS, FreeBlocks, parseAddress, parseCidr, type Cidr } from '../../src/net/index.ts'

/** Blocks of a small corner of IPv4, so that they meet. */
const block = fc.tuple(fc.nat(255), fc.integer({ min: 24, max: 32 })).map(([host, prefix]) => parseCidr(cidr(addressFrom(4, 0x0a00_0000n + BigInt(host))!, prefix)!.masked)!)
const blocks = fc.array(block, { maxLength: 20 })
const within = parseCidr('10.0.0.0/24')!

describe('BlockMap', () => {
  it('finds the smallest block that has an address', () => {
    fc.assert(fc.property(blocks, fc.nat(255), (all, host) => {
      const map = new BlockMap<string>()
      for (const one of all) map.add(one, one.masked)
      const address = addressFrom(4, within.first + BigInt(host))!
      const best = all.filter((one) => one.has(address)).sort((a, b) => b.prefix - a.prefix)[0]
      expect(map.at(address)).toBe(best?.masked)
    }))
  })

  it('tells the families apart', () => {
    const map = new BlockMap<string>()
    map.add(parseCidr('::/0')!, 'six')
    expect(map.at(parseAddress('10.0.0.1')!)).toBeUndefined()
    expect(map.at(parseAddress('fd00::1')!)).toBe('six')
    expect(map.at(parseAddress('fe80::1%eth0')!)).toBeUndefined()
  })

  it('keeps the first item of a block', () => {
    const map = new BlockMap<string>()
    map.add(within, 'first')
    map.add(within, 'second')
    expect(map.at(parseAddress('10.0.0.1')!)).toBe('first')
  })
})

describe('FreeBlocks', () => {
  it('gives blocks that nobody has, each once, until there is none', () => {
    fc.assert(fc.property(blocks, fc.integer({ min: 24, max: 32 }), (taken, prefix) => {
      const free = new FreeBlocks(taken)
      const given: Cidr[] = []
      for (let next = free.give(within, prefix); next; next = free.give(within, prefix)) given.push(next)
      const all = Array.from({ length: 2 ** (prefix - 24) }, (_, i) => cidr(addressFrom(4, within.first + BigInt(i * 2 ** (32 - prefix)))!, prefix)!)
      expect(given.map(String)).toEqual(all.filter((one) => !taken.some((other) => other.overlaps(one))).map(String))
    }))
  })

  it('begins where it is told to', () => {
    const free = new FreeBlocks([parseCidr('10.0.0.64/26')!])
    expect(`${free.give(within, 26, parseAddress('10.0.0.70')!.bits)}`).toBe('10.0.0.128/26')
    expect(`${new FreeBlocks([]).give(within, 26, parseAddress('10.0.0.70')!.bits)}`).toBe('10.0.0.64/26')
    expect(`${new FreeBlocks([parseCidr('10.0.0.0/28')!]).give(within, 26, parseAddress('10.0.0.128')!.bits)}`).toBe('10.0.0.128/26')
  })

  it('goes on where it was for each length and each place alone', () => {
    const free = new FreeBlocks([])
    expect([free.give(within, 26), free.give(within, 26), free.give(within, 25), free.give(parseCidr('10.0.1.0/24')!, 26)].map(String)).toEqual([
      '10.0.0.0/26', '10.0.0.64/26', '10.0.0.0/25', '10.0.1.0/26'
    ])
  })
})

describe('clashes by kind', () => {
  it('pairs each with one of every kind that it meets', () => {
    const items = fc.array(fc.record({ block, kind: fc.constantFrom('a', 'b', 'c') }), { maxLength: 20 })
    fc.assert(fc.property(items, (all) => {
      const found = [...clashes(all, (item) => item.block, (item) => item.kind)]
      for (const [a, b] of found) expect(a.block.overlaps(b.block)).toBe(true)
      for (const kind of ['a', 'b', 'c']) {
        for (const item of all) {
          const other = all.find((other) => other !== item && other.kind === kind && other.block.overlaps(item.block))
          if (other) expect(found.some((pair) => pair.includes(item) || pair.includes(other))).toBe(true)
        }
      }
      expect(found.length).toBeLessThanOrEqual(3 * all.length)
    }))
  })
})

it('knows the pools of a daemon that is told none', () => {
  expect(DEFAULT_POOLS.length).toBe(31)
  expect([DEFAULT_POOLS[0], DEFAULT_POOLS[14], DEFAULT_POOLS[15], DEFAULT_POOLS[30]].map(String)).toEqual(['172.17.0.0/16', '172.31.0.0/16', '192.168.0.0/20', '192.168.240.0/20'])
})
