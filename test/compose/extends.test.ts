import { describe, expect, test } from 'vitest'
import { at } from '../../src/source/tree.ts'
import { loaded, place, plain, told } from './trees.ts'

function service(files: Readonly<Record<string, string>>, name = 'a'): unknown {
  return plain(at(loaded(files).tree, 'services', name))
}

describe('a service that extends another', () => {
  test('is laid over it, and over what that extends', () => {
    const text = 'services:\n  a: {extends: b, ports: ["3:3"]}\n  b: {extends: {service: c}, image: two}\n  c: {image: one, ports: ["1:1"], profiles: [p]}\n'
    expect(service({ 'compose.yaml': text })).toMatchObject({ image: 'two', ports: [{ published: '1' }, { published: '3' }], profiles: ['p'] })
    expect(service({ 'compose.yaml': text })).not.toHaveProperty('extends')
  })

  test('may do so in a file of another folder, whose paths are that folder’s', () => {
    const files = {
      'compose.yaml': 'services: {a: {extends: {file: base/x.yaml, service: a}, image: x}}',
      'base/x.yaml': 'services: {a: {extends: {file: ../other/y.yaml, service: b}, volumes: ["./here:/here"]}}',
      'other/y.yaml': 'services: {b: {build: ., volumes: ["./there:/there"]}}'
    }
    expect(service(files)).toMatchObject({
      build: { context: '/home/user/project/other' },
      volumes: [{ source: '/home/user/project/other/there' }, { source: '/home/user/project/base/here' }]
    })
  })

  test('takes nothing that it resets', () => {
    const text = 'services:\n  a: {extends: b, ports: !reset [], environment: !override {B: 2}}\n  b: {image: x, ports: ["1:1"], environment: {A: 1}}\n'
    expect(service({ 'compose.yaml': text })).toMatchObject({ image: 'x', environment: { B: 2 } })
    expect(service({ 'compose.yaml': text })).not.toHaveProperty('ports')
  })

  test('resets what an earlier file says, too', () => {
    const files = { 'compose.yaml': 'services: {a: {image: x, ports: ["1:1"]}}', 'over.yaml': 'services: {a: {extends: b, ports: !reset []}, b: {ports: ["2:2"]}}' }
    expect(plain(at(loaded(files, { files: ['compose.yaml', 'over.yaml'] }).tree, 'services', 'a', 'ports'))).toBeUndefined()
  })

  test('knows where its values came from', () => {
    const { tree } = loaded({
      'compose.yaml': 'services:\n  a:\n    extends: {file: base.yaml, service: b}\n    image: two\n',
      'base.yaml': 'services:\n  b:\n    image: one\n    hostname: h\n'
    })
    expect(place(at(tree, 'services', 'a', 'image')!.origin)).toBe('compose.yaml:4:12 two override base.yaml:3')
    expect(place(at(tree, 'services', 'a', 'hostname')!.origin)).toBe('base.yaml:4:15 h extends compose.yaml:3')
  })

  test('leaves the other one as it is', () => {
    const { tree } = loaded({ 'compose.yaml': 'services: {a: {extends: b, hostname: h}, b: {image: x}}' })
    expect(plain(at(tree, 'services', 'b'))).toEqual({ image: 'x', networks: { default: null } })
    expect(at(tree, 'services', 'b', 'image')!.origin.via).toEqual([])
  })
})

const refused: readonly [why: string, files: Readonly<Record<string, string>>, told: readonly string[], docker: string][] = [
  ['no such service', { 'compose.yaml': 'services: {a: {extends: b}}' }, ['1:25 extends-resolves: "a" extends "b", which does not exist'], 'cannot extend service "a" in compose.yaml: service "b" not found'],
  [
    'no such service in a file',
    { 'compose.yaml': 'services: {a: {extends: {file: b.yaml, service: b}}}', 'b.yaml': 'services: {c: {image: x}}' },
    ['1:49 extends-resolves: "a" extends "b", which does not exist in b.yaml'],
    'cannot extend service "a" in compose.yaml: service "b" not found in b.yaml'
  ],
  ['no such file', { 'compose.yaml': 'services: {a: {extends: {file: b.yaml, service: b}}}' }, ['1:32 extends-resolves: b.yaml cannot be read: no such file'], 'open b.yaml: no such file or directory'],
  ['no service named', { 'compose.yaml': 'services: {a: {image: x, extends: {file: b.yaml}}}', 'b.yaml': '' }, ['1:26 extends-resolves: extends of "a" names no service'], 'extends.a.service is required'],
  ['itself', { 'compose.yaml': 'services: {a: {extends: a}}' }, ['1:25 extends-resolves: "a" extends itself'], 'Circular reference:\n  a in compose.yaml\n  extends a in compose.yaml'],
  [
    'a circle',
    { 'compose.yaml': 'services: {a: {extends: b}, b: {extends: c}, c: {extends: a}}' },
    ['1:25 extends-resolves: "a" extends itself by way of others'],
    'Circular reference:\n  a in compose.yaml\n  extends b in compose.yaml\n  extends c in compose.yaml\n  extends a in compose.yaml'
  ],
  [
    'a circle of files',
    { 'compose.yaml': 'services: {a: {extends: {file: b.yaml, service: b}}}', 'b.yaml': 'services: {b: {extends: {file: compose.yaml, service: a}}}' },
    ['1:49 extends-resolves: "a" extends itself by way of others'],
    'Circular reference:'
  ]
]

describe('refused', () => {
  test.each(refused)('%s', (_, files, expected, docker) => {
    const problems = loaded(files).problems.filter(({ code }) => code === 'extends-resolves')
    expect(told(problems)).toEqual(expected.map((line) => `compose.yaml:${line}`))
    expect(problems[0]!.docker).toContain(docker)
  })

  test('a mistake in a file that many extend is told once', () => {
    const files = { 'compose.yaml': 'services: {a: {extends: {file: b.yaml, service: b}}, c: {extends: {file: b.yaml, service: b}}}', 'b.yaml': 'services: {b: {image: x, ports: ["x:y"]}}' }
    expect(loaded(files).problems.map(({ code }) => code)).toEqual(['port-valid'])
  })

  test('what is elsewhere is not known, and no mistake', () => {
    const { problems, remote } = loaded({ 'compose.yaml': 'services: {a: {image: x, extends: {file: "https://example.com/x.git", service: b}}}' })
    expect(problems).toEqual([])
    expect(remote).toHaveLength(1)
  })

  test('a chain without end in sight is bounded', () => {
    const services = Array.from({ length: 500 }, (_, i) => `  s${i}: {extends: s${i + 1}}\n`).join('')
    const { problems } = loaded({ 'compose.yaml': `services:\n${services}  s500: {image: x}\n` })
    expect(problems.filter(({ code }) => code === 'input-bounded')).toHaveLength(1)
  })
})
