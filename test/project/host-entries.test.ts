import { expect, test } from 'vitest'
import { hostEntries } from '../../src/project/host-entries.ts'
import { project } from '../../src/project/project.ts'
import { currentTarget } from '../../src/project/target.ts'
import { loaded } from '../compose/trees.ts'

/** Each address of `extra_hosts`, where it stands, and what is not so of it. */
function entries(lines: string): string[] {
  const { services } = project(loaded({ 'compose.yaml': `services: {a: {image: a, extra_hosts: ${lines}}}\n` }), currentTarget, undefined)
  return [...hostEntries(services[0]!)].map(({ host, text, address, known, origin: { file, start, end } }) =>
    [host, text, ...(address ? [] : ['no address']), ...(known ? [] : ['unknown']), ...(file.text.slice(start, end) === text ? [] : [`at ${file.text.slice(start, end)}`])].join(' ')
  )
}

test.each<[lines: string, found: readonly string[]]>([
  ['["db:10.0.0.1", "six=::1"]', ['db 10.0.0.1', 'six ::1']],
  ['{db: 10.0.0.1}', ['db 10.0.0.1']],
  ['{db: [10.0.0.1, 10.0.0.2]}', ['db 10.0.0.1', 'db 10.0.0.2']],
  ['["gate:host-gateway"]', ['gate host-gateway']],
  ['["db:here"]', ['db here no address']],
  ['{db: here}', ['db here no address']],
  ['[]', []]
])('%s', (lines, found) => {
  expect(entries(lines)).toEqual(found)
})

test('an address that a variable was to bring is not known', () => {
  expect(entries('{db: "10.0.0.${N}"}')).toEqual([expect.stringMatching(/^db .*unknown/)])
  expect(entries('{db: 10.0.0.1, api: "${IP}"}')[0]).toBe('db 10.0.0.1')
})
