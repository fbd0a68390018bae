import { describe, expect, test } from 'vitest'
import { arm, isIgnored } from '../../src/config/arm.ts'
import { isLocked } from '../../src/config/config.ts'
import { baselineRefusal, rounds } from '../../src/config/gate.ts'
import { configFinder } from '../../src/config/find.ts'
import { loadConfig } from '../../src/config/load.ts'
import { applyBaseline, readBaseline, record } from '../../src/lint/baseline.ts'
import { check } from '../../src/lint/check.ts'
import type { Diagnostic } from '../../src/lint/diagnostic.ts'
import { judge } from '../../src/lint/judge.ts'
import { applySilences } from '../../src/lint/silence.ts'
import type { Rule } from '../../src/rule.ts'
import batchJob from '../../rules/batch-job-without-network.ts'
import networkModeAlone from '../../rules/network-mode-alone.ts'
import silenceValid from '../../rules/silence-valid.ts'
import untrusted from '../../rules/untrusted-code-without-network.ts'
import userCode from '../../rules/user-code-off-host-network.ts'
import { memory } from '../memory.ts'
import { projectOf, type Files } from './projects.ts'

const rules = [batchJob, networkModeAlone, silenceValid, untrusted, userCode] as unknown as readonly Rule[]

interface Gate {
  /** Of the configuration that lies outside of the checkout. */
  readonly config: string
  readonly inline: boolean
  readonly baseline?: string
  readonly profiles?: readonly string[]
}

/** A run as the command makes it: `--config /gate/netlint.yaml` over the files of a checkout. The ids of what it reports. */
async function reported(checkout: Files, { config: text, inline, baseline, profiles }: Gate): Promise<readonly string[]> {
  const made = await loadConfig({ path: '/gate/netlint.yaml', root: '.', rules, disk: memory({ ...checkout, '/gate/netlint.yaml': text }), today: '2027-01-01', plugins: false })
  if (!('config' in made)) throw new Error(made.fault ?? made.mistakes.map(({ message }) => message).join())
  const { config } = made
  const path = Object.keys(checkout).find((path) => path.endsWith('compose.yaml'))!
  if (isIgnored(config, path)) return []
  const armed = arm(config, path)
  const projects = []
  let found: readonly Diagnostic[] = []
  for (const round of rounds(config, armed, inline)) {
    const project = projectOf(checkout, round, profiles)
    projects.push(project)
    found = [...found, ...check(project, round.armed).diagnostics]
  }
  const locked = (id: string): boolean => isLocked(config.locked, id)
  found = applySilences(found, { projects, rules, armed, options: config.silences, isLocked: locked, inline })
  if (baseline !== undefined && baselineRefusal('baseline.json', ['.'], inline) === undefined) {
    found = applyBaseline(found, { baseline: readBaseline(baseline) as never, folder: '.', isLocked: locked, isCovered: () => true }).diagnostics
  }
  return judge(found.filter(({ silenced, rule }) => !silenced && rule.id !== 'silence-valid')).map(({ rule, severity }) => `${severity} ${rule.id}`)
}

const strict: Gate = { config: '', inline: false }
const locking: Gate = { config: 'locked: all', inline: true }
const lockingOne: Gate = { config: 'locked: [user-code-off-host-network]', inline: true }
const trusting: Gate = { config: '', inline: true }

const hosted = 'services:\n  app:\n    build: .\n    network_mode: host\n'
const warned = ['warning user-code-off-host-network']

/** Each way round a gate that a pull request may try: the gate sees what it would have seen without it. */
const attacks: readonly (readonly [string, Files, readonly string[]])[] = [
  ['nothing is tried', { 'compose.yaml': hosted }, warned],
  ['a comment on the line', { 'compose.yaml': hosted.replace('host\n', 'host # netlint: allow[user-code-off-host-network] trust me\n') }, warned],
  ['a comment above the service', { 'compose.yaml': hosted.replace('  app', '  # netlint: allow[user-code-off-host-network] trust me\n  app') }, warned],
  ['a comment for the file', { 'compose.yaml': `# netlint: allow-file[user-code-off-host-network] trust me\n${hosted}` }, warned],
  ['a role of its own', { 'compose.yaml': `${hosted}    x-netlint: { role: infrastructure }\n` }, warned],
  ['a label', { 'compose.yaml': `${hosted}    labels: { netlint.role: infrastructure }\n` }, warned],
  ['a role that nobody knows', { 'compose.yaml': `${hosted}    x-netlint: { role: trusted }\n` }, warned],
  ['a role in an override file', { 'compose.yaml': hosted, 'compose.override.yaml': 'services: {app: {x-netlint: {role: infrastructure}}}' }, warned],
  ['a role from what it extends', { 'compose.yaml': `${hosted}    extends: { file: base.yaml, service: app }\n`, 'base.yaml': 'services: {app: {x-netlint: {role: infrastructure}}}' }, warned],
  ['a role from .env', { 'compose.yaml': `${hosted}    labels: { netlint.role: '\${ROLE}' }\n`, '.env': 'ROLE=infrastructure' }, warned],
  ['to be a fragment', { 'compose.yaml': `x-netlint: { fragment: true }\n${hosted}` }, warned],
  ['a configuration beside it', { 'compose.yaml': hosted, 'netlint.yaml': 'base: none' }, warned],
  ['a package.json beside it', { 'compose.yaml': hosted, 'package.json': '{"netlint": {"ignore": "**"}}' }, warned],
  ['a stricter role, which it then must meet', { 'compose.yaml': `${hosted}    x-netlint: { role: batch }\n` }, ['error batch-job-without-network']],
  ['a baseline', { 'compose.yaml': hosted, 'baseline.json': '' }, warned]
]

describe.each<[string, Gate]>([['--no-inline-config', strict], ['locked: all', locking], ['that rule locked', lockingOne]])('with %s', (_, gate) => {
  test.each(attacks)('%s changes nothing', async (_, checkout, wanted) => {
    const baseline = record(check(projectOf({ 'compose.yaml': hosted }), rules.map((rule) => ({ rule, severity: undefined, options: {} }))).diagnostics, '.')
    const reports = await reported(checkout, { ...gate, ...('baseline.json' in checkout && { baseline }) })
    // What is not locked may still be let off, and a role may bring more.
    for (const finding of wanted) expect(reports.some((report) => report === finding || report.endsWith(' user-code-off-host-network'))).toBe(true)
    if (gate !== lockingOne) expect(reports).toEqual(wanted)
  })
})

test('without a gate, each of them is what a team may want', async () => {
  const quiet = []
  for (const [name, checkout] of attacks) if ((await reported(checkout, trusting)).length === 0) quiet.push(name)
  expect(quiet).toEqual(['a comment on the line', 'a comment above the service', 'a comment for the file', 'a role of its own', 'a label', 'a role that nobody knows', 'a role in an override file', 'a role from what it extends', 'a role from .env'])
})

describe('roles that the gate gives', () => {
  const gate = "roles:\n  infrastructure: [{image: 'registry.example/infra/*'}]\n  user-code: '*'"
  const app = (more: string): Files => ({ 'compose.yaml': `services:\n  app:\n    ${more}\n    network_mode: host\n` })
  test.each<[string, Files, readonly string[]]>([
    ['hold', app('image: registry.example/infra/dns'), []],
    ['hold for all others', app('image: other'), ['error user-code-off-host-network']],
    ['are not written over', app('image: other\n    x-netlint: {role: infrastructure}'), ['error user-code-off-host-network']],
    ['are not lost by another name', { 'compose.yaml': 'services:\n  innocent:\n    image: other\n    network_mode: host' }, ['error user-code-off-host-network']]
  ])('%s', async (_, checkout, wanted) => {
    expect(await reported(checkout, { config: gate, inline: false })).toEqual(wanted)
    expect(await reported(checkout, { config: `${gate}\nlocked: all`, inline: true })).toEqual(wanted)
  })
})

test('a service that hides in a profile is seen with all of them', async () => {
  const checkout = { 'compose.yaml': `${hosted}    profiles: [later]\n` }
  expect(await reported(checkout, strict)).toEqual([])
  expect(await reported(checkout, { ...strict, profiles: ['*'] })).toEqual(warned)
})

test('a locked rule is locked alone', async () => {
  const compose = `${hosted}    networks: [default]\n    x-netlint: { role: infrastructure } # netlint: allow-file[network-mode-alone] why\n`
  expect(await reported({ 'compose.yaml': compose }, lockingOne)).toEqual(warned)
  expect(await reported({ 'compose.yaml': compose }, { config: 'locked: [network-mode-alone]', inline: true })).toEqual(['error network-mode-alone'])
})

test('with --config nothing is looked for in the checkout', () => {
  // The finder is what finds; a run with --config does not ask it. Nor does it look above a repository.
  const files = { '/home/netlint.yaml': '', '/home/checkout/.git/config': '', '/home/checkout/compose.yaml': '' }
  expect(configFinder(memory(files), '/home/checkout')('/home/checkout')).toBeUndefined()
})

test.each<[string, boolean, boolean]>([
  ['baseline.json', false, true],
  ['./a/baseline.json', false, true],
  ['/gate/baseline.json', false, false],
  ['../baseline.json', false, false],
  ['..baseline.json', false, true],
  ['baseline.json', true, false]
])('a baseline %s (inline configuration: %s) is refused: %s', (path, inline, refused) => {
  expect(baselineRefusal(path, ['.'], inline) !== undefined).toBe(refused)
})
