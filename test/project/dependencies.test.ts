import { expect, test } from 'vitest'
import { project } from '../../src/project/project.ts'
import { currentTarget } from '../../src/project/target.ts'
import { loaded, place } from '../compose/trees.ts'

/** What a service waits for or names, among the active `b`, the inactive `c` and what does not exist. */
function named(lines: string): readonly string[] {
  const { services } = project(loaded({ 'compose.yaml': `services: {a: {image: a, ${lines}}, b: {image: b}, c: {image: c, profiles: [p]}}\n` }), currentTarget, undefined)
  return services[0]!.dependencies.map(({ name, by, condition, required, service, origin }) =>
    [by, name, ...(condition ? [condition] : []), ...(required ? [] : ['optional']), service ? 'active' : 'absent', place(origin).replace(/^\S+ /, 'at ')].join(' ')
  )
}

test.each<[lines: string, found: readonly string[]]>([
  ['depends_on: [b]', ['depends_on b service_started active at b']],
  ['depends_on: {b: {condition: service_healthy, required: false}}', ['depends_on b service_healthy optional active at b']],
  ['depends_on: {c: {condition: service_started, required: true}}', ['depends_on c service_started absent at c']],
  ['links: [b, "c:cache", zz]', ['links b active at b', 'links c absent at c', 'links zz absent at zz']],
  // What Compose makes of a link, it makes of the link: it is told once.
  ['links: [b], depends_on: [b]', ['depends_on b service_started active at b', 'links b active at b']],
  ['volumes_from: [b, "c:ro", "container:x:ro"]', ['volumes_from b active at b', 'volumes_from c absent at c']],
  ['network_mode: "service:b"', ['network_mode b active at b']],
  ['ipc: "service:b", pid: "service:c", uts: host, cgroup: private', ['ipc b active at b', 'pid c absent at c']],
  ['network_mode: "container:b", ipc: shareable', []]
])('%s', (lines, found) => {
  expect(named(lines)).toEqual(found)
})

/** A project whose services depend on others, as `a: b c` says. */
function depending(lines: Readonly<Record<string, string>>) {
  const services = Object.entries(lines).map(([name, needed]) => `${name}: {image: x, depends_on: [${needed.split(' ').filter(Boolean).join()}]}`)
  return project(loaded({ 'compose.yaml': `services: {${services.join(', ')}}\n` }), currentTarget, undefined)
}

test('who starts after a service are those that depend on it, and on those', () => {
  const of = depending({ a: 'b', b: 'c', c: '', d: 'c', e: '' })
  const after = (name: string): string => [...of.startedAfter(of.service(name)!)].map(({ name }) => name).sort().join(' ')
  expect(['a', 'b', 'c', 'd', 'e'].map(after)).toEqual(['', 'a', 'a b d', '', ''])
})

test('in a circle all start after each other, and it ends', () => {
  const of = depending({ a: 'b', b: 'a', c: 'a' })
  expect([...of.startedAfter(of.service('a')!)].map(({ name }) => name).sort()).toEqual(['a', 'b', 'c'])
})

test.each<[lines: Readonly<Record<string, string>>, circles: readonly string[]]>([
  [{ a: 'b', b: 'c', c: '' }, []],
  [{ a: 'b c', b: 'd', c: 'd', d: '' }, []],
  [{ a: 'a' }, ['a']],
  [{ a: 'b', b: 'a' }, ['b a']],
  [{ x: 'b', a: 'b', b: 'c', c: 'a' }, ['b c a']],
  // Of circles that share a service one is told, the shortest; circles apart are told each.
  [{ a: 'b', b: 'c a', c: 'a' }, ['b a']],
  [{ a: 'b d', b: 'c', c: 'a', d: 'a' }, ['d a']],
  [{ a: 'b', b: 'a', c: 'd a', d: 'c' }, ['b a', 'd c']]
])('the circles of %j', (lines, circles) => {
  expect(depending(lines).cycles.map((circle) => circle.map(({ name }) => name).join(' '))).toEqual(circles)
})
