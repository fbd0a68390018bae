import { describe, expect, test } from 'vitest'
import { arm, hostOf, isIgnored } from '../../src/config/arm.ts'
import type { Config } from '../../src/config/config.ts'
import { defaults } from '../../src/config/config.ts'
import { configFinder } from '../../src/config/find.ts'
import { guardedRoleOf, roleOf } from '../../src/config/roles.ts'
import { memory } from '../memory.ts'
import { projectOf } from './projects.ts'
import { config, configured, shown, someRules } from './run.ts'

/** The rules that are on, with their levels where they are not their own. */
function on(config: Config, path?: string): readonly string[] {
  return arm(config, path).map(({ rule, severity }) => (severity ? `${rule.id}=${severity}` : rule.id))
}

const recommended = ['port-unique', 'port-valid', 'silence-valid', 'lan-range-outside-dhcp']

describe('rules', () => {
  test.each<[string, readonly string[]]>([
    ['', recommended],
    ['base: recommended', recommended],
    ['base: none', []],
    ['base: all', someRules.map(({ id }) => id)],
    ['base: security', ['port-unique', 'port-valid', 'published-address-allowed', 'silence-valid', 'lan-range-outside-dhcp']],
    ['base: none\nrules: {port-unique: warning}', ['port-unique=warning']],
    ['base: none\nrules: {network-used: {severity: error}}', ['network-used=error']],
    ['rules: {port-unique: off, port-valid: {severity: off}}', ['silence-valid', 'lan-range-outside-dhcp']],
    ['base: none\nrules: {lan-range-outside-dhcp: {least: 4}}', ['lan-range-outside-dhcp']],
    ['# nothing but a comment', recommended],
    ['{"base": "none", "$schema": "x"}', []]
  ])('%s', async (text, wanted) => {
    expect(on(await config(text))).toEqual(wanted)
  })

  test('are the recommended ones without a configuration', () => {
    expect(on(defaults(someRules, '.'))).toEqual(recommended)
  })

  test('have options as the configuration says, or their own', async () => {
    const armed = arm(await config('rules: {lan-range-outside-dhcp: {least: 4, mode: strict}}')).find(({ rule }) => rule.id === 'lan-range-outside-dhcp')
    expect(armed?.options).toEqual({ dhcp: [], least: 4, mode: 'strict', quiet: false })
  })

  test('know the site', async () => {
    const armed = arm(await config('site: {lan: 10.0.0.0/24, dhcp: [10.0.0.100-10.0.0.199, 10.0.0.5]}')).at(-1)
    expect(armed?.options['dhcp']).toEqual(['10.0.0.100-10.0.0.199', '10.0.0.5'])
  })
})

describe('overrides', () => {
  const text = `
rules: {port-unique: error}
overrides:
  - files: stacks/**
    rules: {port-unique: warning, port-valid: off}
  - files: [stacks/lab, '*.old.yaml']
    rules: {port-unique: off, lan-range-outside-dhcp: {least: 9}}
`
  test.each<[string, readonly string[]]>([
    ['compose.yaml', ['port-unique=error', 'port-valid']],
    ['stacks/a/compose.yaml', ['port-unique=warning']],
    ['stacks/lab/compose.yaml', []],
    ['x/a.old.yaml', ['port-valid']]
  ])('%s', async (path, wanted) => {
    const made = await config(text)
    expect(on(made, path).filter((id) => id.startsWith('port'))).toEqual(wanted)
  })

  test('change options too', async () => {
    const made = await config(text)
    expect(arm(made, 'stacks/lab/compose.yaml').at(-1)?.options['least']).toBe(9)
    expect(arm(made, 'compose.yaml').at(-1)?.options['least']).toBe(3)
  })

  test('are seen from the folder of the configuration', async () => {
    const made = await configured({ 'team/netlint.yaml': 'overrides: [{files: stacks/*, rules: {port-unique: off}}]' }, 'team/netlint.yaml', { root: 'team' })
    if (!('config' in made)) throw new Error('no config')
    expect(on(made.config, 'team/stacks/compose.yaml')).not.toContain('port-unique')
    expect(on(made.config, 'stacks/compose.yaml')).toContain('port-unique')
  })
})

test('files are ignored', async () => {
  const made = await config("ignore: [examples, '*.old.yaml', /compose.yaml]")
  expect(['examples/a/compose.yaml', 'a.old.yaml', 'b/c.old.yaml', 'compose.yaml', 'b/compose.yaml', '../examples/x'].map((path) => isIgnored(made, path))).toEqual([true, true, true, true, false, false])
})

test('projects have hosts', async () => {
  const made = await config("hosts: {nas: [stacks/nas, media], edge: 'edge-*'}")
  expect(['stacks/nas/a/compose.yaml', 'media/compose.yaml', 'edge-1/compose.yaml', 'other/compose.yaml'].map((path) => hostOf(made, path))).toEqual(['nas', 'nas', 'edge', undefined])
})

test('versions are read as written', async () => {
  const made = await config('engine: 27.10\ncompose: v2.30.1')
  expect(made.engine?.text).toBe('27.10')
  expect(made.engine?.atLeast(27, 9)).toBe(true)
  expect(made.compose?.text).toBe('v2.30.1')
})

describe('extends', () => {
  test('joins files, the extending one last', async () => {
    const files = {
      'netlint.yaml': 'extends: [./team/base.yaml, "@acme/lint", "@acme/lint/strict.yaml"]\nrules: {port-unique: info}\nignore: b',
      'team/base.yaml': 'extends: ./deep.yaml\nrules: {port-unique: error, network-used: info}\nignore: a\nsilences: {reason: required}',
      'team/deep.yaml': 'base: all\nrules: {network-used: off}',
      'node_modules/@acme/lint/netlint.yaml': 'rules: {port-valid: warning}',
      'node_modules/@acme/lint/strict.yaml': 'rules: {silence-valid: error}'
    }
    const made = await configured(files, 'netlint.yaml', { disk: memoryFromHere(files) })
    if (!('config' in made)) throw new Error(JSON.stringify(made.mistakes.map(({ message }) => message)))
    expect(on(made.config)).toEqual(['port-unique=info', 'port-valid=warning', 'network-used=info', 'published-address-allowed', 'silence-valid=error', 'lan-range-outside-dhcp'])
    expect(made.config.silences).toEqual({ allowed: true, reason: 'required' })
    expect([isIgnored(made.config, 'a'), isIgnored(made.config, 'b')]).toEqual([true, true])
    expect(made.config.files.map(({ path }) => path)).toHaveLength(5)
  })

  test('keeps a locked rule on', async () => {
    const files = { 'team.yaml': 'locked: [network-used, port-unique]', 'netlint.yaml': 'extends: ./team.yaml\nbase: none' }
    const made = await configured(files)
    if (!('config' in made)) throw new Error('no config')
    expect(on(made.config)).toEqual(['port-unique', 'network-used'])
  })
})

describe('what one configuration locks, another that extends it', () => {
  const both = async (team: string, mine: string): Promise<Config> => {
    const made = await configured({ 'team.yaml': team, 'netlint.yaml': `extends: ./team.yaml\n${mine}` })
    if (!('config' in made)) throw new Error(shown(made).join())
    return made.config
  }

  test.each<[string, string, string, readonly string[]]>([
    ['cannot switch off by its base', 'locked: all', 'base: none', recommended],
    ['can add to', 'locked: all\nbase: none', 'base: recommended', recommended],
    ['cannot ignore', 'locked: [port-unique]\nignore: vendor', "ignore: '*'", ['port-unique']],
    ['cannot ignore, if all is locked', 'locked: all', "ignore: '*'", recommended]
  ])('%s', async (_, team, mine, wanted) => {
    expect(on(await both(team, mine), 'compose.yaml')).toEqual(wanted)
    expect(on(await both(team, mine), 'vendor/compose.yaml')).toEqual(team.includes('ignore') ? [] : wanted)
  })

  test('gets the site of, and may say what the first does not say of it', async () => {
    const made = await both('locked: [lan-range-outside-dhcp]\nsite: {dhcp: 10.0.0.0/24}', 'site: {dhcp: 10.9.9.0/24, lan: 10.0.0.0/8}')
    expect(arm(made).at(-1)?.options['dhcp']).toEqual(['10.0.0.0/24'])
    const other = await both('locked: [lan-range-outside-dhcp]', 'site: {dhcp: 10.9.9.0/24}')
    expect(arm(other).at(-1)?.options['dhcp']).toEqual(['10.9.9.0/24'])
  })

  test('cannot give other roles for', async () => {
    const made = await both('locked: [port-unique]\nroles: {user-code: a}', 'roles: {infrastructure: [a, b]}')
    const [own, guarded] = ['a', 'b'].map((name) => projectOf(`services: {${name}: {image: x}}`).service(name)!).map((service) => [roleOf(made)(service)?.value, guardedRoleOf(made)(service)?.value])
    expect([own, guarded]).toEqual([['infrastructure', 'user-code'], ['infrastructure', 'infrastructure']])
  })
})

/** Packages are looked for by absolute paths. */
function memoryFromHere(files: Readonly<Record<string, string>>): ReturnType<typeof memory> {
  const disk = memory(files)
  const short = (path: string): string => (path.startsWith(`${process.cwd()}/`) ? path.slice(process.cwd().length + 1) : path)
  return { read: (path) => disk.read(short(path)), kind: (path) => disk.kind(short(path)), list: (path) => disk.list(short(path)) }
}

describe('roles', () => {
  const compose = `
services:
  said: { image: x, x-netlint: { role: batch } }
  labelled: { image: x, labels: { netlint.role: untrusted } }
  both: { image: x, labels: [netlint.role=untrusted], x-netlint: { role: batch } }
  named: { image: x }
  pictured: { image: 'registry:5000/infra/dns:1.2@sha256:0' }
  built: { build: ./sandbox/runner }
  elsewhere: { build: ./web }
  tagged: { image: y, labels: [com.example.kind=job] }
  profiled: { image: y, profiles: [dev, batch] }
  unset: { image: '\${IMAGE}' }
  none: { image: z }
`
  test.each<[string, string, string | undefined]>([
    ['said', 'r: said', 'batch'],
    ['labelled', 'r: {service: labelled}', 'untrusted'],
    ['both', '', 'batch'],
    ['named', 'r: named', 'r'],
    ['named', "r: 'na*'", 'r'],
    ['named', 'r: [{service: [x, named]}]', 'r'],
    ['named', 'r: [x, named]', 'r'],
    ['named', 'r: {service: named, image: y}', undefined],
    ['named', 'r: {service: named, image: x}', 'r'],
    ['named', 'first: {image: x}\n  second: named', 'first'],
    ['pictured', "r: {image: 'registry:5000/infra/*'}", 'r'],
    ['pictured', "r: {image: '*/dns'}", 'r'],
    ['pictured', "r: {image: 'dns'}", undefined],
    ['built', 'r: {build: true}', 'r'],
    ['built', 'r: {build: sandbox}', 'r'],
    ['built', 'r: {build: sandbox/*}', 'r'],
    ['elsewhere', 'r: {build: sandbox}', undefined],
    ['named', 'r: {build: true}', undefined],
    ['named', 'r: {build: false}', 'r'],
    ['tagged', 'r: {label: com.example.kind}', 'r'],
    ['tagged', 'r: {label: com.example.kind=j*}', 'r'],
    ['tagged', 'r: {label: com.example.kind=x}', undefined],
    ['profiled', 'r: {profile: batch}', 'r'],
    ['none', 'r: {file: compose.yaml}', 'r'],
    ['none', 'r: {file: stacks/**}', undefined],
    ['unset', "r: {image: '*'}", undefined]
  ])('%s by %s', async (service, selectors, wanted) => {
    const made = await config(selectors === '' ? '' : `roles:\n  ${selectors}`)
    const role = projectOf(compose, { roleOf: roleOf(made) }).service(service)?.role
    expect(role?.value).toBe(wanted)
  })

  test('stand where they are said', async () => {
    const made = await config('roles:\n  batch:\n    - image: x\n    - service: none')
    const at = (name: string): string => {
      const { file, start } = projectOf(compose, { roleOf: roleOf(made) }).service(name)!.role!.origin
      const { line, column } = file.position(start)
      return `${file.path}:${line}:${column}`
    }
    expect([at('named'), at('none'), at('said')]).toEqual(['netlint.yaml:3:7', 'netlint.yaml:4:7', 'compose.yaml:3:40'])
  })
})

describe('the finder', () => {
  const files = {
    '/home/.git/config': '',
    '/home/netlint.yml': '',
    '/home/a/b/compose.yaml': '',
    '/home/c/netlint.json': '',
    '/home/c/netlint.yaml': '',
    '/home/d/package.json': '{"netlint": {"base": "all"}}',
    '/home/e/package.json': '{"devDependencies": {"netlint": "1"}}',
    '/home/f/package.json': '{"netlint": broken',
    '/home/g/package.json': '{"netlint": {"base": "all"},}',
    '/home/a/.netlint.yaml': '',
    '/netlint.yaml': '',
    '/other/x': ''
  }
  const find = configFinder(memory(files), '/home/a')
  test.each<[string, string | undefined, ...string[]]>([
    ['/home/a/b', '/home/netlint.yml'],
    ['/home', '/home/netlint.yml'],
    ['/home/c', '/home/c/netlint.yaml', '/home/c/netlint.json'],
    ['/home/d', '/home/d/package.json'],
    ['/home/e', '/home/netlint.yml'],
    ['/home/f', '/home/netlint.yml'],
    ['/home/g', '/home/g/package.json'],
    ['/other', '/netlint.yaml']
  ])('%s', (folder, path, ...passedOver) => {
    expect(find(folder)).toEqual({ path, passedOver })
  })

  test('tells of files that are called nearly like a configuration', () => {
    const told: string[] = []
    configFinder(memory(files), '/home/a', (path) => told.push(path))('/home/a/b')
    expect(told).toEqual(['/home/a/.netlint.yaml'])
  })

  test('writes paths as the user would', () => {
    const relative = configFinder({ ...memory({}), kind: (path) => (path === '../../netlint.yaml' ? 'file' : undefined) }, '/home/a/b')
    expect(relative('.')).toEqual({ path: '../../netlint.yaml', passedOver: [] })
    expect(configFinder(memory({}), '/home/a')('.')).toBeUndefined()
  })
})
