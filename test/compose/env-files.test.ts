import { describe, expect, test } from 'vitest'
import { at } from '../../src/source/tree.ts'
import { loaded, place, plain, told } from './trees.ts'

/** The environment of a service, and what is told, where these files lie beside it. */
function environment(service: string, files: Readonly<Record<string, string>>, shell: Readonly<Record<string, string>> = {}) {
  const { tree, problems } = loaded({ 'compose.yaml': `services: {a: {image: x, ${service}}}\n`, ...files }, { shell })
  return { value: plain(at(tree, 'services', 'a', 'environment')), labels: plain(at(tree, 'services', 'a', 'labels')), tree, problems }
}

describe('what a service gets of its files', () => {
  test.each<[service: string, files: Record<string, string>, value: unknown]>([
    ['env_file: e', { e: 'A=1\nB=two words\n' }, { A: '1', B: 'two words' }],
    ['env_file: [e, f]', { e: 'A=1\nB=1\n', f: 'B=2\nC=${A}\n' }, { A: '1', B: '2', C: '1' }],
    ['env_file: e, environment: {A: own}', { e: 'A=1\nB=2\n' }, { A: 'own', B: '2' }],
    ['env_file: e, environment: [A=own, C]', { e: 'A=1\n' }, { A: 'own', C: null }],
    ['env_file: e, environment: {X: own}', { e: 'A=${X}\n' }, { A: 'own', X: 'own' }],
    ['env_file: e, environment: {X: }', { e: 'A=${X:-none}\n' }, { A: 'none', X: null }],
    ['env_file: e', { e: '# nothing\n' }, undefined],
    ['env_file: [{path: e, required: false}, f]', { f: 'A=1\n' }, { A: '1' }],
    ['env_file: [{path: e, format: ""}]', { e: "A='1'\n" }, { A: '1' }],
    ['env_file: [{path: e, format: .env}]', { e: "A='1'\n" }, { A: '1' }],
    ['env_file: [{path: e, format: raw}]', { e: "# no\n\n  A='1' # x\nB=a=b\r\n=c\nD\nHOME\n" }, { A: "'1' # x", B: 'a=b', HOME: '/root' }]
  ])('%s', (service, files, value) => {
    const { value: made, problems } = environment(service, files, { HOME: '/root' })
    expect(made).toEqual(value)
    expect(told(problems)).toEqual([])
  })

  test('the shell goes before the service where a file asks', () => {
    expect(environment('env_file: e, environment: {X: own}', { e: 'A=${X}\n' }, { X: 'shell' }).value).toEqual({ A: 'shell', X: 'own' })
  })

  test('one file means to each service what that one says', () => {
    const { tree } = loaded({ 'compose.yaml': 'services: {a: {image: x, env_file: e, environment: {X: 1}}, b: {image: x, env_file: e, environment: {X: 2}}}\n', e: 'A=${X}\nX\n' })
    expect(['a', 'b'].map((name) => plain(at(tree, 'services', name, 'environment', 'A')))).toEqual(['1', '2'])
  })

  test('labels come of files, too, which know no variable of the service', () => {
    expect(environment('label_file: [l, m], labels: {b: own}, environment: {X: 1}', { l: 'a=1\nb=2\n', m: 'c=${X:-none}\n' }).labels).toEqual({ a: '1', b: 'own', c: 'none' })
  })

  test('each value knows its line, and one of the shell the file that hands it on', () => {
    const { tree } = environment('env_file: [e, {path: f, format: raw}]', { e: 'A=1\nHOME\n', f: '\n  B=2\r\n' }, { HOME: '/root' })
    const where = (name: string): string => place(at(tree, 'services', 'a', 'environment', name)!.origin)
    expect(where('A')).toBe('e:1:1 A=1')
    expect(where('HOME')).toBe('compose.yaml:1:37 e variable HOME')
    expect(where('B')).toBe('f:2:3 B=2')
  })
})

describe('a file that cannot be read', () => {
  test.each([
    ['env_file: e', {}, 'compose.yaml:1:36 env-file-exists: env file e cannot be read: no such file', 'env file /home/user/project/e not found: stat /home/user/project/e: no such file or directory'],
    ['label_file: e', {}, 'compose.yaml:1:38 env-file-exists: label file e cannot be read: no such file', 'label file /home/user/project/e not found: stat /home/user/project/e: no such file or directory'],
    ['env_file: e', { 'e/x': '' }, 'compose.yaml:1:36 env-file-exists: env file e cannot be read: it is a directory', 'read /home/user/project/e: is a directory'],
    ['env_file: [{path: e, format: toml}]', { e: 'A=1' }, 'compose.yaml:1:55 env-file-exists: "toml" is no format of env files', 'unsupported env_file format "toml"']
  ])('%s', (service, files, words, docker) => {
    const { value, problems } = environment(service, files as Record<string, string>)
    expect(value).toBeUndefined()
    expect(told(problems)).toEqual([words])
    expect(problems).toMatchObject([{ level: 'error', docker }])
  })

  test('matters to active services only', () => {
    const problems = (profiles: readonly string[]) => loaded({ 'compose.yaml': 'services: {a: {image: x, profiles: [p, q], env_file: e}}\n' }, { profiles }).problems.length
    expect([problems([]), problems(['r']), problems(['q']), problems(['*'])]).toEqual([0, 0, 1, 1])
  })
})
