import { describe, expect, test } from 'vitest'
import { extendService, merge } from '../../src/compose/merge.ts'
import type { Problem } from '../../src/source/problem.ts'
import { at, type Mapping } from '../../src/source/tree.ts'
import { collect, place, plain, told, tree } from './trees.ts'

const quiet = (): void => {}

/** One attribute of a service in two files, and what comes of it. */
const attributes: readonly [attribute: string, base: string, over: string, merged: unknown][] = [
  ['image', 'a', 'b', 'b'],
  ['image', 'a', '', 'a'],
  ['scale', '2', '0', 0],
  ['ports', '["80:80"]', '["81:81"]', ['80:80', '81:81']],
  ['ports', '["80:80"]', '[]', ['80:80']],
  ['ports', '["80:80"]', '', ['80:80']],
  ['expose', '[80]', '[81]', [80, 81]],
  ['command', '[a, b]', '[c]', ['c']],
  ['command', '[a, b]', 'c', 'c'],
  ['command', '[a, b]', '', null],
  ['entrypoint', 'a', '[]', []],
  ['healthcheck', '{test: [CMD, a], interval: 1s}', '{test: [CMD, b]}', { test: ['CMD', 'b'], interval: '1s' }],
  ['dns', '1.1.1.1', '8.8.8.8', ['1.1.1.1', '8.8.8.8']],
  ['dns', '[1.1.1.1]', '8.8.8.8', ['1.1.1.1', '8.8.8.8']],
  ['dns', '1.1.1.1', '', '1.1.1.1'],
  ['dns', '', '1.1.1.1', '1.1.1.1'],
  ['dns', '1.1.1.1', '[]', ['1.1.1.1']],
  ['dns', '1.1.1.1', '{}', ['1.1.1.1']],
  ['dns', '[1.1.1.1]', '2', ['1.1.1.1']],
  ['dns_search', 'a', '[b]', ['a', 'b']],
  ['tmpfs', '/a', '[/b]', ['/a', '/b']],
  ['env_file', 'a.env', '[{path: b.env, required: false}]', ['a.env', { path: 'b.env', required: false }]],
  ['environment', '{A: 1, B: 2}', '{B: 3, C: 4}', { A: 1, B: 3, C: 4 }],
  ['environment', '{A: 1, B: 2}', '{B: }', { A: 1, B: null }],
  ['environment', '{A: 1}', '[A=2, B]', { A: '2', B: null }],
  ['environment', '[A=1, B=x=y]', '{A: 2}', { A: 2, B: 'x=y' }],
  ['environment', '[A=1]', '[A=2]', ['A=1', 'A=2']],
  ['environment', '', '{A: 1}', { A: 1 }],
  ['environment', '', '[A=1]', ['A=1']],
  ['environment', '[A=1]', '', ['A=1']],
  ['environment', '[A=1]', '{}', { A: '1' }],
  ['environment', '{A: 1}', '[]', { A: 1 }],
  ['environment', '{A: 1}', '["=2"]', { A: 1, '': '2' }],
  ['environment', '[A=1, 2]', '{B: 3}', ['A=1', 2, 'B=3']],
  ['environment', '{B: 3}', '[A=1, 2]', ['B=3', 'A=1', 2]],
  ['labels', '{a: b}', '', { a: 'b' }],
  ['sysctls', '{a: 1}', '[b=2]', { a: 1, b: '2' }],
  ['extra_hosts', '["a:1.1.1.1"]', '["a:1.1.1.1", "a:2.2.2.2"]', ['a:1.1.1.1', 'a:2.2.2.2']],
  ['extra_hosts', '{b: 2.2.2.2, a: 1.1.1.1}', '["c:3.3.3.3", "a=1.1.1.1"]', ['a=1.1.1.1', 'b=2.2.2.2', 'c:3.3.3.3']],
  ['extra_hosts', '{a: [1.1.1.1, "::1"]}', '{}', ['a=1.1.1.1', 'a=::1']],
  ['extra_hosts', '["a:1.1.1.1"]', '', ['a:1.1.1.1']],
  ['extra_hosts', '', '["a:1.1.1.1"]', ['a:1.1.1.1']],
  ['extra_hosts', '["a:1.1.1.1"]', '[]', ['a:1.1.1.1']],
  ['extra_hosts', '{b: 2, c: 3, a: 1}', '[x]', ['a=1', 'b=2', 'c=3', 'x']],
  ['extra_hosts', '{a: , b: {c: 1}}', '[a]', ['a', 'b=']],
  ['extra_hosts', '[{a: 1}]', '[{a: 1}]', [{ a: 1 }, { a: 1 }]],
  ['networks', '[a]', '', { a: null }],
  ['networks', '', '[a]', { a: null }],
  ['networks', '[a, b]', '[b, c]', { a: null, b: null, c: null }],
  ['networks', '[a]', '{a: {aliases: [x]}}', { a: { aliases: ['x'] } }],
  ['networks', '{a: {aliases: [x], ipv4_address: 10.0.0.1}}', '{a: {aliases: [y], ipv4_address: 10.0.0.2}}', { a: { aliases: ['x', 'y'], ipv4_address: '10.0.0.2' } }],
  ['networks', '{a: {aliases: [x]}}', '[a]', { a: { aliases: ['x'] } }],
  ['depends_on', '[a]', '[b]', { a: { condition: 'service_started', required: true }, b: { condition: 'service_started', required: true } }],
  ['depends_on', '{a: {condition: service_healthy, restart: true}}', '[a]', { a: { condition: 'service_started', restart: true, required: true } }],
  ['build', '.', '{args: {A: 1}}', { context: '.', args: { A: 1 } }],
  ['build', '.', '', { context: '.' }],
  ['build', '', '.', { context: '.' }],
  ['build', '{context: a, args: [A=1]}', 'b', { context: 'b', args: ['A=1'] }],
  ['logging', '{driver: a, options: {x: 1}}', '{options: {y: 2}}', { driver: 'a', options: { x: 1, y: 2 } }],
  ['logging', '{driver: a, options: {x: 1}}', '{driver: b}', { driver: 'b' }],
  ['logging', '{options: {x: 1}}', '{driver: b}', { options: { x: 1 }, driver: 'b' }],
  ['logging', '{driver: a, options: {x: 1}}', '', { driver: 'a', options: { x: 1 } }],
  ['logging', '', '{driver: a}', { driver: 'a' }],
  ['logging', '{driver: {x: 1}, options: {x: 1}}', '{driver: a}', { driver: 'a' }],
  ['logging', '{driver: a, options: {x: 1}}', '{driver: [a]}', { driver: ['a'] }],
  ['ulimits', '{nofile: {soft: 1, hard: 2}}', '{nofile: 3}', { nofile: 3 }],
  ['ulimits', '{nofile: 1, nproc: 1}', '{nofile: 3}', { nofile: 3, nproc: 1 }],
  ['deploy', '{labels: [a=1], replicas: 1}', '{labels: {a: 2}}', { labels: { a: 2 }, replicas: 1 }]
]

describe('one service in two files', () => {
  test.each(attributes)('%s: %s, then %s', (attribute, base, over, merged) => {
    const service = (text: string): Mapping => tree(`services: {a: {${attribute}: ${text}}}`)
    const { problems, report } = collect()
    expect(plain(at(merge(service(base), service(over), report), 'services', 'a', attribute))).toEqual(merged)
    expect(problems).toEqual([])
  })

  test('extends follows the same rules', () => {
    const made = extendService(tree('{image: a, environment: {A: 1}, command: [a]}'), tree('{environment: [B=2], command: [b]}'), quiet)
    expect(plain(made)).toEqual({ image: 'a', environment: { A: 1, B: '2' }, command: ['b'] })
  })

  test('a list over a mapping, and the like, is told and left out', () => {
    const { problems, report } = collect()
    const made = merge(tree('services: {a: {ports: ["80:80"], x-a: {b: 1}}}'), tree('services: {a: {ports: {b: 1}, x-a: [1]}}'), report)
    expect(plain(at(made, 'services', 'a'))).toEqual({ ports: ['80:80'], 'x-a': { b: 1 } })
    expect(problems.map(({ docker }) => docker)).toEqual(['cannot override services.a.ports', 'cannot override services.a.x-a'])
    expect(told(problems)[0]).toBe('compose.yaml:1:23 compose-schema: services.a.ports is a mapping here and a list in what it is laid over')
  })

  const refused: readonly [attribute: string, base: string, over: string, words: string, beside: string][] = [
    ['deploy', '{replicas: 1}', '1', 'services.a.deploy is a single value here and a mapping in what it is laid over', '{replicas: 1}: a mapping here'],
    ['ports', '["80:80"]', '80', 'services.a.ports is a single value here and a list in what it is laid over', '["80:80"]: a list here'],
    ['networks', '[a, 1]', '{b: }', 'services.a.networks is a mapping here and a list in what it is laid over', '[a, 1]: a list here'],
    ['networks', '{b: }', '[a, 1]', 'services.a.networks is a list here and a mapping in what it is laid over', '{b: }: a mapping here'],
    ['depends_on', 'a', '[b]', 'services.a.depends_on is a mapping here and a single value in what it is laid over', 'a: a single value here'],
    ['logging', 'x', '{driver: a}', 'services.a.logging is a mapping here and a single value in what it is laid over', 'x: a single value here'],
    ['logging', '{driver: a}', 'x', 'services.a.logging is a single value here and a mapping in what it is laid over', '{driver: a}: a mapping here']
  ]
  test.each(refused)('%s: %s, then %s is refused', (attribute, base, over, words, beside) => {
    const service = (text: string): Mapping => tree(`services: {a: {${attribute}: ${text}}}`)
    const { problems, report } = collect()
    expect(plain(at(merge(service(base), service(over), report), 'services', 'a', attribute))).toEqual(plain(at(service(base), 'services', 'a', attribute)))
    const [{ code, level, message, docker, origin, related = [] }] = problems as [Problem]
    expect([code, level, message, docker]).toEqual(['compose-schema', 'error', words, `cannot override services.a.${attribute}`])
    expect(place(origin)).toBe(`compose.yaml:1:${16 + attribute.length + 2} ${over}`)
    expect(related.map(({ at, message }) => `${place(at.origin).replace(/^\S+ /, '')}: ${message}`)).toEqual([beside])
  })

  test('of a service that extends, Compose names no name', () => {
    const { problems, report } = collect()
    extendService(tree('{deploy: {replicas: 1}}'), tree('{deploy: 1}'), report)
    expect(problems.map(({ docker }) => docker)).toEqual(['cannot override services.x.deploy'])
  })
})

/** The pools of a network in two files. Where an equal subnet is not all there is, what Compose does is peculiar. */
const pools: readonly [base: string, over: string, merged: readonly string[]][] = [
  ['a', 'b', ['b']],
  ['a', 'a+', ['a+']],
  ['a', 'a+ b', ['a+', 'b']],
  ['a b', 'a+', ['a+']],
  ['a b', 'b+', ['b+']],
  ['a b', 'a+ b+', ['b+', 'b+']],
  ['', 'a', []],
  ['a', '', []],
  ['-', '-+', ['-+']],
  ['a -', '-+', ['-+']],
  ['x', 'a', []],
  ['a x', 'x a+', ['a+']],
  ['a b c', 'b+ c+', ['c+', 'c+', 'b+']]
]

describe('pools', () => {
  const config = (text: string): Mapping => {
    const items = text.split(' ').filter(Boolean)
    return tree(`networks: {n: {ipam: {config: [${items.map((item) => (item === 'x' ? item : `{${item[0] === '-' ? '' : `subnet: ${item[0]}, `}${item[1] ? 'gateway: x' : ''}}`)).join()}]}}}`)
  }
  test.each(pools)('"%s", then "%s"', (base, over, merged) => {
    const made = plain(at(merge(config(base), config(over), quiet), 'networks', 'n', 'ipam', 'config')) as { subnet?: string; gateway?: string }[]
    expect(made.map(({ subnet = '-', gateway }) => subnet + (gateway ? '+' : ''))).toEqual(merged)
  })

  test('too many are not matched', () => {
    const many = (count: number): Mapping => tree(`networks: {n: {ipam: {config: [${Array.from({ length: count }, (_, i) => `{subnet: ${i}}`).join()}]}}}`)
    const { problems, report } = collect()
    merge(many(100), many(100), report)
    expect(problems).toEqual([])
    const made = merge(many(101), many(100), report)
    expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual(['input-bounded: 101 pools merged with 100 are more than netlint reads'])
    expect((plain(at(made, 'networks', 'n', 'ipam', 'config')) as readonly unknown[]).length).toBe(100)
  })

  test('a list and something else', () => {
    const { problems, report } = collect()
    const made = merge(tree('networks: {n: {ipam: {config: [{subnet: a}]}}}'), tree('networks: {n: {ipam: {config: x}}}'), report)
    expect(plain(at(made, 'networks', 'n', 'ipam', 'config'))).toEqual([{ subnet: 'a' }])
    expect(problems).toMatchObject([{ code: 'compose-schema', message: 'networks.n.ipam.config is no list', docker: 'networks.n.ipam.config: unexpected type []interface {}' }])
    expect(merge(tree('networks: {n: {ipam: {config: x}}}'), tree('networks: {n: {ipam: {config: [{subnet: a}]}}}'), report)).toMatchObject({})
  })
})

describe('where a value came from', () => {
  const base = tree('services:\n  a:\n    image: one\n    environment: [A=1]\n    ports: ["80:80"]\n    command: [x]\n', 'base.yaml')
  const over = tree('services:\n  a:\n    image: two\n    environment: {A: 2}\n    ports: ["81:81"]\n    command: [y]\n', 'over.yaml')
  const service = at(merge(base, over, quiet), 'services', 'a')
  const where = (...path: (string | number)[]): string => place(at(service, ...path)!.origin)

  test('what wins knows what lost', () => {
    expect(where('image')).toBe('over.yaml:3:12 two override base.yaml:3')
    expect(where('environment', 'A')).toBe('over.yaml:4:22 2 override base.yaml:4')
    expect(where('command', 0)).toBe('over.yaml:6:15 y override base.yaml:6')
  })

  test('what is rewritten stands where it was written', () => {
    const hosts = (text: string, path: string): Mapping => tree(`services: {a: {extra_hosts: ${text}}}`, path)
    const items = at(merge(hosts('{b: 2.2.2.2, a: {x: 1}}', 'base.yaml'), hosts('["c:3.3.3.3"]', 'over.yaml'), quiet), 'services', 'a', 'extra_hosts')
    expect([0, 1, 2].map((i) => place(at(items, i)!.origin))).toEqual(['base.yaml:1:42 a: {x: 1}', 'base.yaml:1:30 b: 2.2.2.2', 'over.yaml:1:30 "c:3.3.3.3"'])
    // What a mapping means as an address is for nobody to know.
    expect([0, 1].map((i) => at(items, i))).toMatchObject([{ known: false }, { known: true }])
    const build = at(merge(tree('services: {a: {build: .}}', 'base.yaml'), tree('services: {a: {build: {args: {A: 1}}}}'), quiet), 'services', 'a', 'build')
    expect(place(at(build, 'context')!.origin)).toBe('base.yaml:1:23 .')
  })

  test('a key is where its value is, unless it holds more', () => {
    const made = merge(tree('services: {a: {image: x, deploy: {replicas: 1}}}', 'base.yaml'), tree('services: {a: {image: y, deploy: {replicas: 2}}}', 'over.yaml'), quiet)
    const service = at(made, 'services', 'a') as Mapping
    expect(['image', 'deploy'].map((name) => place(service.entries.get(name)!.key.origin))).toEqual(['over.yaml:1:16 image', 'base.yaml:1:26 deploy'])
  })

  test('what is added does not', () => {
    expect(where('ports', 0)).toBe('base.yaml:5:13 "80:80"')
    expect(where('ports', 1)).toBe('over.yaml:5:13 "81:81"')
  })

  test('what only one file says stays the same object', () => {
    const other = tree('services: {b: {image: x}}')
    expect(at(merge(base, other, quiet), 'services', 'a')).toBe(at(base, 'services', 'a'))
    expect(merge(base, tree('{}'), quiet)).toBe(base)
  })
})
