import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { disk, type Disk } from '../../src/compose/disk.ts'
import { load, mostServices } from '../../src/compose/load.ts'
import { at } from '../../src/source/tree.ts'
import { loaded, place, plain, told } from './trees.ts'

const project = { 'compose.yaml': 'services: {a: {image: x}}' }

describe('early ends', () => {
  const rows: readonly [why: string, text: string, told: readonly string[]][] = [
    ['an empty file', '', ['compose.yaml:1:1 project-not-empty: there is nothing in this file']],
    ['comments only', '# nothing\n', ['compose.yaml:1:1 project-not-empty: there is nothing in this file']],
    ['a list', '- a\n', ['compose.yaml:1:1 compose-schema: a Compose file is a mapping, and this is a list']],
    ['a text', 'a\n', ['compose.yaml:1:1 compose-schema: a Compose file is a mapping, and this is text']],
    ['null', 'null\n', ['compose.yaml:1:1 compose-schema: a Compose file is a mapping, and this is empty']]
  ]
  test.each(rows)('%s', (_, text, expected) => {
    const { tree, problems } = loaded({ 'compose.yaml': text })
    expect(told(problems)).toEqual(expected)
    expect(plain(at(tree, 'name'))).toBe('project')
  })

  test('a file that is not there', () => {
    expect(told(loaded({}).problems)).toEqual(['compose.yaml:1:1 yaml-valid: compose.yaml cannot be read: no such file'])
  })

  test('a folder', () => {
    expect(told(loaded({ 'compose.yaml/x': '' }).problems)).toEqual(['compose.yaml:1:1 yaml-valid: compose.yaml cannot be read: it is a directory'])
  })

  test('no YAML', () => {
    expect(loaded({ 'compose.yaml': 'a: [\n' }).problems.map(({ code }) => code)).toEqual(['yaml-valid'])
  })

  test('one file of two: the other is read', () => {
    const { tree, problems } = loaded({ ...project, 'over.yaml': ']' }, { files: ['compose.yaml', 'over.yaml', 'none.yaml'] })
    expect(plain(at(tree, 'services', 'a', 'image'))).toBe('x')
    expect(problems.map(({ code }) => code)).toEqual(['yaml-valid', 'yaml-valid'])
  })
})

describe('what is loaded', () => {
  test('several mistakes at once', () => {
    const text = 'services:\n  a: {image: x, ports: ["1:x"], extends: none}\n  b: {imag: x}\n  c: {image: "${", env_file: none.env}\n'
    expect(loaded({ 'compose.yaml': text }).problems.map(({ code }) => code).sort()).toEqual(['compose-schema', 'env-file-exists', 'extends-resolves', 'port-valid', 'variable-valid'])
  })

  test('a mistake that stays under a later file is told once', () => {
    const { problems } = loaded({ 'compose.yaml': 'services: {a: {imag: x}}', 'over.yaml': 'services: {a: {image: y}}' }, { files: ['compose.yaml', 'over.yaml'] })
    expect(problems.map(({ code }) => code)).toEqual(['compose-schema'])
  })

  test('documents of one file are merged', () => {
    const { tree } = loaded({ 'compose.yaml': 'services: {a: {image: x, ports: ["1:1"]}}\n---\nservices: {a: {ports: !override ["2:2"]}}\n' })
    expect(plain(at(tree, 'services', 'a'))).toMatchObject({ image: 'x', ports: [{ published: '2' }] })
  })

  test('standard input', () => {
    const { tree, files } = loaded(project, { files: ['-'], stdin: 'services: {b: {image: y}}' })
    expect(plain(at(tree, 'services', 'b', 'image'))).toBe('y')
    expect(files.map(({ path }) => path)).toEqual(['-'])
  })

  test('the name: asked for, of the shell, of a file, of the folder', () => {
    const text = { 'compose.yaml': 'name: Written\nservices: {a: {image: x}}' }
    const shell = { COMPOSE_PROJECT_NAME: 'shell' }
    expect(loaded(text, { name: 'asked', shell }).name.text).toBe('asked')
    expect(loaded(text, { shell }).name.text).toBe('shell')
    expect(loaded(text).name).toMatchObject({ text: 'written', value: 'written' })
    expect(loaded(project).name.text).toBe('project')
    expect(plain(at(loaded(text).tree, 'networks', 'default', 'name'))).toBe('written_default')
  })

  test('the name is a variable', () => {
    expect(plain(at(loaded({ 'compose.yaml': 'services: {a: {image: "x:${COMPOSE_PROJECT_NAME}"}}' }).tree, 'services', 'a', 'image'))).toBe('x:project')
  })

  test('variables: the shell, then .env, or the env files asked for', () => {
    const files = { 'compose.yaml': 'services: {a: {image: "${A}-${B}"}}', '.env': 'A=file\nB=file\n', 'other.env': 'A=other\nB=other\n' }
    const image = (more: Parameters<typeof loaded>[1]): unknown => plain(at(loaded(files, more).tree, 'services', 'a', 'image'))
    expect(image({ shell: { A: 'shell' } })).toBe('shell-file')
    expect(image({ envFiles: ['other.env'] })).toBe('other-other')
    expect(image({ envFiles: [] })).toBe('-')
    expect(told(loaded(files, { envFiles: ['none.env'] }).problems)[0]).toBe('none.env:1:1 env-file-exists: env file none.env cannot be read: no such file')
  })

  test('profiles: those asked for, or COMPOSE_PROFILES', () => {
    expect([...loaded(project, { profiles: ['a'], shell: { COMPOSE_PROFILES: 'b' } }).profiles]).toEqual(['a'])
    expect([...loaded(project, { shell: { COMPOSE_PROFILES: 'b, c' } }).profiles]).toEqual(['b', 'c'])
    expect([...loaded({ ...project, '.env': 'COMPOSE_PROFILES=d' }).profiles]).toEqual(['d'])
  })

  test('the project directory is where paths start', () => {
    const { tree } = loaded({ 'x/compose.yaml': 'services: {a: {build: ., env_file: e.env}}', 'y/e.env': 'A=1\n' }, { files: ['x/compose.yaml'], directory: 'y' })
    expect(plain(at(tree, 'services', 'a'))).toMatchObject({ build: { context: '/home/user/project/y' }, environment: { A: '1' } })
  })

  test('files are named as they are typed, env files last', () => {
    const { files } = loaded({ 'compose.yaml': 'services: {a: {image: x, env_file: e/a.env, extends: {file: ./b.yaml, service: b}}}', 'e/a.env': 'A=1', 'b.yaml': 'services: {b: {}}', '.env': '' }, { files: ['./compose.yaml'] })
    expect(files.map(({ path }) => path)).toEqual(['compose.yaml', 'b.yaml', '.env', 'e/a.env'])
  })
})

describe('env files of a service', () => {
  test('bring values that stand there', () => {
    const { tree } = loaded({ 'compose.yaml': 'services: {a: {image: x, env_file: [a.env, b.env], environment: [C=3]}}', 'a.env': 'A=1\nB=1\nC=1\n', 'b.env': 'B=2\n' })
    expect(plain(at(tree, 'services', 'a', 'environment'))).toEqual({ A: '1', B: '2', C: '3' })
    expect(place(at(tree, 'services', 'a', 'environment', 'B')!.origin)).toBe('b.env:1:1 B=2')
    expect(place(at(tree, 'services', 'a', 'environment', 'C')!.origin)).toContain('compose.yaml:1:')
  })

  test('must be there, unless they need not, or their service is off', () => {
    const services = ['a: {image: x, env_file: none.env}', 'b: {image: x, env_file: [{path: none.env, required: false}]}', 'c: {image: x, profiles: [p], env_file: none.env}']
    const files = { 'compose.yaml': `services:\n${services.map((line) => `  ${line}\n`).join('')}` }
    expect(told(loaded(files).problems)).toEqual(['compose.yaml:2:27 env-file-exists: env file none.env cannot be read: no such file'])
    expect(told(loaded(files, { profiles: ['*'] }).problems)).toHaveLength(2)
  })

  test('whose name is an unset variable: that is the mistake', () => {
    expect(loaded({ 'compose.yaml': 'services: {a: {image: x, env_file: "${X}.env"}}' }).problems.map(({ code }) => code)).not.toContain('env-file-exists')
  })
})

test('ten thousand services take no time that one would notice', () => {
  const services = Array.from({ length: 10_000 }, (_, i) => `  s${i}: {image: x, ports: ["${i + 1}:80"], environment: {A: 1}, networks: [n], depends_on: [s0]}\n`)
  const start = performance.now()
  const { problems } = loaded({ 'compose.yaml': `services:\n${services.join('')}networks: {n: }\n` })
  expect(problems).toEqual([])
  // About a second; the rest is for a busy machine.
  expect(performance.now() - start).toBeLessThan(10_000)
})

const cases = join(import.meta.dirname, '../../../shared/oracle-cases')
interface Case {
  readonly name: string
  readonly topic: string
  readonly compose: Readonly<Record<string, { readonly config_rc: number; readonly stderr: string | null }>>
  readonly env?: Readonly<Record<string, string>>
  readonly profiles?: readonly string[]
}

describe.skipIf(!existsSync(cases))('oracle cases (they lie beside the repository)', () => {
  const topics = new Set(['merge', 'extends', 'include', 'profiles', 'yaml'])
  const found = (existsSync(cases) ? readdirSync(cases) : []).flatMap((name): Case[] => {
    const file = join(cases, name, 'expect.json')
    return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8'))] : []
  })
  // What Compose finds after loading (loader/validate.go) is for rules to tell.
  const later = /mutually exclusive|undefined (?:service|network)|neither an image/

  test.each(found.filter(({ topic }) => topics.has(topic)))('$name', ({ name, compose, env = {}, profiles = [] }) => {
    const files = ['compose.yaml', 'compose.override.yaml'].filter((file) => existsSync(join(cases, name, file)))
    const moved: Disk = { read: (path) => disk.read(join(cases, name, path)), kind: (path) => disk.kind(join(cases, name, path)), list: () => [] }
    const { problems } = load({ files, directory: '.', here: `/${name}`, shell: env, envFiles: undefined, profiles }, moved)
    const [answer] = Object.values(compose)
    const errors = problems.filter(({ level }) => level === 'error')
    if (answer!.config_rc === 0 || later.test(answer!.stderr ?? '')) expect(told(errors)).toEqual([])
    else expect(told(errors)).not.toEqual([])
  })
})

test('of more services than anybody runs none is read', () => {
  const { tree, problems } = loaded({ 'compose.yaml': `services: {${Array.from({ length: mostServices + 1 }, (_, i) => `s${i}: {image: x}`).join(', ')}}\n` })
  expect(told(problems)).toEqual([`compose.yaml:1:1 input-bounded: ${mostServices + 1} services are more than netlint reads`])
  expect(at(tree, 'services', 's0')).toBeUndefined()
})
