import { expect, test } from 'vitest'
import { load } from '../../src/compose/load.ts'
import { project } from '../../src/project/project.ts'
import { currentTarget, version } from '../../src/project/target.ts'
import { memory } from '../memory.ts'

const lan = '{driver: macvlan, driver_opts: {parent: eth0}, ipam: {config: [{subnet: 10.0.0.0/24, gateway: 10.0.0.1}]}}'

/** How the ports of a service are published: whether, why not, by which network, how sure that is, and through which networks over IPv4 and IPv6. */
function publishes(service: string, networks = '{}', engine = '29.0', more = ''): string {
  const text = `services: {a: {image: a, ${service}}${more}}\nnetworks: ${networks}\n`
  const loaded = load({ files: ['compose.yaml'], directory: '.', shell: {}, envFiles: undefined, profiles: [], name: 'app' }, memory({ 'compose.yaml': text }))
  const made = project(loaded, { ...currentTarget, engine: version(engine)! }, undefined)
  const { published, why, network, sure, through } = made.publication(made.services[0]!)
  const ways = [through(4), through(6)].map((network) => network?.key ?? '-').join('/')
  return `${published} ${why ?? ''} ${network?.key ?? ''} ${sure} ${ways}`
}

/** The same of one on these networks, without the ways. */
function published(networks: Readonly<Record<string, string>>, endpoints = `[${Object.keys(networks).join(', ')}]`, engine = '29.0'): string {
  return publishes(`networks: ${endpoints}`, `{${Object.entries(networks).map(([key, value]) => `${key}: ${value}`).join(', ')}}`, engine).replace(/ \S+$/, '')
}

test('a bridge publishes', () => {
  expect(published({ n: '{}' })).toBe('true  n certain')
  expect(published({ n: '{internal: true}' })).toBe('false internal n certain')
  expect(published({ n: '{internal: true}', m: '{}' })).toBe('true  m certain')
  expect(published({ n: '{driver_opts: {com.docker.network.bridge.gateway_mode_ipv4: isolated}}' })).toBe('false isolated n certain')
})

test('a LAN does not, and takes the gateway by priority, families and name', () => {
  expect(published({ n: lan })).toBe('false lan n certain')
  expect(published({ b: '{}', n: lan })).toBe('true  b certain')
  expect(published({ z: '{}', n: lan })).toBe('false gateway n certain')
  expect(published({ z: '{}', n: lan }, '{z: {gw_priority: 1}, n: {}}')).toBe('true  z certain')
  expect(published({ b: '{}', n: lan }, '{b: {}, n: {gw_priority: 1}}')).toBe('false gateway n certain')
  expect(published({ z: '{enable_ipv6: true}', n: lan })).toBe('true  z certain')
  // A bridge without a way out is none that another gateway would help.
  expect(published({ z: '{internal: true}', n: lan })).toBe('false lan n certain')
})

test('a LAN without a gateway has none since Engine 29', () => {
  const open = '{driver: macvlan, driver_opts: {parent: eth0}, ipam: {config: [{subnet: 10.0.0.0/24}]}}'
  expect(published({ z: '{}', n: open }, '[z, n]', '29.0')).toBe('true  z certain')
  expect(published({ z: '{}', n: open }, '[z, n]', '28.5')).toBe('false gateway n certain')
})

test('of others’ networks nobody can be certain', () => {
  expect(published({ n: '{external: true}' })).toBe('true   likely')
  expect(published({ n: '{external: true}', m: '{}' })).toBe('true  m likely')
  expect(published({ n: '{external: true}', m: lan })).toBe('undefined   likely')
  expect(published({ n: '{external: true}', vlan20: '{external: true}' })).toBe('undefined   likely')
  expect(published({ vlan20: '{external: true}' })).toBe('undefined   likely')
  expect(published({ n: '{external: true}' }, '{n: {ipv4_address: 192.168.1.5}}')).toBe('undefined   likely')
  expect(published({ n: '{driver: weave}' })).toBe('true   likely')
  expect(published({ n: "{driver: '${DRIVER}'}" })).toBe('undefined   likely')
})

test('modes publish as their network does, or not at all', () => {
  expect(publishes('network_mode: none')).toBe('false no network  certain -/-')
  expect(publishes('network_mode: host')).toBe('false not its own  certain -/-')
  expect(publishes("network_mode: 'container:x'")).toBe('false not its own  certain -/-')
  expect(publishes("network_mode: 'service:b'", '{}', '29.0', ', b: {image: b}')).toBe('false not its own  certain -/-')
  expect(publishes('network_mode: bridge')).toBe('true   certain -/-')
  expect(publishes("network_mode: '${MODE}'")).toBe('undefined   likely -/-')
  expect(publishes('network_mode: app_n', `{n: ${lan}}`)).toBe('false lan n certain -/-')
  expect(publishes('network_mode: app_n', '{n: {}}')).toBe('true  n certain n/n')
  expect(publishes('network_mode: other', '{n: {}}')).toBe('undefined   likely -/-')
})

test('each family goes through the network that gives its gateway', () => {
  const six = '{enable_ipv6: true, enable_ipv4: false}'
  expect(publishes('networks: [n, m]', `{n: {}, m: ${six}}`)).toBe('true  n certain n/m')
  expect(publishes('networks: [m]', `{m: ${six}}`)).toBe('true  m certain m/m')
  expect(publishes('networks: [n, both]', '{n: {}, both: {enable_ipv6: true}}')).toBe('true  both certain both/both')
  expect(publishes('networks: {n: {gw_priority: 1}, both: }', '{n: {}, both: {enable_ipv6: true}}')).toBe('true  both certain both/both')
  expect(publishes('networks: {n: {gw_priority: 1}, m: }', '{n: {}, m: {}}')).toBe('true  n certain n/n')
  expect(publishes('networks: [n, m]', '{n: {name: z}, m: {}}')).toBe('true  m certain m/m')
  expect(publishes('networks: [n]', "{n: {enable_ipv6: '${SIX}'}}")).toBe('undefined   likely -/-')
  expect(publishes('networks: [n, x]', '{n: {}, x: {external: true, name: there}}')).toBe('true  n likely n/n')
})

test('what no bridge is has its own ways', () => {
  const macvlan = (rest: string) => `{driver: macvlan, driver_opts: {${rest}}}`
  // Without a parent it has no way out; whether there is one cannot be told where a variable stands.
  expect(published({ n: '{driver: macvlan}' })).toBe('false lan n certain')
  expect(published({ n: macvlan("parent: ''") })).toBe('false lan n certain')
  expect(published({ z: '{}', n: macvlan("parent: '${PARENT}'") })).toBe('undefined   likely')
  expect(published({ z: '{}', n: '{driver: ipvlan, driver_opts: {parent: eth0, ipvlan_mode: l3}}' })).toBe('false gateway n certain')
  expect(published({ z: '{}', n: '{driver: ipvlan, driver_opts: {parent: eth0, ipvlan_mode: l2}}' })).toBe('true  z certain')
  expect(published({ z: '{}', n: "{driver: ipvlan, driver_opts: {parent: eth0, ipvlan_mode: '${MODE}'}}" })).toBe('undefined   likely')
  expect(published({ z: '{}', n: macvlan('parent: eth0, macvlan_mode: private') }, '[z, n]', '28.5')).toBe('false gateway n certain')
  expect(published({ n: '{driver: overlay}' })).toBe('true   certain')
  expect(published({ n: '{driver: overlay, internal: true}' })).toBe('false internal n certain')
  expect(published({ n: '{driver: overlay, internal: true}', m: '{driver: overlay}' })).toBe('true   certain')
  expect(published({ n: '{internal: true}', m: '{driver: macvlan}' })).toBe('false lan m certain')
  expect(published({ n: "{internal: '${INTERNAL}'}" })).toBe('undefined   likely')
  expect(published({ n: "{driver_opts: {com.docker.network.bridge.gateway_mode_ipv4: '${MODE}'}}" })).toBe('undefined   likely')
  expect(published({ n: '{driver_opts: {com.docker.network.bridge.gateway_mode_ipv4: routed}}' })).toBe('true  n certain')
})
