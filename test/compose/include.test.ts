import { describe, expect, test } from 'vitest'
import { at } from '../../src/source/tree.ts'
import { loaded, place, plain, told } from './trees.ts'

describe('included files', () => {
  test('bring their resources, with paths of their own folder', () => {
    const { tree, problems, files } = loaded({
      'compose.yaml': 'include: [part/compose.yaml]\nservices: {a: {image: x, networks: [n]}}',
      'part/compose.yaml': 'include: [deep/compose.yaml]\nservices: {b: {image: y, volumes: ["./v:/v"]}}\nnetworks: {n: {}}',
      'part/deep/compose.yaml': 'services: {c: {build: .}}'
    })
    expect(problems).toEqual([])
    expect(plain(at(tree, 'services', 'b', 'volumes', 0, 'source'))).toBe('/home/user/project/part/v')
    expect(plain(at(tree, 'services', 'c', 'build', 'context'))).toBe('/home/user/project/part/deep')
    expect(plain(at(tree, 'networks', 'n'))).toEqual({ name: 'project_n' })
    expect(at(tree, 'include')).toBeUndefined()
    expect(files.map(({ path }) => path)).toEqual(['compose.yaml', 'part/compose.yaml', 'part/deep/compose.yaml'])
  })

  test('have variables of their own, behind those of the project', () => {
    const { tree } = loaded({
      'compose.yaml': 'include: [part/compose.yaml]\nservices: {a: {image: "x:${OWN-none}"}}',
      '.env': 'BOTH=outer\n',
      'part/compose.yaml': 'services: {b: {image: "y:${OWN}-${BOTH}"}}',
      'part/.env': 'BOTH=inner\nOWN=1\n'
    })
    expect(plain(at(tree, 'services', 'a', 'image'))).toBe('x:none')
    expect(plain(at(tree, 'services', 'b', 'image'))).toBe('y:1-outer')
  })

  test('may name their folder, their env files, and files laid over the first', () => {
    const { tree, problems } = loaded({
      'compose.yaml': 'include: [{path: [p/one.yaml, p/two.yaml], project_directory: other, env_file: [p/x.env]}]',
      'p/one.yaml': 'services: {b: {image: "y:${X}", build: .}}',
      'p/two.yaml': 'services: {b: {hostname: h}}',
      'p/x.env': 'X=7\n'
    })
    expect(problems).toEqual([])
    expect(plain(at(tree, 'services', 'b'))).toMatchObject({ image: 'y:7', hostname: 'h', build: { context: '/home/user/project/other' } })
  })

  test('bring values that know the entry', () => {
    const { tree } = loaded({ 'compose.yaml': 'include:\n  - p.yaml\n', 'p.yaml': 'services:\n  b: {image: y}\n' })
    expect(place(at(tree, 'services', 'b', 'image')!.origin)).toBe('p.yaml:2:14 y include compose.yaml:2')
  })

  test('may be overridden by a later file', () => {
    const { tree, problems } = loaded({ 'compose.yaml': 'include: [p.yaml]\n', 'p.yaml': 'services: {b: {image: y}}', 'over.yaml': 'services: {b: {image: z}}' }, { files: ['compose.yaml', 'over.yaml'] })
    expect(problems).toEqual([])
    expect(plain(at(tree, 'services', 'b', 'image'))).toBe('z')
  })

  test('may define the same thing twice', () => {
    expect(loaded({ 'compose.yaml': 'include: [p.yaml, q.yaml]\n', 'p.yaml': 'services: {b: {image: y}}', 'q.yaml': 'services: {b: {image: "y"}}' }).problems).toEqual([])
  })
})

const refused: readonly [why: string, files: Readonly<Record<string, string>>, told: readonly string[], docker: string][] = [
  ['no such file', { 'compose.yaml': 'include: [p.yaml]\nservices: {a: {image: x}}' }, ['compose.yaml:1:11 include-resolves: p.yaml cannot be read: no such file'], 'open p.yaml: no such file or directory'],
  [
    'a folder',
    { 'compose.yaml': 'include: [p]\nservices: {a: {image: x}}', 'p/x': '' },
    ['compose.yaml:1:11 include-resolves: p cannot be read: it is a directory'],
    'read p: is a directory'
  ],
  ['no list', { 'compose.yaml': 'include: p.yaml\nservices: {a: {image: x}}', 'p.yaml': '' }, ['compose.yaml:1:10 include-resolves: include is no list'], '`include` must be a list'],
  [
    'itself',
    { 'compose.yaml': 'include: [compose.yaml]\nservices: {a: {image: x}}' },
    ['compose.yaml:1:11 include-resolves: compose.yaml includes itself'],
    'include cycle detected:\ncompose.yaml\n include compose.yaml'
  ],
  [
    'a circle',
    { 'compose.yaml': 'include: [p/p.yaml]\nservices: {a: {image: x}}', 'p/p.yaml': 'include: [../compose.yaml]' },
    ['p/p.yaml:1:11 include-resolves: ../compose.yaml includes itself by way of others'],
    'include cycle detected:\ncompose.yaml\n include p/p.yaml\n include compose.yaml'
  ],
  [
    'something else under one name',
    { 'compose.yaml': 'include: [p.yaml]\nservices: {a: {image: x}}', 'p.yaml': 'services: {a: {image: y}}' },
    ['compose.yaml:2:12 include-resolves: services.a is also defined by an included file, and not the same'],
    'services.a conflicts with imported resource'
  ],
  [
    'no such env file',
    { 'compose.yaml': 'include: [{path: p.yaml, env_file: x.env}]', 'p.yaml': 'services: {a: {image: y}}' },
    ['compose.yaml:1:36 env-file-exists: x.env cannot be read: no such file'],
    ''
  ]
]

describe('refused', () => {
  test.each(refused)('%s', (_, files, expected, docker) => {
    const { problems } = loaded(files)
    expect(told(problems)).toEqual(expected)
    expect(problems[0]!.docker).toContain(docker)
  })

  test('what is elsewhere is not known, and no mistake', () => {
    const { problems, remote } = loaded({ 'compose.yaml': 'include: ["oci://example.com/x", "https://example.com/y.git"]\nservices: {a: {image: x}}' })
    expect(problems).toEqual([])
    expect(remote).toHaveLength(2)
  })

  test('what is defined twice is merged, as Compose 5 does', () => {
    const { tree, problems } = loaded({
      'compose.yaml': 'include: [b.yaml]\nservices: {a: {image: own, ports: ["1:1"], environment: {A: own}}}',
      'b.yaml': 'services: {a: {image: included, ports: ["2:2"], environment: {A: included, B: included}, hostname: h}}'
    })
    expect(problems).toMatchObject([{ code: 'include-resolves', until: [5, 0] }])
    expect(plain(at(tree, 'services', 'a'))).toMatchObject({ image: 'own', hostname: 'h', ports: [{ target: 2 }, { target: 1 }], environment: { A: 'own', B: 'included' } })
  })

  test('an entry without a path is passed over', () => {
    const { problems } = loaded({ 'compose.yaml': 'include: [{file: x.yaml}]\nservices: {a: {image: x}}' })
    expect(problems).toMatchObject([{ code: 'include-resolves', level: 'warning' }])
  })

  const chain = (length: number, entry: (next: string) => string): Readonly<Record<string, string>> => ({
    ...Object.fromEntries(Array.from({ length }, (_, i) => [i === 0 ? 'compose.yaml' : `f${i}.yaml`, `include: [${entry(`f${i + 1}.yaml`)}]`])),
    [`f${length}.yaml`]: 'services: {a: {image: x}}'
  })

  test('a file that is included again and again is loaded once', () => {
    const { tree, problems } = loaded(chain(30, (next) => `${next}, ${next}`))
    expect(problems).toEqual([])
    expect(plain(at(tree, 'services', 'a', 'image'))).toBe('x')
  })

  test('a file that is included again and again with variables of its own is bounded', () => {
    const { problems } = loaded({ ...chain(30, (next) => `${next}, ${next}`), '.env': 'A=1' })
    expect(problems.map(({ code }) => code)).toEqual(['input-bounded'])
  })

  test('a chain without end in sight is bounded', () => {
    expect(loaded(chain(100, (next) => next)).problems.map(({ code }) => code)).toEqual(['input-bounded'])
  })
})
