import { expect, test } from 'vitest'
import { connection, wayToNamespace } from '../../src/project/isolation.ts'
import { project } from '../../src/project/project.ts'
import { currentTarget } from '../../src/project/target.ts'
import { loaded } from '../compose/trees.ts'

/** A service "a" among others. */
function read(lines: string, others = '') {
  const made = project(loaded({ 'compose.yaml': `services: {a: {image: a, ${lines}}${others}}\nnetworks: {n: }\n` }), currentTarget, undefined)
  return made.service('a')!
}

test.each<[lines: string, others: string, found: string | undefined]>([
  ['init: true', '', 'has a network, at a'],
  ['networks: [n]', '', 'has a network, at networks'],
  ['network_mode: bridge', '', 'has a network, at bridge'],
  ['network_mode: host', '', 'is on the host network, at host'],
  ['network_mode: none', '', undefined],
  ["network_mode: 'container:else'", '', 'may have: has the network of another container, at \'container:else\''],
  ["network_mode: 'service:b'", ', b: {image: b}', 'has the network of "b", at \'service:b\''],
  ["network_mode: 'service:b'", ', b: {image: b, network_mode: none}', undefined],
  ["network_mode: 'service:b'", ", b: {image: b, network_mode: 'service:c'}, c: {image: c}", 'has the network of "c", at \'service:b\''],
  // A network that the files do not know is one all the same; of a variable nobody can tell.
  ['network_mode: there', '', 'has a network, at there'],
  ["network_mode: ''", '', "has a network, at ''"],
  ["network_mode: '${MODE}'", '', undefined]
])('{%s%s} %s', (lines, others, found) => {
  const shown = connection(read(lines, others))
  const at = shown && shown.origin.file.text.slice(shown.origin.start, shown.origin.end)
  expect(shown && `${shown.sure ? '' : 'may have: '}${shown.how}, at ${at}`).toBe(found)
})

const chain = (names: string): string => [...names].map((name, i) => `, ${name}: {image: x, ${i + 1 < names.length ? `network_mode: 'service:${names[i + 1]}'` : 'init: true'}}`).join('')

test.each<[lines: string, others: string, way: string]>([
  ['init: true', '', 'a'],
  ["network_mode: 'service:b'", chain('b'), 'a b'],
  ["network_mode: 'service:b'", chain('bcd'), 'a b c d'],
  // A long way is told without its middle.
  ["network_mode: 'service:b'", chain('bcdefghi'), 'a b c d e i'],
  ["network_mode: 'container:box'", ', b: {image: b, container_name: box}', 'a b'],
  ["network_mode: 'container:box'", ", b: {image: b, container_name: box, network_mode: 'service:c'}, c: {image: c}", 'a b c'],
  ["network_mode: 'service:b'", ', b: {image: b, network_mode: host}', 'a b']
])('the way of {%s%s} is %s', (lines, others, way) => {
  expect(wayToNamespace(read(lines, others)).map(({ name }) => name).join(' ')).toBe(way)
})
