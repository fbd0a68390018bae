import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { load } from '../../src/compose/load.ts'
import type { Overlap, Project } from '../../src/project/model.ts'
import { parseCidr } from '../../src/net/index.ts'
import { project } from '../../src/project/project.ts'
import { currentTarget, version } from '../../src/project/target.ts'
import { memory } from '../memory.ts'

function read(text: string, engine = '29.0'): Project {
  const loaded = load({ files: ['compose.yaml'], directory: '.', shell: {}, envFiles: undefined, profiles: [], name: 'app' }, memory({ 'compose.yaml': text }))
  return project(loaded, { ...currentTarget, engine: version(engine)! }, undefined)
}

const claims = ({ addressPlans }: Project): string[] => addressPlans.flatMap((plan) => plan.claims.map(({ by, address }) => `${by} ${address}`))

const one = (network: string, endpoint = '{}'): string => `services: {a: {image: a, networks: {n: ${endpoint}}}}\nnetworks: {n: ${network}}\n`

describe('the addresses of a subnet', () => {
  it('go to those who are first in the engine', () => {
    const plan = read(one('{ipam: {config: [{subnet: 10.0.0.0/24, gateway: 10.0.0.9, aux_addresses: {x: 10.0.0.7}}]}}', '{ipv4_address: 10.0.0.7}'))
    expect(claims(plan)).toEqual(['network address 10.0.0.0', 'broadcast address 10.0.0.255', 'gateway 10.0.0.9', 'auxiliary address 10.0.0.7', 'static address 10.0.0.7'])
    expect(plan.addressPlans[0]!.conflicts.map(({ claim, holder }) => [claim.by, holder.by])).toEqual([['static address', 'auxiliary address']])
  })

  it.each([
    ['a bridge', '{ipam: {config: [{subnet: 10.0.0.0/24}]}}', '29.0', '10.0.0.1'],
    ['a bridge with a range', '{ipam: {config: [{subnet: 10.0.0.0/24, ip_range: 10.0.0.64/26}]}}', '29.0', '10.0.0.64'],
    ['a /31', '{ipam: {config: [{subnet: 10.0.0.0/31}]}}', '29.0', '10.0.0.0'],
    ['IPv6', "{enable_ipv6: true, ipam: {config: [{subnet: 'fd00::/64'}]}}", '29.0', 'fd00::1'],
    ['an internal bridge', '{internal: true, ipam: {config: [{subnet: 10.0.0.0/24}]}}', '29.0', '10.0.0.1'],
    ['an isolated bridge', '{internal: true, driver_opts: {com.docker.network.bridge.gateway_mode_ipv4: isolated}, ipam: {config: [{subnet: 10.0.0.0/24}]}}', '29.0', undefined],
    ['an IPv6 bridge that inhibits IPv4', "{enable_ipv6: true, internal: true, driver_opts: {com.docker.network.bridge.inhibit_ipv4: 'true'}, ipam: {config: [{subnet: 'fd00::/64'}]}}", '29.0', 'fd00::1'],
    ['an internal bridge that inhibits IPv4', "{internal: true, driver_opts: {com.docker.network.bridge.inhibit_ipv4: 'true'}, ipam: {config: [{subnet: 10.0.0.0/24}]}}", '29.0', undefined],
    ['an internal bridge that does not', "{internal: true, driver_opts: {com.docker.network.bridge.inhibit_ipv4: 'false'}, ipam: {config: [{subnet: 10.0.0.0/24}]}}", '29.0', '10.0.0.1'],
    ['an open bridge that inhibits IPv4', "{internal: false, driver_opts: {com.docker.network.bridge.inhibit_ipv4: 'true'}, ipam: {config: [{subnet: 10.0.0.0/24}]}}", '29.0', '10.0.0.1'],
    ['a bridge that may be internal', "{internal: '${X}', driver_opts: {com.docker.network.bridge.inhibit_ipv4: 'true'}, ipam: {config: [{subnet: 10.0.0.0/24}]}}", '29.0', undefined],
    ['a bridge of a mode', '{driver_opts: {com.docker.network.bridge.gateway_mode_ipv4: nat}, ipam: {config: [{subnet: 10.0.0.0/24}]}}', '29.0', '10.0.0.1'],
    ['a bridge of unknown mode', "{driver_opts: {com.docker.network.bridge.gateway_mode_ipv4: '${X}'}, ipam: {config: [{subnet: 10.0.0.0/24}]}}", '29.0', undefined],
    ['an overlay', '{driver: overlay, ipam: {config: [{subnet: 10.0.0.0/24}]}}', '29.0', undefined],
    ['a range of the first address alone', '{ipam: {config: [{subnet: 10.0.0.0/24, ip_range: 10.0.0.0/32}]}}', '29.0', undefined],
    ['a range outside', '{ipam: {config: [{subnet: 10.0.0.0/24, ip_range: 10.0.1.0/26}]}}', '29.0', undefined],
    ['an unknown range', "{ipam: {config: [{subnet: 10.0.0.0/24, ip_range: '${X}'}]}}", '29.0', undefined],
    ['an unknown gateway', "{ipam: {config: [{subnet: 10.0.0.0/24, gateway: '${X}'}]}}", '29.0', undefined],
    ['a LAN, formerly', '{driver: macvlan, driver_opts: {parent: eth0}, ipam: {config: [{subnet: 10.0.0.0/24}]}}', '28.5', '10.0.0.1'],
    ['a LAN', '{driver: macvlan, driver_opts: {parent: eth0}, ipam: {config: [{subnet: 10.0.0.0/24}]}}', '29.0', undefined],
    ['a LAN of nobody knows what, formerly', '{driver: macvlan, ipam: {config: [{subnet: 10.0.0.0/24}]}}', '28.5', undefined],
    ['a LAN of an unknown parent, formerly', "{driver: macvlan, driver_opts: {parent: '${X}'}, ipam: {config: [{subnet: 10.0.0.0/24}]}}", '28.5', undefined],
    ['an internal LAN, formerly', '{driver: macvlan, internal: true, driver_opts: {parent: eth0}, ipam: {config: [{subnet: 10.0.0.0/24}]}}', '28.5', undefined],
    ['a private LAN, formerly', '{driver: macvlan, driver_opts: {parent: eth0, macvlan_mode: private}, ipam: {config: [{subnet: 10.0.0.0/24}]}}', '28.5', '10.0.0.1'],
    ['an ipvlan, formerly', '{driver: ipvlan, driver_opts: {parent: eth0, ipvlan_mode: l2}, ipam: {config: [{subnet: 10.0.0.0/24}]}}', '28.5', '10.0.0.1'],
    ['a routed ipvlan', '{driver: ipvlan, driver_opts: {parent: eth0, ipvlan_mode: l3}, ipam: {config: [{subnet: 10.0.0.0/24}]}}', '28.5', undefined]
  ])('have a gateway of their own in %s', (_, network, engine, address) => {
    expect(claims(read(one(network), engine)).find((claim) => claim.startsWith('default gateway'))).toBe(address && `default gateway ${address}`)
  })

  it('go to nobody where they are of another subnet, unknown, or of no container', () => {
    const outside = '{ipam: {config: [{subnet: 10.0.0.0/24, gateway: 10.0.1.1, aux_addresses: {x: 10.0.1.2, y: "${X}"}}]}}'
    const reserved = ['network address 10.0.0.0', 'broadcast address 10.0.0.255']
    expect(claims(read(one(outside, '{ipv4_address: "${X}"}')))).toEqual(reserved)
    expect(claims(read(one(outside, '{ipv4_address: 10.0.1.3}')))).toEqual(reserved)
    expect(claims(read(`services: {a: {image: a, scale: 0, networks: {n: {ipv4_address: 10.0.0.3}}}}\nnetworks: {n: ${outside}}\n`))).toEqual(reserved)
  })

  it('are not known where the engine picks a pool, or nobody says which', () => {
    for (const subnet of ['0.0.0.0/24', '"${X}"']) expect(claims(read(one(`{ipam: {config: [{subnet: ${subnet}}]}}`, '{ipv4_address: 10.0.0.3}')))).toEqual([])
  })

  it('of an external network are those that are written here, under each name it has', () => {
    const external = (name: string): string => `{external: true, name: ${name}}`
    const text = (one: string, other: string): string =>
      `services: {a: {image: a, networks: {m: {ipv4_address: 10.0.0.3}}}, b: {image: a, networks: {n: {ipv4_address: 10.0.0.3}}}}\nnetworks: {m: ${external(one)}, n: ${external(other)}}\n`
    const conflicts = (one: string, other: string): number[] => read(text(one, other)).addressPlans.map(({ conflicts }) => conflicts.length)
    expect(conflicts('x', 'x')).toEqual([1])
    expect(conflicts('x', 'y')).toEqual([0, 0])
    expect(conflicts('"${X}"', '"${X}"')).toEqual([])
  })

  it('are counted as Docker was seen to', () => {
    const free = (pool: string) => {
      const { addressPlans } = read(one(`{ipam: {config: [${pool}]}}`))
      return Number(addressPlans[0]!.free(addressPlans[0]!.shares[0]!.range!))
    }
    expect([32, 31, 30, 29].map((prefix) => free(`{subnet: 10.0.0.0/${prefix}}`))).toEqual([0, 1, 1, 5])
    expect(free('{subnet: 10.0.0.0/24, gateway: 10.0.0.1, ip_range: 10.0.0.192/27}')).toBe(32)
    expect(free('{subnet: 10.0.0.0/24, gateway: 10.0.0.1, ip_range: 10.0.0.128/31}')).toBe(2)
    expect(free('{subnet: 10.0.0.0/24, gateway: 10.0.0.9, aux_addresses: {a: 10.0.0.30, b: 10.0.0.4, c: 10.0.0.17}, ip_range: 10.0.0.0/28}')).toBe(13)
    const [plan] = read(one('{ipam: {config: [{subnet: 10.0.0.0/24}]}}')).addressPlans
    expect(plan!.free({ first: 2n, last: 1n })).toBe(0n)
    expect(plan!.free({ first: 1n << 32n, last: 1n })).toBe(0n)
  })

  it('are shared by networks on one LAN, each with its range', () => {
    const lan = (range: string) => `{driver: macvlan, driver_opts: {parent: eth0}, ipam: {config: [{subnet: 10.0.0.0/24, ip_range: ${range}}]}}`
    const plans = read(`services: {a: {image: a, networks: [m, n]}}\nnetworks: {m: ${lan('10.0.0.64/26')}, n: ${lan('10.0.0.128/26')}}\n`).addressPlans
    expect(plans.map(({ shares }) => shares.map(({ network }) => network.key))).toEqual([['m', 'n']])
    const whole = '{driver: macvlan, driver_opts: {parent: eth0}, ipam: {config: [{subnet: 10.0.0.0/24}]}}'
    const bridge = '{ipam: {config: [{subnet: 10.0.0.0/24, ip_range: 10.0.0.128/26}]}}'
    const apart = (other: string) => read(`services: {a: {image: a, networks: [m, n]}}\nnetworks: {m: ${lan('10.0.0.64/26')}, n: ${other}}\n`).addressPlans.map(({ shares }) => shares.map(({ network }) => network.key))
    for (const other of [whole, bridge, lan('10.0.1.0/26'), lan('"${X}"')]) expect(apart(other)).toEqual([['m'], ['n']])
  })
})

describe('overlaps', () => {
  const drawn = fc.record({
    subnet: fc.constantFrom('10.0.0.0/16', '10.0.0.0/24', '10.0.1.0/24', '10.0.0.0/25', '10.0.0.64/26'),
    ranged: fc.boolean(),
    driver: fc.constantFrom('bridge', 'macvlan')
  })
  type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never

  it('are what comparing each with each finds', () => {
    fc.assert(fc.property(fc.array(drawn, { maxLength: 8 }), (pools) => {
      const networks = pools.map(({ subnet, ranged, driver }, i) => `  n${i}: {driver: ${driver}, driver_opts: {parent: eth0}, ipam: {config: [{subnet: ${subnet}${ranged ? `, ip_range: ${subnet}` : ''}}]}}\n`)
      const { overlaps } = read(`services: {a: {image: a, networks: [${pools.map((_, i) => `n${i}`)}]}}\nnetworks:\n${networks.join('')}`)
      const own = ({ network }: Overlap['share']) => pools[Number(network.key.slice(1))]!
      for (const { share, other, fate } of overlaps) expect(fate).toBe(fateOf(own(other), own(share)))
      const all = pools.flatMap((a, i) => pools.slice(0, i).flatMap((b) => fateOf(a, b) ?? []))
      expect(overlaps.length > 0).toBe(all.length > 0)
      expect(overlaps.some(({ fate }) => fate === 'refused')).toBe(all.includes('refused'))
    }))
  })

  function fateOf(a: Drawn, b: Drawn): Overlap['fate'] | undefined {
    if (!parseCidr(a.subnet)!.overlaps(parseCidr(b.subnet)!)) return undefined
    const [whole, bridges] = [[a, b].filter(({ ranged }) => !ranged).length, [a, b].filter(({ driver }) => driver === 'bridge').length]
    if (bridges === 2 || whole === 2 || (whole === 0 && a.subnet === b.subnet)) return 'refused'
    if (bridges === 1) return whole === 1 ? 'refused or on the LAN' : 'on the LAN'
    return whole === 1 ? 'order' : undefined
  }
})
