import { expect, test } from 'vitest'
import { canonical } from '../../src/compose/canonical.ts'
import { withDefaults } from '../../src/compose/defaults.ts'
import { at } from '../../src/source/tree.ts'
import { plain, service } from './written.ts'

test.each<[string, unknown]>([
  ['build: {dockerfile: D}', { dockerfile: 'D', context: '.' }],
  ['secrets: [s, {source: t, target: /t}]', [{ source: 's', target: '/run/secrets/s' }, { source: 't', target: '/t' }]],
  ['ports: [{target: 80}, {target: 81, protocol: udp, mode: host}]', [{ target: 80, protocol: 'tcp', mode: 'ingress' }, { target: 81, protocol: 'udp', mode: 'host' }]],
  ['gpus: [{driver: d}, {device_ids: ["0"]}, {count: 1}]', [{ driver: 'd', count: 'all' }, { device_ids: ['0'] }, { count: 1 }]],
  ['deploy: {resources: {reservations: {devices: [{capabilities: [gpu]}]}}}', { resources: { reservations: { devices: [{ capabilities: ['gpu'], count: 'all' }] } } }]
])('%s', (lines, value) => {
  const tree = canonical(service(lines), () => {})
  expect(plain(at(withDefaults(tree), 'services', 'a', lines.slice(0, lines.indexOf(':'))))).toEqual(value)
})
