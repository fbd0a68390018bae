import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { load } from 'js-yaml'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundle, plainEnvironment, temporary } from './bundle.ts'

const root = join(import.meta.dirname, '..')
const hooksFile = join(root, '.pre-commit-hooks.yaml')
const isThere = spawnSync('pre-commit', ['--version']).status === 0

describe('the pattern of the hooks', () => {
  const hooks = load(readFileSync(hooksFile, 'utf8')) as readonly { readonly id: string; readonly files: string }[]
  // Python's (?ix), which JavaScript does not have.
  const pattern = new RegExp(hooks[0]!.files.replace('(?ix)', '').replace(/\s/g, ''), 'i')

  test('is the same for both', () => expect(new Set(hooks.map(({ files }) => files)).size).toBe(1))

  test.each(['compose.yaml', 'compose.yml', 'docker-compose.yml', 'compose.override.yaml', 'stacks/web/docker-compose.prod.yml', 'dockercompose.yml', 'web.compose.yaml', 'Compose.yaml', 'netlint.yaml', 'stacks/netlint.json', 'web/.env'])(
    'takes %s',
    (path) => expect(path).toMatch(pattern)
  )

  test.each(['README.md', 'compose.yaml.bak', 'decompose.yaml', 'compose/values.yaml', 'netlint.md', 'prod.env', '.envrc', 'composer.json'])('leaves %s', (path) => expect(path).not.toMatch(pattern))
})

// Debian's package, or `pip install pre-commit`.
describe.skipIf(!isThere)('pre-commit, from a fresh clone', () => {
  const base = temporary()
  const clone = join(base, 'netlint')
  const project = join(base, 'project')
  const env = { ...plainEnvironment(base, base), PRE_COMMIT_HOME: join(base, 'cache'), npm_config_registry: 'http://127.0.0.1:9/' }
  const run = (folder: string, ...command: readonly [string, ...string[]]) => execFileSync(command[0], command.slice(1), { cwd: folder, env, encoding: 'utf8' })
  const preCommit = (...words: readonly string[]) => {
    const { stdout, status } = spawnSync('pre-commit', ['run', '--color=never', ...words], { cwd: project, env, encoding: 'utf8' })
    return { said: stdout, status }
  }

  beforeAll(() => {
    mkdirSync(clone)
    cpSync(bundle(base).folder, join(clone, 'dist'), { recursive: true })
    for (const file of ['package.json', '.pre-commit-hooks.yaml']) cpSync(join(root, file), join(clone, file))
    const revision = committed(clone)
    write(project, {
      '.pre-commit-config.yaml': `repos: [{ repo: '${clone}', rev: ${revision}, hooks: [{ id: netlint }] }]\n`,
      'a/compose.yaml': 'services:\n  web:\n    image: nginx\n    ports: ["8080:80"]\n',
      'a/compose.override.yaml': 'services:\n  admin:\n    image: nginx\n    ports: ["8080:8080"]\n',
      'b/docker-compose.yml': 'services:\n  web:\n    image: nginx\n    ports: ["8081:80"]\n',
      'notes.yaml': 'services: these are notes\n'
    })
    committed(project)
  })

  function committed(folder: string): string {
    run(folder, 'git', 'init', '-q')
    run(folder, 'git', 'add', '-A')
    run(folder, 'git', '-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'all')
    return run(folder, 'git', 'rev-parse', 'HEAD').trim()
  }

  test('needs no network, and checks the files of a project together', () => {
    expect(preCommit('--all-files')).toEqual({
      said: expect.stringMatching(/^(?:\[INFO\].*\n)*netlint\.+Failed\n- hook id: netlint\n- exit code: 1\n\na\/compose\.override\.yaml:4:14: error: .*\[port-unique\]\n  a\/compose\.yaml:4:14: [^\n]*\n\n$/),
      status: 1
    })
  })

  test('brings the base of an override along', () => {
    expect(preCommit('--files', 'a/compose.override.yaml').said).toContain('[port-unique]')
  })

  test('is content with a sound project, and skips what is none of its business', () => {
    expect(preCommit('--files', 'b/docker-compose.yml')).toEqual({ said: expect.stringContaining('Passed'), status: 0 })
    expect(preCommit('--files', 'notes.yaml').said).toContain('Skipped')
  })

  test('takes less than a second', () => {
    const start = performance.now()
    preCommit('--files', 'b/docker-compose.yml')
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('checks what a configuration that has changed is about', () => {
    write(project, { 'netlint.yaml': 'rules: { port-unique: { severity: warning } }\n' })
    run(project, 'git', 'add', '-A')
    expect(preCommit().said).toContain('a/compose.override.yaml:4:14: warning:')
  })
})

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
