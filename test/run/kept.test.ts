import '../seed.ts'
import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { rules } from '../../rules/index.ts'
import { ConfigError, lint, type Disk, type LintRequest } from '../../src/index.ts'
import { formats } from '../../src/report/index.ts'
import type { Cache } from '../../src/run/request.ts'
import { digest } from '../../src/run/trace.ts'
import { examples } from '../examples.ts'
import { memory } from '../memory.ts'

const root = join(import.meta.dirname, '../..')

class Memory implements Cache {
  readonly texts = new Map<string, string>()
  program = 'this one'
  writes = 0
  read(name: string): string | undefined {
    return this.texts.get(name)
  }
  write(name: string, text: string): void {
    this.writes++
    this.texts.set(name, text)
  }
}

const reporters = await Promise.all([...formats.values()].map(({ load }) => load()))

/** All that a run tells, as a whole and in formats. */
async function told(request: LintRequest, shows = reporters): Promise<string> {
  try {
    const report = await lint(request)
    const look = { color: true, width: 100, links: true, showSilenced: true }
    const diagnostics = report.diagnostics.map((diagnostic) => ({ ...diagnostic, rule: diagnostic.rule.id }))
    return JSON.stringify({ shown: shows.map((show) => show(report, look)), report: { ...report, rules: report.rules.map(({ id }) => id), diagnostics } }, withMaps)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
}

function withMaps(_: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value instanceof RegExp ? String(value) : value === undefined ? 'undefined' : value
}

// A project is checked where this rule looks at it.
const check = vi.spyOn(rules.find(({ id }) => id === 'yaml-valid')!, 'check')
afterEach(() => check.mockClear())

async function counted(request: LintRequest, shows = reporters): Promise<{ readonly text: string; readonly checked: number }> {
  check.mockClear()
  const text = await told(request, shows)
  return { text, checked: check.mock.calls.length }
}

/** Files of a folder of fixtures, by their path in it. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {}
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(entries.map(({ parentPath, name }) => [join(parentPath, name).slice(folder.length + 1), readFileSync(join(parentPath, name), 'utf8')]))
}

describe('a run says the same without, with a cold and with a warm cache, and checks nothing again', () => {
  const pages = readdirSync(join(root, 'rules')).filter((name) => name.endsWith('.md'))
  const shown = pages.flatMap((name) => examples(readFileSync(join(root, 'rules', name), 'utf8')).map(({ files, line }) => [`${name}:${line}`, files] as const))
  const folders = ['compose', 'wild'].flatMap((folder) => readdirSync(join(root, 'fixtures', folder)).map((name) => [`fixtures/${folder}/${name}`, filesIn(join(root, 'fixtures', folder, name))] as const))
  test.each([...shown, ...folders])('%s', async (name, files) => {
    const cache = new Memory()
    const names = Object.keys(files).filter((name) => /ya?ml$/.test(name))
    const shows = name.startsWith('fixtures/') ? reporters : []
    for (const asked of [{ files: ['.'] }, { merge: names, profiles: ['*'], inline: false }]) {
      const request: LintRequest = { ...asked, disk: memory(files), env: { TAG: 'set' } }
      const plain = await counted(request, shows)
      const cold = await counted({ ...request, cache }, shows)
      const writes = cache.writes
      const warm = await counted({ ...request, cache }, shows)
      expect(cold).toEqual(plain)
      expect(warm.text).toBe(plain.text)
      expect([warm.checked, cache.writes]).toEqual([0, writes])
    }
  })
})

interface World {
  readonly files: Readonly<Record<string, string>>
  readonly request?: LintRequest
  readonly program?: string
}

const network = 'networks: {n: {ipam: {config: [{subnet: "${NET:-10.0.0.0/24}", gateway: 10.0.1.1}]}}}\n'
const web = `services: {web: {image: a, networks: [n], ports: ["80:80", "80:81"]}}\n${network}`
const before: World = { files: { 'compose.yaml': web } }
const range: World = { files: { 'compose.yaml': web.replace('gateway: 10.0.1.1', 'ip_range: 10.9.0.0/24') } }
const silenced = web.replace('\n', ' # netlint: allow[port-unique] so it is\n')

describe('what changes is seen', () => {
  test.each<readonly [string, World, World]>([
    ['a Compose file', before, { files: { 'compose.yaml': web.replace('81', '80') } }],
    ['its length alone', before, { files: { 'compose.yaml': `\n${web}` } }],
    ['a .env that appears', before, { files: { 'compose.yaml': web, '.env': 'NET=10.0.1.0/24' } }],
    ['a .env', { files: { 'compose.yaml': web, '.env': 'NET=10.0.1.0/24' } }, { files: { 'compose.yaml': web, '.env': 'NET=10.0.2.0/24' } }],
    ['an override that appears', before, { files: { 'compose.yaml': web, 'compose.override.yaml': 'services: {web: {ports: !reset []}}' } }],
    ['an env_file that appears', { files: { 'compose.yaml': 'services: {a: {image: a, env_file: x.env}}' } }, { files: { 'compose.yaml': 'services: {a: {image: a, env_file: x.env}}', 'x.env': '' } }],
    ['an env_file', { files: { 'compose.yaml': 'services: {a: {image: a, env_file: x.env}}', 'x.env': 'a b' } }, { files: { 'compose.yaml': 'services: {a: {image: a, env_file: x.env}}', 'x.env': 'A=1' } }],
    ['an included file that goes', { files: { 'compose.yaml': 'include: [x.yaml]', 'x.yaml': web } }, { files: { 'compose.yaml': 'include: [x.yaml]' } }],
    ['an included file', { files: { 'compose.yaml': 'include: [x.yaml]', 'x.yaml': web } }, { files: { 'compose.yaml': 'include: [x.yaml]', 'x.yaml': 'services: {}' } }],
    ['a file that is extended', { files: { 'compose.yaml': 'services: {a: {extends: {file: b.yml, service: a}}}', 'b.yml': web } }, { files: { 'compose.yaml': 'services: {a: {extends: {file: b.yml, service: web}}}', 'b.yml': web } }],
    ['a file beside it that has what it lacks', { files: { 'a.compose.yaml': 'services: {a: {ports: ["80"]}}' }, request: { files: ['a.compose.yaml'] } }, { files: { 'a.compose.yaml': 'services: {a: {ports: ["80"]}}', 'base.yaml': 'services: {a: {image: a}}' }, request: { files: ['a.compose.yaml'] } }],
    ['a variable of the shell', before, { ...before, request: { env: { NET: '10.0.1.0/24' } } }],
    ['one that is empty then', { ...before, request: { env: { NET: '10.0.1.0/24' } } }, { ...before, request: { env: { NET: '' } } }],
    ['a level', before, { files: { ...before.files, 'netlint.yaml': 'rules: {port-unique: info}' } }],
    ['a rule that is off', before, { files: { ...before.files, 'netlint.yaml': 'rules: {port-unique: off}' } }],
    ['an option', before, { files: { ...before.files, 'netlint.yaml': 'site: {reserved: 10.0.0.7}\nrules: {address-allowed: {allow: [192.168.0.0/16]}}' } }],
    ['a configuration that is extended', { files: { ...before.files, 'netlint.yaml': 'extends: ./x.yaml', 'x.yaml': 'base: all' } }, { files: { ...before.files, 'netlint.yaml': 'extends: ./x.yaml', 'x.yaml': 'base: none' } }],
    ['what is ignored', before, { files: { ...before.files, 'netlint.yaml': 'ignore: compose.yaml' } }],
    ['a silence', before, { files: { 'compose.yaml': silenced } }],
    ['whether silences hold', { files: { 'compose.yaml': silenced } }, { files: { 'compose.yaml': silenced }, request: { inline: false } }],
    ['a baseline', before, { ...before, files: { ...before.files, 'b.json': '{"version": 1, "findings": {"compose.yaml": {"port-unique:services/web/ports/80:81": 1}}}' }, request: { baseline: 'b.json' } }],
    ['--only', before, { ...before, request: { only: ['gateway-in-subnet'] } }],
    ['--engine', range, { ...range, request: { target: { engine: { text: '20.10', atLeast: (major) => major <= 20 } } } }],
    ['--profile', { files: { 'compose.yaml': web.replace('image: a', 'image: a, profiles: [p]') } }, { files: { 'compose.yaml': web.replace('image: a', 'image: a, profiles: [p]') }, request: { profiles: ['p'] } }],
    ['--project-name', { files: { 'compose.yaml': 'services: {a: {image: a, container_name: "${COMPOSE_PROJECT_NAME}!"}}' } }, { files: { 'compose.yaml': 'services: {a: {image: a, container_name: "${COMPOSE_PROJECT_NAME}!"}}' }, request: { name: 'Other' } }],
    ['--env-file', { files: { ...before.files, 'x.env': 'NET=10.0.1.0/24' } }, { files: { ...before.files, 'x.env': 'NET=10.0.1.0/24' }, request: { envFiles: ['x.env'] } }],
    ['--root', { files: { 'a/compose.yaml': 'include: [../x.yaml]', 'x.yaml': web }, request: { files: ['a'] } }, { files: { 'a/compose.yaml': 'include: [../x.yaml]', 'x.yaml': web }, request: { files: ['a'], root: 'a' } }],
    ['--no-config', { files: { ...before.files, 'netlint.yaml': 'base: none' } }, { files: { ...before.files, 'netlint.yaml': 'base: none' }, request: { config: false } }],
    ['--one-host', { files: { 'a/compose.yaml': web, 'b/compose.yaml': web } }, { files: { 'a/compose.yaml': web, 'b/compose.yaml': web }, request: { oneHost: true } }],
    ['a host that they share', { files: { 'a/compose.yaml': web, 'b/compose.yaml': web } }, { files: { 'a/compose.yaml': web, 'b/compose.yaml': web, 'netlint.yaml': 'hosts: {h: "*"}' } }],
    ['a file that becomes a part of another', { files: { 'compose.yaml': web, 'docker-compose.part.yml': web } }, { files: { 'compose.yaml': `include: [docker-compose.part.yml]\n`, 'docker-compose.part.yml': web } }]
  ])('%s', async (_, from, to) => {
    const cache = new Memory()
    const request = ({ files, request }: World): LintRequest => ({ files: ['.'], env: {}, disk: memory(files), ...request })
    const first = await told({ ...request(from), cache })
    const wanted = await told(request(to))
    expect(await told({ ...request(to), cache })).toBe(wanted)
    expect(wanted).not.toBe(first)
    expect(await told({ ...request(from), cache })).toBe(first)
  })

  test('the program', async () => {
    const cache = new Memory()
    const request: LintRequest = { files: ['.'], env: {}, disk: memory(before.files), cache }
    await told(request)
    expect((await counted(request)).checked).toBe(0)
    cache.program = 'the next one'
    expect((await counted(request)).checked).toBeGreaterThan(0)
  })

  test('and nothing but that is looked at again', async () => {
    const cache = new Memory()
    const files = { 'a/compose.yaml': web, 'b/compose.yaml': web, 'c/compose.yaml': 'include: [../b/compose.yaml]' }
    const run = (files: Readonly<Record<string, string>>, env = {}) => counted({ files: ['.'], env, disk: memory(files), cache })
    const all = (await run(files)).checked
    expect(all).toBe(3)
    expect((await run(files, { OTHER: 'x' })).checked).toBe(0)
    expect((await run({ ...files, 'a/compose.yaml': `\n${web}` })).checked).toBe(1)
    expect((await run({ ...files, 'a/compose.yaml': `\n${web}`, 'b/compose.yaml': `\n${web}` })).checked).toBe(2)
  })

  test('what one run asks for outlives a run that asks for something else', async () => {
    const cache = new Memory()
    const disk = memory({ 'a/compose.yaml': web, 'b/compose.yaml': web })
    await told({ files: ['a'], env: {}, disk, cache })
    await told({ files: ['b'], env: {}, disk, cache })
    expect((await counted({ files: ['.'], env: {}, disk, cache })).checked).toBe(0)
  })
})

describe('what cannot be kept is found each time', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, LintRequest, number]>([
    ['projects of one host', { 'a/compose.yaml': web, 'b/compose.yaml': web, 'netlint.yaml': 'hosts: {h: [a, b]}' }, {}, 2],
    ['rules of a policy', { 'compose.yaml': web, 'netlint.yaml': 'policies: {p: {services: "*", must: {required: [x-owner]}}}' }, {}, 1],
    ['standard input', {}, { files: ['-'], stdin: web }, 1]
  ])('%s', async (_, files, request, wanted) => {
    const cache = new Memory()
    const asked: LintRequest = { files: ['.'], env: {}, disk: memory(files), cache, ...request }
    const first = await counted(asked)
    expect(await counted(asked)).toEqual(first)
    expect(first.checked).toBe(wanted)
  })
})

/** A few files, some of which say something of each other. */
const universe: Readonly<Record<string, readonly string[]>> = {
  'a/compose.yaml': [web, silenced, 'include: [../b/compose.yaml]\n', 'services: {a: {image: a, env_file: [x.env], ports: ["${P}:80"]}}\n', 'services: [', 'services: {a: {ports: ["80:80"]}}\n'],
  'a/compose.override.yaml': ['services: {a: {image: b}}\n', 'services: {web: {ports: !override ["1:1"]}}\n'],
  'a/x.env': ['A=1', 'A B', ''],
  'a/.env': ['P=80', 'P=x', 'COMPOSE_FILE=other.yml'],
  'a/other.yml': [web, 'services: {x: {extends: {file: compose.yaml, service: web}}}\n'],
  'b/compose.yaml': [web, 'services: {b: {image: b, networks: [gone]}}\n'],
  'b/docker-compose.dev.yml': ['services: {b: {ports: ["90:90", "90:90"]}}\n', 'include: [compose.yaml]\n'],
  'netlint.yaml': ['base: all\n', 'rules: {port-unique: info}\n', 'hosts: {h: "*"}\n', 'ignore: b\n', 'locked: all\n', 'wrong: 1\n'],
  'b/netlint.yaml': ['base: none\n', 'extends: ../netlint.yaml\n']
}

test('whatever changes in whatever order, a run with a cache says what one without says', async () => {
  const step = fc.record({
    file: fc.constantFrom(...Object.keys(universe)),
    version: fc.nat(6),
    env: fc.constantFrom({}, { P: '81' }, { COMPOSE_PROFILES: 'x' }),
    request: fc.constantFrom<LintRequest>({ files: ['.'] }, { files: ['a'] }, { files: ['b/docker-compose.dev.yml', 'a/compose.yaml'] }, { files: ['.'], inline: false }, { files: ['.'], root: 'a' }, { directory: 'a' })
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const cache = new Memory()
      const files: Record<string, string> = { 'a/compose.yaml': web, 'b/compose.yaml': web }
      for (const { file, version, env, request } of steps) {
        const text = universe[file]![version]
        if (text === undefined) delete files[file]
        else files[file] = text
        const asked = { ...request, env, disk: memory(files) }
        expect(await told({ ...asked, cache })).toBe(await told(asked))
      }
    }),
    { numRuns: 60 }
  )
}, 60_000)

describe('a text that is not what was kept', () => {
  const files = { 'compose.yaml': `${silenced}x-netlint: {fragment: true}\n`, 'b/compose.yaml': web, 'b/compose.override.yml': 'services: {web: {ports: ["${P}:80"]}}', 'netlint.yaml': 'roles: {user-code: "*"}' }
  const request = (disk: Disk, cache: Cache): LintRequest => ({ files: ['.'], env: {}, disk, cache })

  /** What a run says, and what one does with a cache in which each text was changed so. */
  async function changed(change: (text: string) => string): Promise<readonly [string, string]> {
    const cache = new Memory()
    const wanted = await told(request(memory(files), cache))
    for (const [name, text] of cache.texts) cache.texts.set(name, change(text))
    return [await told(request(memory(files), cache)), wanted]
  }

  test.each<readonly [string, (text: string) => string]>([
    ['nothing', () => ''],
    ['something else', () => 'hello\n'.repeat(100)],
    ['the head alone', (text) => text.split('\n')[0]!],
    ['cut short', (text) => text.slice(0, -100)],
    ['twice', (text) => `${text}\n${text}`],
    ['with lines exchanged', (text) => text.replace(/^(\S+)( .*)\n(\S+)( .*)$/m, '$3$2\n$1$4')],
    ['with another message', (text) => text.replace(/publishes/g, 'publishez')],
    ['of another program', (text) => text.replace(/^netlint \S+/, 'netlint xxx')]
  ])('%s', async (_, change) => {
    const [got, wanted] = await changed(change)
    expect(got).toBe(wanted)
  })

  test('any bit of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.integer({ min: 1, max: 127 }), async (where, bits) => {
        const [got, wanted] = await changed((text) => {
          const i = Math.floor(where * text.length)
          return text.slice(0, i) + String.fromCharCode(text.charCodeAt(i) ^ bits) + text.slice(i + 1)
        })
        expect(got).toBe(wanted)
      }),
      { numRuns: 60 }
    )
  })

  test('made by somebody who knows how: nothing breaks', async () => {
    const junk = [null, -1, 1e9, 'x', [], {}, { '@file': 99 }, { '@same': 0 }, { '@same': 1e6 }, { '@rule': 'port-unique' }, { '@map': [[1, 2]] }, { '@nothing': 0 }, { '@else': 1 }]
    const cache = new Memory()
    await told(request(memory(files), cache))
    const [[name, text] = []] = cache.texts
    const [head, ...lines] = text!.split('\n')
    const [key, , ...json] = lines.find((line) => line.includes('publishes'))!.split(' ')
    const entry: unknown = JSON.parse(json.join(' '))
    let tried = 0
    for (const change of [0, 3, 6, 9].flatMap((n) => [...mutants(entry, junk, { n })])) {
      const made = JSON.stringify(change())
      cache.texts.set(name!, `${head}\n${key} ${digest(made)} ${made}`)
      await lint(request(memory(files), cache)).then((report) => reporters.map((show) => show(report, { color: false, width: 80, links: false, showSilenced: true })))
      tried++
    }
    expect(tried).toBeGreaterThan(500)
  }, 60_000)
})

/** The same value with each part of it in turn another one, by and by. */
function* mutants(value: unknown, junk: readonly unknown[], at: { n: number }): Iterable<() => unknown> {
  const other = junk[at.n++ % junk.length]
  yield () => other
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    for (const change of mutants(part, junk, at)) {
      yield () => (Array.isArray(value) ? value.with(Number(key), change()) : { ...value, [key]: change() })
    }
  }
}
