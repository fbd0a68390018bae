import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { load } from '../../src/compose/load.ts'
import type { HostSocket, Project } from '../../src/project/model.ts'
import { portClashes } from '../../src/project/port-clashes.ts'
import { project } from '../../src/project/project.ts'
import { socketText } from '../../src/project/sockets.ts'
import { currentTarget } from '../../src/project/target.ts'
import { parseAddress, portRange } from '../../src/net/index.ts'
import { memory } from '../memory.ts'

function read(text: string, profiles: readonly string[] = []): Project {
  const loaded = load({ files: ['compose.yaml'], directory: '.', shell: {}, envFiles: undefined, profiles, name: 'app' }, memory({ 'compose.yaml': text }))
  return project(loaded, currentTarget, undefined)
}

const services = (lines: Readonly<Record<string, string>>): string => `services:\n${Object.entries(lines).map(([name, rest]) => `  ${name}: {image: a, ${rest}}\n`).join('')}`
const found = (lines: Readonly<Record<string, string>>, profiles?: readonly string[]): string[] =>
  read(services(lines), profiles).portClashes.map(({ claim, holder, port, when, free }) => `${claim.service.name} ${holder.service.name} ${port} ${when} ${free}`)

describe('ports of the host', () => {
  it.each([
    ['8080:80', '8080:81', true],
    ['8080:80', '8080:80/udp', false],
    ['8080:80', '127.0.0.1:8080:80', true],
    ['8080:80', '[::1]:8080:80', true],
    ['8080:80', '[::]:8080:80', true],
    ['0.0.0.0:8080:80', '[::]:8080:80', false],
    ['127.0.0.1:8080:80', '192.168.1.10:8080:80', false],
    ['127.0.0.1:8080:80', '[::ffff:127.0.0.1]:8080:80', true],
    ['[::ffff:0.0.0.0]:8080:80', '127.0.0.1:8080:80', true],
    ['8080-8082:80-82', '8081:90', true],
    ['8080-8082:80-82', '8083:90', false],
    ['8-12:8-12', '9:90', true],
    ['8-12:8-12', '13:90', false],
    ['80', '80', false],
    ['0:80', '0:80', false]
  ])('%s and %s', (one, other, clash) => {
    expect(found({ a: `ports: ["${one}"]`, b: `ports: ["${other}"]` }).length > 0).toBe(clash)
    expect(found({ a: `ports: ["${other}"]`, b: `ports: ["${one}"]` }).length > 0).toBe(clash)
  })

  it('are told of once an entry, at the later one, with a free port each', () => {
    expect(found({ a: 'ports: ["80:80", "82:80"]', b: 'ports: ["80:80"]', c: 'ports: ["80:80"]' })).toEqual(['b a 80 always 81', 'c a 80 always 83'])
  })

  it('are shared in one service as long as there are enough', () => {
    expect(found({ a: 'ports: ["8080-8081:80", "8080:90"]' })).toEqual([])
    expect(found({ a: 'ports: ["8080-8081:80", "8080:90", "8081:91"]' })).toEqual(['a a 8080 exhausted undefined'])
    expect(found({ a: 'scale: 2, ports: ["80-81:80"]', b: 'ports: ["81-82:80"]' })).toEqual([])
    expect(found({ a: 'scale: 2, ports: ["80-81:80"]', b: 'ports: ["80-81:80"]' })).toEqual(['b a 80 exhausted undefined'])
    expect(found({ a: 'scale: 1000000, ports: ["80-81:80"]' })).toEqual([])
    // More containers than ports are told of elsewhere, whoever else wants them.
    expect(found({ a: 'scale: 3, ports: ["80-81:80"]', b: 'ports: ["80-81:80"]' })).toEqual(['b a 80 exhausted undefined'])
    expect(found({ a: 'scale: 2, ports: ["80-81:80"]', b: 'ports: ["81-82:80"]', c: 'ports: ["81-82:80"]' })).toEqual(['c a 81 exhausted undefined'])
  })

  it('are missed beside those who have them, not beside those who only stand near', () => {
    expect(found({ a: 'ports: ["80:80"]', b: 'scale: 2, ports: ["80-81:80"]' })).toEqual(['b a 80 exhausted undefined'])
    expect(found({ x: 'ports: ["85:85"]', a: 'ports: ["80:80", "81:81"]', b: 'ports: ["80-81:80"]', c: 'ports: ["90-91:80"]' })).toEqual(['b a 80 exhausted undefined'])
    expect(found({ a: 'ports: ["80-82:80"]', b: 'scale: 2, ports: ["80-81:80"]', c: 'ports: ["80-82:80"]' })).toEqual(['c a 80 exhausted undefined'])
    expect(found({ a: 'ports: ["80-82:80"]', b: 'scale: 2, ports: ["80-81:80"]', c: 'ports: ["81-82:80"]' })).toEqual(['c a 81 exhausted undefined'])
    expect(found({ a: 'scale: 3, ports: ["80-82:80"]', b: 'ports: ["80-81:80"]' })).toEqual(['a b 80 exhausted undefined'])
  })

  it('are shared at one address with those who want any', () => {
    expect(found({ a: 'ports: ["80-81:80"]', b: 'ports: ["127.0.0.1:80-81:80"]' })).toEqual([])
    expect(found({ a: 'ports: ["80-81:80", "80-81:90"]', b: 'ports: ["127.0.0.1:80-81:80"]' })).toEqual(['b a 80 exhausted undefined'])
    expect(found({ a: 'ports: ["10.0.0.1:80-81:80", "10.0.0.1:80-81:90"]', b: 'ports: ["127.0.0.1:80-81:80"]' })).toEqual([])
    expect(found({ a: 'ports: ["10.0.0.1:80-81:80", "10.0.0.1:80-81:90", "10.0.0.1:90:90"]', b: 'ports: ["127.0.0.1:80-81:80"]' })).toEqual([])
    expect(found({ a: 'ports: ["127.0.0.1:80-81:80", "127.0.0.1:80:80", "81:80"]' })).toEqual(['a a 81 exhausted undefined'])
    expect(found({ a: 'ports: ["127.0.0.1:80-81:80", "10.0.0.1:80:80", "81:80"]' })).toEqual([])
    expect(found({ a: 'ports: ["80-81:80", "127.0.0.1:80:80", "10.0.0.1:81:80"]' })).toEqual(['a a 80 exhausted undefined'])
    expect(found({ a: 'ports: ["127.0.0.1:80-81:80", "82-83:80", "82-83:90", "79:80"]' })).toEqual([])
  })

  it('are told of in the order of the file, whatever it is that is wrong', () => {
    const text = { a: 'ports: ["90-91:80"]', b: 'ports: ["90-91:80"]', c: 'ports: ["90-91:80", "80:80"]', d: 'ports: ["80:80"]', e: 'profiles: [x], ports: ["80:81"]' }
    expect(found(text)).toEqual(['c a 90 exhausted undefined', 'd c 80 always 81', 'e c 80 profiles 82'])
  })

  it('may be none that is free', () => {
    expect(found({ a: 'ports: ["65535:80"]', b: 'ports: ["65535:80"]' })).toEqual(['b a 65535 always undefined'])
    expect(found({ a: 'ports: ["65534:80"]', b: 'ports: ["65534:80"]', c: 'ports: ["65534:80"]' })).toEqual(['b a 65534 always 65535', 'c a 65534 always undefined'])
    expect(found({ a: 'ports: ["80:80", "81:81/udp"]', b: 'ports: ["80:80"]' })).toEqual(['b a 80 always 81'])
  })

  it('are listed twice in one service where address, port and target are the same', () => {
    const twice = (one: string, other: string): readonly string[] => found({ a: `ports: [${one}, ${other}]` })
    expect(twice('"80:80"', '{target: 80, published: "80"}')).toEqual([])
    expect(twice('"80:80"', '"0.0.0.0:80:80"')).toEqual([])
    expect(twice('"127.0.0.1:80:80"', '{target: 80, published: 80, host_ip: "127.0.0.1"}')).toEqual([])
    expect(twice('"127.0.0.1:80:80"', '"[::ffff:127.0.0.1]:80:80"')).toEqual([])
    expect(twice('"80:80"', '"80:81"')).toEqual(['a a 80 always 81'])
    expect(twice('"80:80"', '"127.0.0.1:80:80"')).toEqual(['a a 80 always 81'])
    expect(twice('"80-81:80-81"', '"81-82:80-81"')).toEqual(['a a 81 always undefined'])
  })

  it('may be lost to a range that starts first', () => {
    expect(found({ a: 'ports: ["80-81:80"]', b: 'ports: ["80:80"]' })).toEqual(['b a 80 order 82'])
    expect(found({ a: 'ports: ["80-81:80"], depends_on: [b]', b: 'ports: ["80:80"]' })).toEqual([])
    expect(found({ a: 'ports: ["81:80"]', b: 'ports: ["80-81:80"]' })).toEqual(['b a 81 order undefined'])
    expect(found({ a: 'ports: ["127.0.0.1:80:80"]', b: 'ports: ["10.0.0.1:80-81:80"]' })).toEqual([])
    // In one container exact ports come first.
    expect(found({ a: 'ports: ["80-81:80", "80:90"]' })).toEqual([])
  })

  it('are nobody’s where no container is made, or nothing is published', () => {
    expect(found({ a: 'ports: ["80:80"]', b: 'scale: 0, ports: ["80:80"]', c: 'network_mode: none, ports: ["80:80"]', d: 'network_mode: "service:a", ports: ["80:80"]' })).toEqual([])
  })

  it('meet where profiles do', () => {
    const two = { a: 'ports: ["80:80"]', b: 'profiles: [x], ports: ["80:80"]', c: 'profiles: [y], ports: ["80:80"]' }
    expect(found(two)).toEqual(['b a 80 profiles 81', 'c a 80 profiles 82'])
    expect(found(two, ['x'])).toEqual(['b a 80 always 81', 'c a 80 profiles 82'])
    expect(found({ b: two.b, c: two.c })).toEqual([])
    expect(found({ a: two.a, b: 'profiles: [x], ports: ["80-81:80"]' })).toEqual([])
    expect(found({ a: 'ports: ["80-81:80"]', b: two.b })).toEqual([])
    expect(found({ a: two.a, b: 'profiles: [x], network_mode: host, command: nc -l -p 80' })).toEqual([])
    expect(found({ a: 'network_mode: host, command: nc -l -p 80', b: two.b })).toEqual([])
    expect(found({ a: 'ports: ["80:80/udp"]', b: two.b })).toEqual([])
  })

  it('are the same to a process on the host', () => {
    expect(found({ a: 'network_mode: host, command: nc -l -p 80', b: 'ports: ["80:8080"]' })).toEqual(['b a 80 always 81'])
    expect(found({ a: 'network_mode: host, command: nc -l -p 80, environment: {PORT: 80}' })).toEqual([])
    expect(found({ a: 'network_mode: host, command: nc -l -p 80', b: 'network_mode: host, command: nc -l -p 80' })).toEqual(['b a 80 always 81'])
    expect(found({ a: 'network_mode: host, ports: ["80:8080"]', b: 'ports: ["80:80"]' })).toEqual([])
  })
})

test('sockets are written as `docker ps` does', () => {
  const { sockets } = read(services({ a: 'ports: ["80:80", "127.0.0.1:81:80/udp", "[::1]:82-83:82-83", "[::]:84:80"]' }))
  expect([...new Set(sockets.map(socketText))]).toEqual(['80/tcp', '127.0.0.1:81/udp', '[::1]:82-83/tcp', '84/tcp'])
})

describe('exact claims', () => {
  const addresses = [undefined, ...['10.0.0.1', '10.0.0.2'].map(parseAddress)]
  const claim = fc.record({ first: fc.integer({ min: 1, max: 30 }), size: fc.integer({ min: 1, max: 6 }), address: fc.constantFrom(...addresses) })

  it('are found as by looking at all pairs', () => {
    const service = read(services({ a: 'scale: 1' })).services[0]!
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 15 }), (claims) => {
        const sockets = claims.map(({ first, size, address }, i): HostSocket => ({
          origin: { ...service.origin },
          service,
          address,
          family: 4,
          protocol: 'tcp',
          ports: portRange(first, first + size - 1)!,
          take: 'all',
          by: 'published',
          evidence: '',
          from: 'ports',
          sure: 'certain',
          // Another target each, or they would be one mapping twice.
          port: { origin: { ...service.origin }, form: 'long', hostIp: undefined, published: undefined, target: { origin: service.origin, text: '', value: portRange(i)! }, protocol: { origin: service.origin, text: 'tcp', value: 'tcp' }, mode: undefined, dropped: [] }
        }))
        const meet = (a: HostSocket, b: HostSocket): boolean => a.ports.overlaps(b.ports) && (!a.address || !b.address || `${a.address}` === `${b.address}`)
        const expected = sockets.flatMap((socket, i) => (sockets.slice(0, i).some((earlier) => meet(earlier, socket)) ? [i] : []))
        expect(portClashes(sockets, [], () => new Set()).map(({ claim }) => sockets.indexOf(claim))).toEqual(expected)
      })
    )
  })
})
