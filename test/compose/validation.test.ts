import { expect, test } from 'vitest'
import { check } from '../../src/compose/validation.ts'
import { pointed, service, told, tree } from './written.ts'

test.each([
  ['volumes: {v: {external: true, driver: local}}', 'driver', 'volumes.v: conflicting parameters "external" and "driver" specified'],
  ['configs: {c: {file: a, content: b}}', 'content', 'configs.c: file|environment|content attributes are mutually exclusive'],
  ['configs: {c: {name: n}}', 'name', 'configs.c: one of file|environment|content must be set'],
  ['secrets: {s: {labels: {}}}', 'labels', 'secrets.s: one of file|environment must be set']
])('%s', (text, place, docker) => {
  const problems = told((report) => check(tree(text), report))
  expect(problems.map((problem) => [pointed(problem), problem.docker])).toEqual([[place, docker]])
})

test.each([
  ['ports: [{target: 80, host_ip: localhost}]', 'localhost', 'services.a.ports.[]: invalid ip address: localhost'],
  ['ports: [{target: 80, host_ip: "[::1]"}]', '"[::1]"', 'services.a.ports.[]: invalid ip address: [::1]'],
  ['ports: [{target: 80, host_ip: "fe80::1%eth0"}]', '"fe80::1%eth0"', 'services.a.ports.[]: invalid ip address: fe80::1%eth0'],
  ['ports: [{target: 80, host_ip: ""}]', '""', 'services.a.ports.[]: invalid ip address: '],
  ['develop: {watch: [{path: "", action: rebuild}]}', '""', "services.a.develop.watch.[].path: value can't be blank"],
  ['gpus: [{count: 1, device_ids: ["0"]}]', 'device_ids', 'services.a.gpus.[]: "count" and "device_ids" attributes are exclusive']
])('%s', (lines, place, docker) => {
  const problems = told((report) => check(service(lines), report))
  expect(problems.map((problem) => [pointed(problem), problem.docker])).toEqual([[place, docker]])
})

test('what Compose takes is not told of', () => {
  const text = `
volumes: {v: {external: true, name: n, x-own: 1}, w: , u: {external: false, driver: local}}
networks: {n: {external: true, driver: macvlan}}
configs: {c: {external: true}}
secrets: {s: {driver: own}, t: {file: f}}
services: {a: {ports: [{target: 80, host_ip: "::1"}, {target: 80, host_ip: 127.0.0.1}]}}`
  expect(told((report) => check(tree(text), report))).toEqual([])
})
