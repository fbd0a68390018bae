import { describe, expect, test } from 'vitest'
import { clean, expandHome, inside, isRemote, resolvePaths } from '../../src/compose/paths.ts'
import { at } from '../../src/source/tree.ts'
import { collect, plain, told, tree } from './trees.ts'

test.each([
  ['/p', 'a', '/p/a'],
  ['/p', './a/', '/p/a'],
  ['/p', '../a', '/a'],
  ['/p', '/a/', '/a/'],
  ['.', 'a', 'a'],
  ['x/..', 'a', 'a'],
  ['/p', '', '/p']
])('%s and %s make %s', (folder, path, made) => expect(inside(folder, path)).toBe(made))

test.each([
  ['/a//b/../c/', '/a/c'],
  ['/', '/'],
  ['.', '.']
])('%s is %s', (path, made) => expect(clean(path)).toBe(made))

test('~ is the home of who asks', () => {
  expect(expandHome('~/a', '/home/user')).toBe('/home/user/a')
  expect(expandHome('~', '/home/user')).toBe('/home/user')
  expect(expandHome('~/a', undefined)).toBe('~/a')
  expect(expandHome('a~', '/home/user')).toBe('a~')
})

test.each([
  ['https://example.com/x.git', true],
  ['https://example.com/x.git#main:sub', true],
  ['git@example.com:x/y.git', true],
  ['github.com/x/y', true],
  ['ssh://git@example.com/x', true],
  ['oci://example.com/x:1', true],
  ['https://example.com/compose.yaml', false],
  ['./x.git', false],
  ['x/github.com/y', false]
])('%s is fetched: %s', (path, fetched) => expect(isRemote(path)).toBe(fetched))

const resolved: readonly [path: readonly (string | number)[], text: string, made: unknown][] = [
  [['services', 'a', 'build', 'context'], 'services: {a: {build: {context: ./x}}}', '/p/x'],
  [['services', 'a', 'build', 'context'], 'services: {a: {build: {context: "https://example.com/x.git"}}}', 'https://example.com/x.git'],
  [['services', 'a', 'build', 'additional_contexts', 'b'], 'services: {a: {build: {additional_contexts: {b: "service:c"}}}}', 'service:c'],
  [['services', 'a', 'build', 'ssh', 'default'], 'services: {a: {build: {ssh: {default: }}}}', null],
  [['services', 'a', 'build', 'ssh', 'k'], 'services: {a: {build: {ssh: {k: ~/key}}}}', '/home/user/key'],
  [['services', 'a', 'env_file', 0, 'path'], 'services: {a: {env_file: [{path: x.env}]}}', '/p/x.env'],
  [['services', 'a', 'label_file', 0], 'services: {a: {label_file: [x]}}', '/p/x'],
  [['services', 'a', 'volumes', 0, 'source'], 'services: {a: {volumes: [{type: bind, source: ./x, target: /x}]}}', '/p/x'],
  [['services', 'a', 'volumes', 0, 'source'], 'services: {a: {volumes: [{type: volume, source: x, target: /x}]}}', 'x'],
  [['services', 'a', 'volumes', 0, 'source'], "services: {a: {volumes: [{type: bind, source: 'C:\\x', target: /x}]}}", 'C:\\x'],
  [['services', 'a', 'image'], 'services: {a: {image: ./x}}', './x'],
  [['secrets', 's', 'file'], 'secrets: {s: {file: x}}', '/p/x'],
  [['configs', 'c', 'file'], 'configs: {c: {file: /x}}', '/x'],
  [['volumes', 'v', 'driver_opts', 'device'], 'volumes: {v: {driver: local, driver_opts: {o: bind, device: x}}}', '/p/x'],
  [['volumes', 'v', 'driver_opts', 'device'], 'volumes: {v: {driver: local, driver_opts: {type: nfs, device: ":x"}}}', ':x']
]

describe('relative paths', () => {
  test.each(resolved)('%j', (path, text, made) => {
    expect(plain(at(resolvePaths(tree(text), { directory: '/p', home: '/home/user', report: () => {} }), ...path))).toBe(made)
  })

  test('a bind mount needs a source', () => {
    const { problems, report } = collect()
    resolvePaths(tree('services: {a: {volumes: [{type: bind, target: /x}]}}'), { directory: '/p', home: undefined, report })
    expect(told(problems)).toEqual(['compose.yaml:1:26 compose-schema: a bind mount without a source'])
  })
})
