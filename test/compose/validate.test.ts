import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { environment } from '../../src/compose/environment.ts'
import { interpolate } from '../../src/compose/interpolate.ts'
import { composeSchema } from '../../src/compose/schema/compiled.ts'
import { validate } from '../../src/compose/validate.ts'
import { unknownKeywords } from '../../src/source/schema.ts'
import { pointed, service, told, tree } from './written.ts'

const folder = new URL('../../src/compose/schema/', import.meta.url)

test('the compiled schema is current', async () => {
  const { compiled } = (await import(new URL('../../scripts/compile-schema.mjs', import.meta.url).href)) as { compiled: (text: string) => string }
  expect(readFileSync(new URL('compiled.ts', folder), 'utf8')).toBe(compiled(readFileSync(new URL('compose-spec.json', folder), 'utf8')))
})

test('the schema has no keyword that would be passed over', () => {
  expect(unknownKeywords(composeSchema)).toEqual([])
})

/** The lines of a service; what is pointed at; Compose's own words, as the real one says them (docker compose 2.40.3). */
const mistakes: readonly (readonly [string, string, string])[] = [
  ['foo: 1', 'foo', "services.a additional properties 'foo' not allowed"],
  ['ports: {a: 1}', '{a: 1}', 'services.a.ports must be a array'],
  ['ports: [~]', '~', 'services.a.ports.0 must be a number'],
  ['ports: [[80]]', '[80]', 'services.a.ports.0 must be a number'],
  ['ports: [{target: 80, publish: 80}]', 'publish', "services.a.ports.0 additional properties 'publish' not allowed"],
  ['ports: [{target: 80.5}]', '80.5', 'services.a.ports.0.target must be a integer or string'],
  ['networks:', 'networks', 'services.a.networks must be a array'],
  ['networks: {b: 1}', '1', 'services.a.networks.b must be a mapping'],
  ['networks: {b: {ip: 1.2.3.4}}', 'ip', "services.a.networks.b additional properties 'ip' not allowed"],
  ['networks: [b, b]', 'b', 'services.a.networks items at 0 and 1 are equal'],
  ['networks: {default: {priority: "1"}}', '"1"', 'services.a.networks.default.priority must be a number'],
  ['environment: {A: [1]}', '[1]', 'services.a.environment.A must be a boolean, null, number or string'],
  ['environment: x', 'x', 'services.a.environment must be a mapping'],
  ['environment: {"": x}', '""', "services.a.environment additional properties '' not allowed"],
  ['labels: {a: 2001-12-14}', '2001-12-14', 'services.a.labels.a invalid jsonType time.Time'],
  ['command: [1]', '1', 'services.a.command.0 must be a string'],
  ['command: {a: 1}', '{a: 1}', 'services.a.command must be a null'],
  ['user: 1000', '1000', 'services.a.user must be a string'],
  ['working_dir:', 'working_dir', 'services.a.working_dir must be a string'],
  ['container_name: "-"', '"-"', "services.a.container_name '-' does not match pattern '[a-zA-Z0-9][a-zA-Z0-9_.-]+'"],
  ['cgroup: some', 'some', "services.a.cgroup value must be one of 'host', 'private'"],
  ['gpus: some', 'some', "services.a.gpus value must be 'all'"],
  ['oom_score_adj: 2000', '2000', 'services.a.oom_score_adj must be a string'],
  ['cpu_count: -1', '-1', 'services.a.cpu_count must be a string'],
  ['depends_on: {b: {}}', 'b', "services.a.depends_on.b missing property 'condition'"],
  ['depends_on: {b: {condition: up}}', 'up', "services.a.depends_on.b.condition value must be one of 'service_started', 'service_healthy', 'service_completed_successfully'"],
  ['depends_on: {"b c": {condition: service_started}}', '"b c"', "services.a.depends_on additional properties 'b c' not allowed"],
  ['volumes: [{source: x, target: /b}]', '{source: x, target: /b}', 'services.a.volumes.0 must be a string'],
  ['volumes: [{type: bnd, target: /b}]', 'bnd', "services.a.volumes.0.type value must be one of 'bind', 'volume', 'tmpfs', 'cluster', 'npipe', 'image'"],
  ['ulimits: {nofile: {soft: 1}}', 'nofile', 'services.a.ulimits.nofile must be a integer or string'],
  ['ulimits: {nofile: 1.5}', '1.5', 'services.a.ulimits.nofile must be a integer or string'],
  ['develop: {watch: [{action: rebuild}]}', '{action: rebuild}', "services.a.develop.watch.0 missing property 'path'"],
  ['healthcheck: {interval: 5}', '5', 'services.a.healthcheck.interval must be a string'],
  ['logging: {options: {a: true}}', 'true', 'services.a.logging.options.a must be a null, number or string'],
  ['extra_hosts: {b: 1}', '1', 'services.a.extra_hosts.b must be a string'],
  ['build: {contxt: .}', 'contxt', "services.a.build additional properties 'contxt' not allowed"],
  ['build: []', '[]', 'services.a.build must be a string'],
  ['provider: {options: {a: 1}}', 'provider', "services.a.provider missing property 'type'"]
]

describe('one problem for one mistake, at the key or value, with what Compose says', () => {
  test.each(mistakes)('%s', (lines, place, docker) => {
    const problems = told((report) => validate(service(lines), report))
    expect(problems.map((problem) => [pointed(problem), problem.docker])).toEqual([[place, docker]])
  })

  test('several mistakes are several problems', () => {
    const problems = told((report) => validate(service('prts: []\nuser: 1\nbuild: {contxt: .}'), report))
    expect(problems.map(pointed).sort()).toEqual(['1', 'contxt', 'prts'])
  })

  test('names a list and a mapping as what they are, and a value as it is written', () => {
    const say = (lines: string): string[] => told((report) => validate(service(lines), report)).map(({ message }) => message)
    expect(say('cap_add: [A, A]')).toEqual(['"A" stands twice in services.a.cap_add'])
    expect(say('ports: [{target: 80}, {target: 80}]')).toEqual(['this mapping stands twice in services.a.ports'])
    expect(say('cgroup: [host]')).toEqual(['services.a.cgroup is a list, where Compose wants a string'])
    expect(say("cgroup: 'hosts'")).toEqual(['services.a.cgroup is "hosts", where Compose wants host or private'])
  })

  test('outside of services', () => {
    const say = (text: string): (string | undefined)[] => told((report) => validate(tree(text), report)).map(({ docker }) => docker)
    expect(say('services:\n  a:\n')).toEqual(['services.a must be a mapping'])
    expect(say('services: {"a b": {image: x}}')).toEqual(["services additional properties 'a b' not allowed"])
    expect(say('networks: {n: 1}')).toEqual(['networks.n must be a mapping or null'])
    expect(say('networks: {n: {driver_opts: {a: true}}}')).toEqual(['networks.n.driver_opts.a must be a number or string'])
    expect(say('networks: {n: {ipam: {config: [{subnet: 10.0.0.0/8, gatway: 10.0.0.1}]}}}')).toEqual(["networks.n.ipam.config.0 additional properties 'gatway' not allowed"])
    expect(say('serivces: {}')).toEqual(["additional properties 'serivces' not allowed"])
  })
})

describe('what is meant', () => {
  const hint = (lines: string): (string | undefined)[] => told((report) => validate(service(lines), report)).map((problem) => problem.hint)

  test.each([
    ['prots: []', 'ports'],
    ['dependsOn: []', 'depends_on'],
    ['depends-on: []', 'depends_on'],
    ['network: [a]', 'networks'],
    ['volume: []', 'volumes'],
    ['healtcheck: {}', 'healthcheck'],
    ['ports: [{target: 80, publish: 80}]', 'published'],
    ['depends_on: {b: {condition: service_healty}}', 'service_healthy']
  ])('%s', (lines, meant) => {
    expect(hint(lines)).toEqual([`Did you mean "${meant}"?`])
  })

  test('a key like no other has no hint', () => {
    expect(hint('zzzzzz: 1')).toEqual([undefined])
  })

  test('a key that is missing because it is misspelt is one mistake', () => {
    expect(hint('env_file: [{file: x}]')).toEqual(['Did you mean "path"?'])
    expect(hint('volumes: [{tpye: bind, target: /a}]')).toEqual(['Did you mean "type"?'])
  })

  test('a file of the first format is one mistake', () => {
    const problems = told((report) => validate(tree('web:\n  image: x\ndb:\n  build: .\n'), report))
    expect(problems).toMatchObject([{ message: '"web" and "db" stand at the top of the file', docker: "additional properties 'web', 'db' not allowed" }])
  })

  test('a key of a later Compose is told at info', () => {
    expect(told((report) => validate(service('pre_start: []'), report))).toMatchObject([{ level: 'info', message: '"pre_start" is unknown to Compose before 5.3' }])
  })
})

describe('a variable without a value', () => {
  test('is told instead of what it leads to', () => {
    const written = interpolate(service('container_name: ${NAME}'), environment({}), () => {})
    expect(told((report) => validate(written, report))).toMatchObject([
      { code: 'variable-set', level: 'error', message: 'Compose refuses this value while nothing sets NAME', docker: expect.stringContaining("container_name '' does not match") }
    ])
  })

  test('that has one is told as it is written', () => {
    const written = interpolate(service('container_name: ${NAME}'), environment({ NAME: '-' }), () => {})
    const [problem] = told((report) => validate(written, report))
    expect(problem).toMatchObject({ code: 'compose-schema', message: expect.stringContaining('"${NAME}"') })
  })
})

test('keys that objects have of their own are keys like any other', () => {
  const problems = told((report) => validate(service('__proto__: {a: 1}\nconstructor: 1'), report))
  expect(problems.map(pointed)).toEqual(['__proto__', 'constructor'])
  expect(told((report) => validate(service('environment: {__proto__: 1, toString: a}'), report))).toEqual([])
})
