import { describe, expect, test } from 'vitest'
import { normalize, reasons } from '../../src/compose/normalize.ts'
import type { Variables } from '../../src/compose/variables.ts'
import { at, entriesAt, mappingAt, type Mapping } from '../../src/source/tree.ts'
import { place, plain, tree } from './trees.ts'

const variables: Variables = { get: (name) => (name === 'SET' ? { value: 'shell', set: 'environment' } : undefined) }

function normal(text: string, known = true): Mapping {
  const model = tree(text)
  return normalize(model, { text: 'app', value: known ? 'app' : undefined, origin: { ...model.origin, end: 0 } }, variables)
}

const services: readonly [why: string, service: string, made: unknown][] = [
  ['no network', '{}', { networks: { default: null } }],
  ['an empty list of networks', '{networks: {}}', { networks: { default: null } }],
  ['a network mode, even an empty one', '{network_mode: ""}', { network_mode: '' }],
  ['a provider', '{provider: {type: x}}', { provider: { type: 'x' } }],
  ['networks of its own', '{networks: {n: }}', { networks: { n: null } }],
  ['if_not_present', '{network_mode: x, pull_policy: if_not_present}', { network_mode: 'x', pull_policy: 'missing' }],
  ['a build', '{network_mode: x, build: {}}', { network_mode: 'x', build: { context: '.', dockerfile: 'Dockerfile' } }],
  ['a build with its file inside', '{network_mode: x, build: {dockerfile_inline: x}}', { network_mode: 'x', build: { context: '.', dockerfile_inline: 'x' } }],
  ['arguments', '{network_mode: x, build: {context: a, dockerfile: b, args: {SET: , UNSET: , A: 1}}}', { network_mode: 'x', build: { context: 'a', dockerfile: 'b', args: { SET: 'shell', A: 1 } } }],
  ['arguments in a list', '{network_mode: x, build: {context: a, dockerfile: b, args: [SET, UNSET, A=1]}}', { network_mode: 'x', build: { context: 'a', dockerfile: 'b', args: ['SET=shell', 'A=1'] } }],
  ['environment', '{network_mode: x, environment: {SET: , UNSET: , A: 1}}', { network_mode: 'x', environment: { SET: 'shell', UNSET: null, A: 1 } }],
  ['targets', '{network_mode: x, volumes: [{target: /a//b/../c/}]}', { network_mode: 'x', volumes: [{ target: '/a/c' }] }]
]

describe('a service with', () => {
  test.each(services)('%s', (_, service, made) => {
    expect(plain(at(normal(`services: {a: ${service}}`), 'services', 'a'))).toEqual(made)
  })
})

const dependencies: readonly [attribute: string, value: string, restart: boolean | undefined, names: readonly string[]][] = [
  ['links', '[b, "c:sea"]', true, ['b', 'c']],
  ['links', '["b:c:d"]', true, ['b:c:d']],
  ['network_mode', 'service:b', true, ['b']],
  ['network_mode', 'container:b', true, []],
  ['ipc', 'service:b', true, ['b']],
  ['pid', 'service:b', true, ['b']],
  ['uts', 'service:b', true, ['b']],
  ['cgroup', 'service:b', true, ['b']],
  ['volumes_from', '["b:ro", "container:c"]', false, ['b']]
]

describe('what a service waits for without saying so', () => {
  test.each(dependencies)('%s: %s', (attribute, value, restart, names) => {
    const made = at(normal(`services: {a: {${attribute}: ${value}}}`), 'services', 'a', 'depends_on')
    const expected = Object.fromEntries(names.map((name) => [name, { condition: 'service_started', restart, required: true }]))
    expect(plain(made) ?? {}).toEqual(expected)
  })

  test('gives way to what it says', () => {
    const made = normal('services: {a: {links: [b, c], depends_on: {b: {condition: service_healthy}}}}')
    expect(plain(at(made, 'services', 'a', 'depends_on'))).toMatchObject({ b: { condition: 'service_healthy' }, c: { condition: 'service_started' } })
  })

  test('is told from what it says', () => {
    const service = mappingAt(normal('services: {a: {links: [b, c], depends_on: {b: {condition: service_healthy}}}}'), 'services', 'a')!
    const implied = reasons(service)
    const named = [...entriesAt(service, 'depends_on')].filter(({ key }) => implied.has(key.origin)).map(({ key }) => key.text)
    expect(named).toEqual(['c'])
  })

  test('stands where its reason does', () => {
    const made = normal('services:\n  a:\n    links: [b]\n')
    expect(place(at(made, 'services', 'a', 'depends_on', 'b')!.origin)).toBe('compose.yaml:3:13 b')
  })
})

describe('the default network', () => {
  test('is there where a service uses it, at that service', () => {
    const made = normal('services:\n  a: {network_mode: host}\n  b: {}\n')
    expect(plain(at(made, 'networks'))).toEqual({ default: { name: 'app_default' } })
    expect(place(at(made, 'networks', 'default')!.origin)).toBe('compose.yaml:3:3 b')
  })

  test('is there where a service names it', () => {
    expect(plain(at(normal('services: {a: {networks: {default: {priority: 1}}}}'), 'networks'))).toEqual({ default: { name: 'app_default' } })
  })

  test('is not there where nobody uses it', () => {
    expect(at(normal('services: {a: {network_mode: host}}'), 'networks')).toBeUndefined()
  })

  test('keeps what is said of it', () => {
    expect(plain(at(normal('services: {a: {}}\nnetworks: {default: {internal: true}}'), 'networks'))).toEqual({ default: { internal: true, name: 'app_default' } })
  })
})

describe('names', () => {
  test.each([
    ['{n: }', { name: 'app_n' }],
    ['{n: {name: real}}', { name: 'real' }],
    ['{n: {name: ""}}', { name: '' }],
    ['{n: {external: true}}', { external: true, name: 'n' }],
    ['{n: {external: true, name: real}}', { external: true, name: 'real' }],
    ['{n: {external: false}}', { external: false, name: 'app_n' }],
    ['{n: {external: "1"}}', { external: '1', name: 'n' }],
    ['{n: {external: "yes"}}', { external: 'yes', name: 'app_n' }]
  ])('%s', (text, made) => {
    for (const kind of ['networks', 'volumes', 'secrets', 'configs']) expect(plain(at(normal(`${kind}: ${text}`), kind, 'n'))).toEqual(made)
  })

  test('cannot be known where the project’s is not', () => {
    expect(at(normal('networks: {n: , e: {external: true}}', false), 'networks', 'n', 'name')).toMatchObject({ known: false })
    expect(at(normal('networks: {e: {external: true}}', false), 'networks', 'e', 'name')).toMatchObject({ known: true })
  })
})
