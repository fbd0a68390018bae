import { expect, test } from 'vitest'
import { jobs, needsNoNetwork } from '../../src/project/job.ts'
import { load } from '../../src/compose/load.ts'
import type { Project } from '../../src/project/model.ts'
import { project } from '../../src/project/project.ts'
import { currentTarget } from '../../src/project/target.ts'
import { memory } from '../memory.ts'

function read(services: string): Project {
  const loaded = load({ files: ['compose.yaml'], directory: '.', shell: {}, envFiles: undefined, profiles: [], name: 'app' }, memory({ 'compose.yaml': `services: {${services}}\nsecrets: {s: {file: s}}\n` }))
  return project(loaded, currentTarget, undefined)
}

test('what runs once is known by its mode, and by who waits for it to end', () => {
  const found = (services: string): string[] => [...jobs(read(services))].map(([{ name }, { reason }]) => `${name}: ${reason}`)
  expect(found('a: {image: a, deploy: {mode: replicated-job}}, b: {image: b, deploy: {mode: global-job}}')).toEqual(['a: its deploy.mode is replicated-job', 'b: its deploy.mode is global-job'])
  expect(found("a: {image: a, deploy: {mode: global}}, b: {image: b, deploy: {mode: '${X:-x}-job'}}, c: {image: c, restart: 'no'}")).toEqual([])
  expect(found('a: {image: a, deploy: {mode: not-global-job}}, b: {image: b, deploy: {mode: global-jobs}}')).toEqual([])
  expect(found('a: {image: a, deploy: {mode: global-job}}, b: {image: b, depends_on: {a: {condition: service_completed_successfully}}}')).toEqual(['a: its deploy.mode is global-job'])
  expect(found('a: {image: a}, b: {image: b, depends_on: {a: {condition: service_completed_successfully}}}')).toEqual(['a: "b" waits for it to complete'])
  expect(found('a: {image: a}, b: {image: b, depends_on: {a: {condition: service_healthy}}}')).toEqual([])
})

const alone = (service: string): boolean => {
  const made = read(`job: {${service.startsWith('image') ? '' : 'image: acme/render, '}${service}}, other: {image: x, depends_on: {job: {condition: service_completed_successfully}}}, base: {image: y}`)
  return needsNoNetwork(made.service('job')!, made)
}

test.each([
  'init: true', 'command: render --size 10:1 job', 'command: [render, a.b.c, 1.2.3]', 'environment: {SIZE: "10", MONKEY_: 1}', 'volumes_from: [base]',
  'depends_on: {base: {condition: service_completed_successfully}}', 'entrypoint: /render', 'command: render databased'
])('nothing needs a network: %s', (service) => {
  expect(alone(service)).toBe(true)
})

test.each([
  'network_mode: bridge', 'ports: ["80"]', 'expose: [80]', 'depends_on: [base]', 'networks: [default]', 'extra_hosts: ["a:1.1.1.1"]', 'dns: 1.1.1.1', 'secrets: [s]', 'env_file: [{path: e, required: false}]',
  'command: render http://x', 'command: render user@x', 'command: render x:5432', 'command: render 10.0.0.1', 'command: render base', 'command: "render x,base,y"', 'entrypoint: render base', 'environment: {NEAR: base}',
  'command: "render ${X}"', "environment: {NEAR: '${X}'}",
  'environment: {DB: x}', 'environment: {APP_TOKEN_FILE: x}', 'environment: {APIKEY: x}', 'environment: {api_url: x}',
  'command: curl', 'command: /usr/bin/git-clone', 'command: [sh, -c, "npm ci"]', 'entrypoint: migrate', 'command: run-migration', 'build: .', 'image: acme/db-seed', 'image: registry.example/acme/renovate-upload:1',
  "image: '${IMAGE}'", 'image: ~'
])('something may need one: %s', (service) => {
  expect(alone(service)).toBe(false)
})
