import { expect, test } from 'vitest'
import { load } from '../../src/compose/load.ts'
import { project } from '../../src/compose/project.ts'
import { currentTarget, version } from '../../src/compose/target.ts'
import { memory } from '../memory.ts'

const lan = '{driver: macvlan, driver_opts: {parent: eth0}, ipam: {config: [{subnet: 10.0.0.0/24, gateway: 10.0.0.1}]}}'

/** How the ports of a service on these networks are published. */
function published(networks: Readonly<Record<string, string>>, endpoints = `[${Object.keys(networks).join(', ')}]`, engine = '29.0'): string {
  const text = `services: {a: {image: a, networks: ${endpoints}}}\nnetworks:\n${Object.entries(networks).map(([key, value]) => `  ${key}: ${value}\n`).join('')}`
  const loaded = load({ files: ['compose.yaml'], directory: '.', shell: {}, envFiles: undefined, profiles: [], name: 'app' }, memory({ 'compose.yaml': text }))
  const made = project(loaded, { ...currentTarget, engine: version(engine)! }, undefined)
  const { published, why, network, sure } = made.publication(made.services[0]!)
  return `${published} ${why ?? ''} ${network?.key ?? ''} ${sure}`
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
  expect(published({ vlan20: '{external: true}' })).toBe('undefined   likely')
  expect(published({ n: '{external: true}' }, '{n: {ipv4_address: 192.168.1.5}}')).toBe('undefined   likely')
  expect(published({ n: '{driver: weave}' })).toBe('true   likely')
  expect(published({ n: "{driver: '${DRIVER}'}" })).toBe('undefined   likely')
})
