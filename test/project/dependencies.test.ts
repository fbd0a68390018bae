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
