import { expect, test } from 'vitest'
import { host } from '../../src/project/host.ts'
import { load } from '../../src/compose/load.ts'
import type { Project } from '../../src/project/model.ts'
import { project } from '../../src/project/project.ts'
import { currentTarget } from '../../src/project/target.ts'
import { memory } from '../memory.ts'

function read(text: string, name: string): Project {
  const loaded = load({ files: ['compose.yaml'], directory: '.', shell: {}, envFiles: undefined, profiles: [], name }, memory({ 'compose.yaml': text }))
  return project(loaded, currentTarget, undefined)
}

/** What projects called one, two … do to each other. */
function between(...texts: readonly string[]) {
  const all = host(texts.map((text, i) => read(text, ['one', 'two', 'three'][i]!)))
  const called = (part: Parameters<typeof all.called>[0]): string => all.called(part).replaceAll('"', '').replace(' of the project', '')
  return {
    ports: all.portClashes.map(({ claim, holder, port, when }) => `${called(claim.service)}, ${called(holder.service)}: ${port} ${when}`),
    subnets: all.overlaps.map(({ share, other, fate }) => `${called(share.network)}, ${called(other.network)}: ${fate}`),
    addresses: all.addressClashes.map(({ claim, holder }) => `${called(claim.endpoint!.service)}, ${called(holder.endpoint!.service)}: ${claim.address}`)
  }
}

test('ports of one host are for all of its projects', () => {
  const service = (more: string) => `services: {a: {image: a, ports: ['80:80'], ${more}}, b: {image: b, ports: ['80:81']}}\n`
  // What is wrong in one project by itself is told there.
  expect(between(service('init: true')).ports).toEqual([])
  expect(between('services: {a: {image: a, ports: ["80:80"]}}\n', 'services: {a: {image: a, ports: ["80:80"]}}\n').ports).toEqual(['a two, a one: 80 always'])
  expect(between('services: {a: {image: a, ports: ["80:80"]}}\n', 'services: {a: {image: a, ports: ["81:80"]}}\n').ports).toEqual([])
  // Nothing of one project waits for another: a range may be given the very port.
  expect(between('services: {a: {image: a, ports: ["80-81:80"]}}\n', 'services: {a: {image: a, ports: ["80:80"]}}\n').ports).toEqual(['a two, a one: 80 order'])
  // Nobody knows on which node of a swarm it runs.
  expect(between('services: {a: {image: a, ports: ["80:80"]}}\n', '# docker stack deploy -c compose.yaml two\nservices: {a: {image: a, ports: ["80:80"]}}\n').ports).toEqual([])
})

test('subnets of one host are for all of its projects', () => {
  const subnet = (...blocks: readonly string[]) => `services: {a: {image: a, networks: [${blocks.map((_, i) => `n${i}`).join()}]}}\nnetworks: {${blocks.map((block, i) => `n${i}: {ipam: {config: [{subnet: ${block}}]}}`).join(', ')}}\n`
  expect(between(subnet('10.0.0.0/24', '10.0.0.0/25')).subnets).toEqual([])
  expect(between(subnet('10.0.0.0/24'), subnet('10.0.0.0/25')).subnets).toEqual(['n0 two, n0 one: refused'])
  expect(between(subnet('10.0.0.0/24'), subnet('10.0.1.0/24')).subnets).toEqual([])
})

test('addresses are unique in what is one network to Docker', () => {
  const on = (network: string, address = '10.0.0.2', more = '') => `services: {a: {image: a, networks: {n: {ipv4_address: ${address}}}}${more}}\nnetworks: {n: ${network}}\n`
  const external = '{external: true, name: shared}'
  expect(between(on(external), on(external)).addresses).toEqual(['a two, a one: 10.0.0.2'])
  expect(between(on(external), on(external, '10.0.0.3')).addresses).toEqual([])
  expect(between(on(external, '10.0.0.2', ', b: {image: b, networks: {n: {ipv4_address: 10.0.0.2}}}')).addresses).toEqual([])
  expect(between(on(external), on('{external: true, name: other}')).addresses).toEqual([])
  expect(between(on("{external: true, name: '${X}'}"), on("{external: true, name: '${X}'}")).addresses).toEqual([])
  const lan = (range: string, subnet = '10.0.0.0/24') => `{driver: macvlan, driver_opts: {parent: eth0}, ipam: {config: [{subnet: ${subnet}, ip_range: ${range}}]}}`
  expect(between(on(lan('10.0.0.64/26')), on(lan('10.0.0.128/26'))).addresses).toEqual(['a two, a one: 10.0.0.2'])
  // A range makes one segment of two LANs; without ranges their subnets overlap, which is told of them. A bridge is a segment of its own.
  expect(between(on(lan('10.0.0.64/26')), on(lan('10.0.0.128/26'), '10.0.0.3')).addresses).toEqual([])
  expect(between(on(lan('10.0.0.64/26')), on(lan('10.0.0.64/26', '10.0.0.0/16'))).addresses).toEqual([])
  const open = '{driver: macvlan, driver_opts: {parent: eth0}, ipam: {config: [{subnet: 10.0.0.0/24}]}}'
  expect(between(on(open), on(open)).addresses).toEqual([])
  const bridge = '{ipam: {config: [{subnet: 10.0.0.0/24, ip_range: 10.0.0.64/26}]}}'
  expect(between(on(bridge), on(bridge)).addresses).toEqual([])
  expect(between(on(lan('10.0.0.64/26'), '192.168.0.1'), on(lan('10.0.0.64/26'), '192.168.0.1')).addresses).toEqual([])
  expect(between(on(external), on(external), on(external)).addresses).toEqual(['a two, a one: 10.0.0.2', 'a three, a one: 10.0.0.2'])
  expect(between(on('{ipam: {config: [{subnet: 10.0.0.0/24}]}}'), on('{ipam: {config: [{subnet: 10.0.0.0/24}]}}')).addresses).toEqual([])
})
