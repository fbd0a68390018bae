import { describe, expect, test } from 'vitest'
import { unique } from '../../src/compose/unicity.ts'
import { at } from '../../src/source/tree.ts'
import { collect, place, plain, told, tree } from './trees.ts'

const same: readonly [attribute: string, items: string, left: readonly unknown[]][] = [
  ['environment', '[A=1, B, A=2, B=3]', ['A=2', 'B=3']],
  ['labels', '[a=1, a=1]', ['a=1']],
  ['cap_add', '[X, Y, X]', ['X', 'Y']],
  ['dns', '[a, b, a]', ['a', 'b']],
  ['links', '[a, "a:b", a]', ['a', 'a:b']],
  ['profiles', '[a, a]', ['a']],
  ['expose', '[80, "80", "80/udp"]', ['80', '80/udp']],
  ['tmpfs', '[/a, /a]', ['/a']],
  ['env_file', '[a, {path: a, required: false}]', [{ path: 'a', required: false }]],
  ['volumes', '["one:/x", "two:/x:ro", "/y"]', ['two:/x:ro', '/y']],
  ['env_file', '[{path: a}, {path: [a]}, {}, 1, {path: a}]', [{ path: 'a' }, { path: ['a'] }, {}, 1]],
  ['volumes', '[1, 1, [a], [a], "one:", "one:"]', [1, 1, ['a'], ['a'], 'one:', 'one:']],
  ['volumes', '[{target: /x, type: a}, {target: /x}, {target: 1}, {target: 2}]', [{ target: '/x' }, { target: 2 }]],
  ['devices', '[{target: /x}, "a:/x", {target: /y}, 1, 1]', ['a:/x', { target: '/y' }, 1, 1]],
  ['secrets', '[{source: a}, {source: a, mode: 1}, {source: [a]}, {}, {}, 1, 1]', [{ source: 'a', mode: 1 }, { source: ['a'] }, {}, 1, 1]],
  ['secrets', '[{source: 1}, {source: "%!s(int=1)"}, {source: 1.5}, {source: "%!s(float64=1.5)"}, {source: }, {source: "%!s(<nil>)"}]', [{ source: '%!s(int=1)' }, { source: '%!s(float64=1.5)' }, { source: '%!s(<nil>)' }]],
  ['expose', '[[80], [80], 0x50, 80]', [[80], [80], 80]],
  ['volumes', '["one:/x", {type: bind, source: c, target: /x}]', [{ type: 'bind', source: 'c', target: '/x' }]],
  ['devices', '["/dev/a:/dev/x", "/dev/b:/dev/x:r", /dev/x]', ['/dev/x']],
  ['secrets', '[a, {source: a}, {source: b, target: /run/secrets/a}]', [{ source: 'b', target: '/run/secrets/a' }]],
  ['configs', '[a, a, {source: a, target: /x}]', ['a', { source: 'a', target: '/x' }]],
  // Not told apart by Compose, and none of its business.
  ['volumes_from', '[a, a]', ['a', 'a']],
  ['extra_hosts', '["a:1", "a:1"]', ['a:1', 'a:1']]
]

const port = (more: string): string => `{target: 80${more}}`

const ports: readonly [why: string, items: readonly string[], left: number][] = [
  ['one text twice', ['"8080:80"', '"8080:80"'], 1],
  ['two texts', ['"8080:80"', '"0.0.0.0:8080:80"'], 2],
  ['a number and its text', ['80', '"80"'], 1],
  ['nothing published', [port(''), port('')], 1],
  ['one published', [port(', published: "8080"'), port(', published: "8080"')], 1],
  ['modes do not count', [port(', mode: host'), port(', mode: ingress')], 1],
  ['the wildcard is the default', [port(', published: "8080"'), port(', published: "8080", host_ip: 0.0.0.0')], 1],
  ['another address', [port(', published: "8080"'), port(', published: "8080", host_ip: 127.0.0.1')], 2],
  ['the default protocol', [port(''), port(', protocol: tcp')], 1],
  ['another protocol', [port(''), port(', protocol: udp')], 2],
  ['a number is not its text', [port(', published: 8080'), port(', published: "8080"')], 2],
  ['one number', [port(', published: 8080'), port(', published: 0x1F90')], 1],
  ['as Go prints them', ['{target: 80.5}', '{target: 80.5}'], 1],
  ['a float is another number', ['{target: 80.0}', '{target: 80}'], 2],
  ['a target of nothing', ['{target: }', '{target: }', '{target: [80]}'], 1],
  ['a text is another target', ['{target: "80"}', '{target: 80}'], 2],
  ['lists are none', ['[80]', '[80]'], 2],
  ['fractions are none', ['1.5', '1.5'], 2],
  ['an empty text is not nothing', [port(', published: ""'), port('')], 2]
]

describe('items that mean the same', () => {
  test.each(same)('%s %s', (attribute, items, left) => {
    const { problems, report } = collect()
    expect(plain(at(unique(tree(`services: {a: {${attribute}: ${items}}}`), report), 'services', 'a', attribute))).toEqual(left)
    expect(problems).toEqual([])
  })

  test.each(ports)('ports: %s', (_, items, left) => {
    const made = unique(tree(`services: {a: {ports: [${items.join()}]}}`), () => {})
    expect(plain(at(made, 'services', 'a', 'ports'))).toHaveLength(left)
  })

  test('the last stays, in the place of the first, and knows what it stands over', () => {
    const made = unique(tree('services:\n  a:\n    environment:\n      - A=1\n      - B=1\n      - A=2\n'), () => {})
    const items = at(made, 'services', 'a', 'environment')
    expect(plain(items)).toEqual(['A=2', 'B=1'])
    expect(place(at(items, 0)!.origin)).toBe('compose.yaml:6:9 A=2 override compose.yaml:4')
  })

  test('nothing changes where nothing is twice', () => {
    const model = tree('services: {a: {ports: ["80:80", "81:81"], environment: [A=1]}}')
    expect(unique(model, () => {})).toBe(model)
  })

  test('what cannot be compared is told', () => {
    const { problems, report } = collect()
    unique(tree('services:\n  a:\n    ports: [{published: 80}]\n    volumes: [{type: volume}]\n    expose: [1.5, true, ]\n    devices: [{source: /x}]\n'), report)
    expect(told(problems)).toEqual([
      'compose.yaml:3:13 port-valid: a port without a target',
      'compose.yaml:4:15 compose-schema: a volume without a target',
      'compose.yaml:5:14 port-valid: "1.5" is no port to expose',
      'compose.yaml:5:19 port-valid: "true" is no port to expose',
      'compose.yaml:6:15 compose-schema: a device without a target'
    ])
    expect(problems.map(({ docker }) => docker)).toEqual([
      'service ports services.a.ports.[0] is missing a target port',
      'service volume services.a.volumes.[0] is missing a mount target',
      'services.a.expose.[0]: unsupported expose value %!s(float64=1.5)',
      'services.a.expose.[1]: unsupported expose value %!s(bool=true)',
      'service device services.a.devices.[0] is missing a mount target'
    ])
  })
})
