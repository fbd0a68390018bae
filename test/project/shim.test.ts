import { expect, test } from 'vitest'
import { project } from '../../src/project/project.ts'
import { shimCommands } from '../../src/project/shim.ts'
import { currentTarget } from '../../src/project/target.ts'
import { loaded } from '../compose/trees.ts'

/** The commands for a network with these lines, on which a service may have an address. */
function commands(lines: string, address = ''): string {
  const { networks } = project(loaded({ 'compose.yaml': `services: {a: {image: a, networks: {n: {${address}}}}}\nnetworks: {n: {${lines}}}\n` }), currentTarget, undefined)
  return shimCommands(networks[0]!)
}

const lan = (config: string, driver = 'macvlan'): string => `driver: ${driver}, driver_opts: {parent: eth1}, ipam: {config: [{${config}}]}`

test('an interface of its own, with an address that nobody has, and a way to those of the network', () => {
  expect(commands(lan('subnet: 10.0.0.0/24, gateway: 10.0.0.1'), 'ipv4_address: 10.0.0.2')).toBe(
    'ip link add macvlan-host link eth1 type macvlan mode bridge && ip addr add 10.0.0.3/32 dev macvlan-host && ip link set macvlan-host up && ip route add 10.0.0.0/24 dev macvlan-host (and keep 10.0.0.3 from Docker: aux_addresses: {host: 10.0.0.3})'
  )
})

test.each<[what: string, made: string, part: string]>([
  ['the address is in the range that containers have', commands(lan('subnet: 10.0.0.0/24, ip_range: 10.0.0.64/26')), 'ip addr add 10.0.0.65/32'],
  ['so is the way', commands(lan('subnet: 10.0.0.0/24, ip_range: 10.0.0.64/26')), 'ip route add 10.0.0.64/26'],
  ['one that is kept from Docker already is taken', commands(lan('subnet: 10.0.0.0/24, aux_addresses: {router: 10.0.0.1, host: 10.0.0.9}')), 'ip addr add 10.0.0.9/32'],
  ['by any name that tells', commands(lan('subnet: 10.0.0.0/24, aux_addresses: {my-shim: 10.0.0.9}')), 'ip addr add 10.0.0.9/32'],
  ['others that are kept are somebody’s', commands(lan('subnet: 10.0.0.0/24, aux_addresses: {router: 10.0.0.1}')), 'ip addr add 10.0.0.2/32'],
  ['ipvlan has an interface of its kind', commands(lan('subnet: 10.0.0.0/24', 'ipvlan')), 'ip link add ipvlan-host link eth1 type ipvlan mode l2'],
  ['the parent is what the host most likely has where it is not said', commands('driver: macvlan, ipam: {config: [{subnet: 10.0.0.0/24}]}'), 'link eth0'],
  ['where nobody knows the subnet words stand for it', commands('driver: macvlan'), 'ip addr add ADDRESS/32'],
  ['and for its range', commands('driver: macvlan'), 'ip route add RANGE dev macvlan-host'],
  ['IPv6 has no part in it', commands(`enable_ipv6: true, ${lan('subnet: fd00::/64').replace('config: [', 'config: [{subnet: 10.1.0.0/24}, ')}`), 'ip addr add 10.1.0.1/32']
])('%s', (_, made, part) => {
  expect(made).toContain(part)
})

test('an address that is kept need not be kept again', () => {
  expect(commands(lan('subnet: 10.0.0.0/24, aux_addresses: {host: 10.0.0.9}'))).not.toContain('keep')
})
