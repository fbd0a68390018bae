import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { canonical } from '../../src/compose/canonical.ts'
import { environment } from '../../src/compose/environment.ts'
import { isShort } from '../../src/compose/forms.ts'
import { interpolate } from '../../src/compose/interpolate.ts'
import { at, itemsAt, type Mapping, type Tree } from '../../src/source/tree.ts'
import { plain, pointed, service, told, tree } from './written.ts'

/** What becomes of one attribute of a service, and what is told. */
function made(lines: string): { value: unknown; problems: (string | undefined)[] } {
  const name = lines.slice(0, lines.indexOf(':'))
  let value: unknown
  const problems = told((report) => (value = plain(at(canonical(service(lines), report), 'services', 'a', name))))
  return { value, problems: problems.map(({ docker }) => docker) }
}

describe('a short form', () => {
  test.each<[string, unknown]>([
    ['build: ./app', { context: './app' }],
    ['build: {ssh: [default, key=/k], additional_contexts: [b=./b], provenance: true, ulimits: {nofile: 1}}', { ssh: { default: null, key: '/k' }, additional_contexts: { b: './b' }, provenance: 'true', ulimits: { nofile: 1 } }],
    ['build: {context: ., secrets: [s]}', { context: '.', secrets: [{ source: 's' }] }],
    ['depends_on: [b]', { b: { condition: 'service_started', required: true } }],
    ['depends_on: {b: {condition: service_healthy}}', { b: { condition: 'service_healthy', required: true } }],
    ['env_file: .env', [{ path: '.env', required: true }]],
    ['env_file: [a, {path: b, required: false}, {path: c}]', [{ path: 'a', required: true }, { path: 'b', required: false }, { path: 'c', required: true }]],
    ['label_file: l', ['l']],
    ['extends: base', { service: 'base' }],
    ['gpus: all', [{ count: 'all' }]],
    ['networks: [b, c]', { b: null, c: null }],
    ['networks: {b: {aliases: [x]}}', { b: { aliases: ['x'] } }],
    ['models: [m]', { m: null }],
    ['dns: 1.1.1.1', ['1.1.1.1']],
    ['devices: ["/dev/a", "/dev/a:/dev/b", "/dev/a:/dev/b:r"]', [{ source: '/dev/a', target: '/dev/a', permissions: 'rwm' }, { source: '/dev/a', target: '/dev/b', permissions: 'rwm' }, { source: '/dev/a', target: '/dev/b', permissions: 'r' }]],
    ['secrets: [s, {source: t, target: u}]', [{ source: 's' }, { source: 't', target: 'u' }]],
    ['configs: [c]', [{ source: 'c' }]],
    ['ulimits: {nofile: 1, core: {soft: 1, hard: 2}}', { nofile: 1, core: { soft: 1, hard: 2 } }],
    ['develop: {watch: [{path: ., action: sync, ignore: a, include: [b]}]}', { watch: [{ path: '.', action: 'sync', ignore: ['a'], include: ['b'] }] }],
    ['tmpfs: /a', '/a'],
    ['x-own: short', 'short']
  ])('%s', (lines, value) => {
    expect(made(lines)).toEqual({ value, problems: [] })
  })

  test.each([
    ['build: {additional_contexts: [b]}', 'services.a.build.additional_contexts: invalid value b, expected key=value'],
    ['build: {ssh: [key]}', 'invalid ssh key "key"'],
    ['devices: ["a:b:c:d"]', 'confusing device mapping, please use long syntax: a:b:c:d'],
    ['ulimits: {nofile: 1024.0}', 'services.a.ulimits.nofile: invalid type float64 for external'],
    ['ports: [80.5]', 'services.a.ports: invalid type float64 for port']
  ])('%s is refused', (lines, docker) => {
    expect(made(lines).problems).toEqual([docker])
  })

  test('what is long already is the same object', () => {
    const long = service('build: {context: .}\nnetworks: {b: {}}\nports: [{target: 80}]\nvolumes: [{type: tmpfs, target: /t}]')
    expect(canonical(long, () => {})).toBe(long)
  })

  test('twice is once', () => {
    const once = canonical(service('build: .\nports: ["80:80"]\nvolumes: ["./a:/b"]\ndepends_on: [b]\nnetworks: [c]\ndns: 1.1.1.1\nenv_file: e'), () => {})
    expect(canonical(once, () => {})).toBe(once)
  })

  test('of the top level', () => {
    const text = 'include: [other.yaml]\nnetworks:\n  n:\n    external: {name: real}\n  m:\n    external: true\nvolumes:\n  v:\n'
    let value: unknown
    const problems = told((report) => (value = plain(canonical(tree(text), report))))
    expect(value).toEqual({ include: [{ path: 'other.yaml' }], networks: { n: { external: true, name: 'real' }, m: { external: true } }, volumes: { v: null } })
    expect(problems).toMatchObject([{ level: 'warning', docker: 'networks.n: external.name is deprecated. Please set name and external: true' }])
  })

  test('an external network has one name', () => {
    const problems = told((report) => canonical(tree('networks: {n: {name: b, external: {name: a}}}'), report))
    expect(problems.at(-1)).toMatchObject({ level: 'error', docker: 'networks.n: name and external.name conflict; only use name' })
  })
})

describe('ports', () => {
  const table = new URL('../../../shared/conformance/ports.jsonl', import.meta.url)
  interface Row {
    readonly spec: string
    readonly expected?: readonly Record<string, unknown>[] | null
    readonly error?: string | null
    readonly agree: boolean
  }

  describe.skipIf(!existsSync(table))('conformance (the table lies beside the repository)', () => {
    const rows = existsSync(table) ? readFileSync(table, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Row) : []
    test.each(rows)('$spec', ({ spec, expected, error }) => {
      const { value, problems } = made(`ports: [${JSON.stringify(spec)}]`)
      if (error || !expected) expect(problems).toHaveLength(1)
      else expect(value).toEqual(expected.map((port) => ({ mode: 'ingress', ...port })).map((port) => Object.fromEntries(Object.entries(port).filter(([, part]) => part !== ''))))
    })
  })

  const entries = (lines: string): readonly Tree[] => itemsAt(canonical(service(lines), () => {}), 'services', 'a', 'ports')

  test('each part knows its characters', () => {
    const [port] = entries('ports: ["127.0.0.1:8080:80/udp"]')
    const place = (name: string): string => pointed(at(port, name)!)
    expect(['host_ip', 'published', 'target', 'protocol', 'mode'].map(place)).toEqual(['127.0.0.1', '8080', '80', 'udp', '"127.0.0.1:8080:80/udp"'])
    expect(isShort(port as Mapping)).toBe(true)
    expect(isShort(entries('ports: [{target: 80}]')[0] as Mapping)).toBe(false)
  })

  test('a range is an entry a port, each with the place of the range', () => {
    const range = entries('ports: ["8080-8081:80-81"]')
    expect(range.map(plain)).toEqual([
      { target: 80, published: '8080', protocol: 'tcp', mode: 'ingress' },
      { target: 81, published: '8081', protocol: 'tcp', mode: 'ingress' }
    ])
    expect(range.map((port) => pointed(at(port, 'published')!))).toEqual(['8080-8081', '8080-8081'])
  })

  const portsOf = (lines: string) => ({ value: made(lines).value, problems: told((report) => canonical(service(lines), report)) })

  test('very many ranges are not written out', () => {
    const many = Array.from({ length: 10 }, (_, i) => `"${i + 1}-65535"`).join(', ')
    const list = entries(`ports: [${many}]`)
    expect(list.length).toBeLessThan(200_100)
    expect(plain(list.at(-1))).toMatchObject({ target: '10-65535' })
  })

  test.each([
    ['8080:0', '0', 'service ports services.a.ports.[0] is missing a target port'],
    ['127.0.0.1:80', '127.0.0.1', 'invalid hostPort: 127.0.0.1'],
    ['70000:80', '70000', 'invalid hostPort: 70000'],
    ['localhost:80:80', 'localhost', 'invalid IP address: localhost'],
    ['80/foo', 'foo', 'invalid proto: foo']
  ])('%s is refused at its fault', (spec, place, docker) => {
    const { value, problems } = portsOf(`ports: ["${spec}"]`)
    expect(value).toEqual([])
    expect(problems).toMatchObject([{ code: 'port-valid', level: 'error', docker }])
    expect(problems[0]!.message).toBe(spec === '8080:0' ? '"8080:0" has no container port: 0 is none' : `"${spec}" is no port mapping: ${docker}`)
    expect(problems.map(pointed)).toEqual([place])
  })

  test.each([
    ['+80:80', '+80', '"+80:80" is no port mapping to Compose 2', 'invalid hostPort: +80'],
    ['80-81-82:80', '80-81-82', '"80-81-82:80" is no port mapping to Compose 5', 'invalid hostPort: 80-81-82']
  ])('%s is taken by one Compose', (spec, place, message, docker) => {
    const { value, problems } = portsOf(`ports: ["${spec}"]`)
    expect(value).toHaveLength(1)
    expect(problems).toMatchObject([{ code: 'port-valid', level: 'warning', message, docker }])
    expect(problems.map(pointed)).toEqual([place])
  })

  test.each([
    ['"localhost:80:80"', { title: 'Write 127.0.0.1', text: '127.0.0.1' }],
    ['"80: 80"', { title: 'Write 80', text: '80' }],
    ['" localhost:80:80"', undefined],
    ['"localhost:80:x"', undefined],
    ['"80:x"', undefined],
    ['"::1:80:80"', { title: 'Write [::1]', text: '[::1]' }]
  ])('%s is mended where it can be read in one way', (written, mend) => {
    expect(portsOf(`ports: [${written}]`).problems.map(({ mend }) => mend)).toEqual([mend])
  })

  test('an IPv6 address without brackets is told in the words of older builds', () => {
    expect(portsOf('ports: ["[::1]:80:80"]').problems).toEqual([])
    expect(portsOf('ports: ["::1:80:80"]').problems).toMatchObject([{ level: 'info', docker: 'Invalid ip address ::1: address ::1:: too many colons in address' }])
  })

  test('what names no port of the host publishes none', () => {
    expect(portsOf('ports: ["80", ":81", "0:82", "127.0.0.1::83"]').value).toEqual([
      { target: 80, protocol: 'tcp', mode: 'ingress' },
      { target: 81, protocol: 'tcp', mode: 'ingress' },
      { target: 82, published: '0', protocol: 'tcp', mode: 'ingress' },
      { target: 83, host_ip: '127.0.0.1', protocol: 'tcp', mode: 'ingress' }
    ])
  })

  test('a number is its digits', () => {
    expect(made('ports: [0x50]').value).toMatchObject([{ target: 80 }])
  })

  test('a variable without a value is told instead of the port', () => {
    const written = interpolate(service('ports: ["${IP}::${PORT}"]\nvolumes: ["${DATA}:/data"]'), environment({}), () => {})
    const problems = told((report) => canonical(written, report))
    expect(problems).toMatchObject([
      { code: 'variable-set', level: 'error', message: 'Compose refuses this value while nothing sets IP and PORT' },
      { code: 'variable-set', level: 'error', docker: 'invalid spec: :/data: empty section between colons' }
    ])
  })
})
