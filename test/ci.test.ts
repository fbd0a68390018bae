import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { load } from 'js-yaml'
import { beforeEach, describe, expect, test } from 'vitest'
import { bundle, plainEnvironment, temporary } from './bundle.ts'

const root = join(import.meta.dirname, '..')
const base = temporary()
const { folder: dist, bin } = bundle(base)
const checkout = join(base, 'checkout')
const runner = join(base, 'runner')
const clash = 'services:\n  web:\n    image: nginx\n    ports: ["8080:80"]\n  admin:\n    image: nginx\n    ports: ["8080:8080"]\n'

beforeEach(() => {
  for (const folder of [checkout, runner]) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder)
  }
  mkdirSync(join(checkout, '.git'))
  for (const name of ['stacks/shop', 'my stack', 'sound']) mkdirSync(join(checkout, name), { recursive: true })
  writeFileSync(join(checkout, 'stacks/shop/compose.yaml'), clash)
  writeFileSync(join(checkout, 'my stack/compose.yaml'), clash)
  writeFileSync(join(checkout, 'sound/compose.yaml'), clash.replace('8080:80"', '8081:80"'))
})

describe('action.yml', () => {
  interface Step {
    readonly id?: string
    readonly if?: string
    readonly uses?: string
    readonly shell?: string
    readonly env?: Readonly<Record<string, string>>
    readonly with?: Readonly<Record<string, string>>
    readonly run?: string
  }
  interface Action {
    readonly inputs: Readonly<Record<string, { readonly default: string }>>
    readonly runs: { readonly steps: readonly Step[] }
  }
  const action = load(readFileSync(join(root, 'action.yml'), 'utf8')) as Action
  const [check, upload, result] = action.runs.steps as [Step, Step, Step]

  test('lets no input into a script', () => {
    for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{')
    expect(action.runs.steps.filter(({ run, shell }) => run !== undefined && shell === undefined)).toEqual([])
  })

  /** What a runner does with the two steps that are scripts. */
  function act(inputs: Readonly<Record<string, string>>) {
    const given = (expression: string) => {
      const name = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)![1]!
      return inputs[name] ?? action.inputs[name]!.default
    }
    rmSync(runner, { recursive: true })
    mkdirSync(runner)
    const env: Record<string, string> = {
      ...plainEnvironment(bin, base),
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: dirname(dist),
      GITHUB_WORKSPACE: checkout,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/stacks',
      GITHUB_SHA: '0123456789012345678901234567890123456789',
      GITHUB_OUTPUT: join(runner, 'output'),
      GITHUB_STEP_SUMMARY: join(runner, 'summary.md'),
      RUNNER_TEMP: runner,
      ...Object.fromEntries(Object.entries(check.env!).map(([name, value]) => [name, given(value)]))
    }
    // As the runner calls `shell: bash`.
    const bash = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c']
    const { stdout, status } = spawnSync('bash', [...bash, check.run!], { cwd: checkout, env, encoding: 'utf8' })
    const outputs = Object.fromEntries(read('output').split('\n').filter(Boolean).map((line) => line.split('=') as [string, string]))
    const end = spawnSync('bash', [...bash, result.run!], { env: { ...env, CODE: outputs['exit-code'] ?? '' } })
    return { stdout, checked: status, ended: end.status, sarif: outputs['sarif'], summary: read('summary.md') }
  }

  function read(name: string): string {
    return existsSync(join(runner, name)) ? readFileSync(join(runner, name), 'utf8') : ''
  }

  test('has a report to send before findings fail the job', () => {
    const { stdout, checked, ended, sarif, summary } = act({})
    expect({ checked, ended, sarif }).toEqual({ checked: 0, ended: 1, sarif: join(runner, 'netlint.sarif') })
    expect(stdout).toContain('stacks/shop/compose.yaml:7:14: error:')
    expect(stdout).not.toContain('::error')
    expect(JSON.parse(readFileSync(sarif!, 'utf8'))).toMatchObject({ version: '2.1.0', runs: [{ results: [{}, {}] }] })
    expect(summary).toContain('### netlint: 2 errors')
    expect(upload).toMatchObject({ if: "${{ steps.check.outputs.sarif != '' }}", with: { sarif_file: '${{ steps.check.outputs.sarif }}' } })
  })

  test('annotates the run where nothing is sent', () => {
    const { stdout, ended, sarif } = act({ upload: 'false', paths: 'stacks' })
    expect({ ended, sarif }).toEqual({ ended: 1, sarif: undefined })
    expect(stdout).toContain('::error file=stacks/shop/compose.yaml,line=7')
  })

  test('takes paths and flags a line each', () => {
    expect(act({ paths: 'my stack\n\nsound/compose.yaml\n', flags: '--quiet\n--only=port-unique\n' }).stdout.match(/^\S.*\.yaml:/gm)).toEqual(['my stack/compose.yaml:'])
    expect(act({ 'working-directory': 'my stack' }).stdout).toMatch(/^compose\.yaml:7:14/)
    expect(act({ paths: 'sound' }).ended).toBe(0)
    expect(act({ flags: '--fail-on=never' })).toMatchObject({ checked: 0, ended: 2, sarif: undefined })
  })

  test('runs nothing that an input says', () => {
    for (const text of ['$(touch stolen)`touch stolen`', "'; touch stolen; '", '"; touch stolen; "']) {
      for (const input of ['paths', 'flags', 'working-directory', 'upload']) act({ [input]: text })
      expect(existsSync(join(checkout, 'stolen')), text).toBe(false)
    }
  })
})

test('templates/gitlab-ci.yml checks a folder and leaves both reports', () => {
  const { netlint: job } = load(readFileSync(join(root, 'templates/gitlab-ci.yml'), 'utf8')) as {
    readonly netlint: {
      readonly variables: Readonly<Record<string, string>>
      readonly before_script: readonly string[]
      readonly script: readonly string[]
      readonly artifacts: { readonly when: string; readonly reports: Readonly<Record<string, string>> }
    }
  }
  // netlint is on the PATH already; what npm was asked for is written down.
  const npm = join(base, 'npm-asked')
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\necho "$PWD: $*" > '${npm}'\n`)
  chmodSync(join(bin, 'npm'), 0o755)
  const env = { ...plainEnvironment(bin, base), ...job.variables, GITLAB_CI: 'true', CI_PROJECT_DIR: checkout }
  const { status, stdout } = spawnSync('sh', ['-e', '-c', [...job.before_script, ...job.script].join('\n')], { cwd: checkout, env, encoding: 'utf8' })
  rmSync(join(bin, 'npm'))
  expect(readFileSync(npm, 'utf8')).toBe(`/: install --global --ignore-scripts netlint@${job.variables['NETLINT_VERSION']}\n`)
  expect(status).toBe(1)
  expect(stdout).toContain('stacks/shop/compose.yaml:7:14: error:')
  expect(job.artifacts.when).toBe('always')
  const [quality, junit] = ['codequality', 'junit'].map((kind) => readFileSync(join(checkout, job.artifacts.reports[kind]!), 'utf8'))
  expect((JSON.parse(quality!) as { location: { path: string } }[]).map(({ location }) => location.path)).toEqual(['my stack/compose.yaml', 'stacks/shop/compose.yaml'])
  expect(junit).toContain('<testsuites')
})

test('the versions that examples name are the one of the package', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }
  for (const file of ['docs/ci.md', 'README.md', 'templates/gitlab-ci.yml']) {
    const named = [...readFileSync(join(root, file), 'utf8').matchAll(/(?:netlint@v?|rev: v|netlint\/v|NETLINT_VERSION: |netlint\.git#v)(\d+\.\d+\.\d+)/g)]
    expect(named.filter(([, found]) => found !== version).map(([text]) => text), file).toEqual([])
  }
})

describe('Dockerfile', () => {
  const lines = readFileSync(join(root, 'Dockerfile'), 'utf8').split('\n').filter((line) => /^[A-Z]/.test(line)).map((line) => line.split(' '))
  const is = (name: string) => lines.filter(([instruction]) => instruction === name).map(([, ...words]) => words)

  test('has a small base, and runs as a user without rights', () => {
    expect(is('FROM')).toEqual([[expect.stringMatching(/^node:\d+-alpine$/)]])
    expect(is('USER')).toEqual([['node']])
    expect(is('RUN')).toEqual([])
  })

  test('copies what the entry point needs, and all of it is in the context', () => {
    const image = join(base, 'image')
    for (const words of is('COPY')) {
      const to = words.at(-1)!
      for (const from of words.slice(0, -1)) {
        const source = from.replace(/\/\*\.md$/, '')
        expect(readFileSync(join(root, '.dockerignore'), 'utf8').split('\n')).toContain(`!${source}`)
        cpSync(source === 'dist' ? dist : join(root, source), join(image, to.endsWith('/') && source !== 'rules' ? join(to, source) : to), { recursive: true })
      }
    }
    const [command, ...words] = JSON.parse(is('ENTRYPOINT')[0]!.join(' ')) as [string, ...string[]]
    const entry = words.map((word) => (word.startsWith('/') ? join(image, word) : word))
    const run = (...more: readonly string[]) => spawnSync(command, [...entry, ...more], { cwd: checkout, env: plainEnvironment(bin, base), encoding: 'utf8' })
    expect(run('.')).toMatchObject({ status: 1, stdout: expect.stringContaining('stacks/shop/compose.yaml:7:14') })
    expect(run('explain', 'port-unique').stdout.split('\n').length).toBeGreaterThan(15)
  })

  test('gives no file of variables to Node', () => {
    writeFileSync(join(checkout, 'evil.env'), 'NODE_OPTIONS=--import=data:text/javascript,console.log(%22stolen%22)\n')
    symlinkSync(dist, join(base, 'linked'))
    const run = (...before: readonly string[]) => spawnSync(process.execPath, [...before, join(base, 'linked/netlint.cjs'), '--env-file', 'evil.env', 'sound'], { cwd: checkout, env: plainEnvironment(bin, base), encoding: 'utf8' })
    expect(run('--')).toMatchObject({ status: 0, stdout: '' })
  })
})
