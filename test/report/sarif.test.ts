import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import type { Log } from 'sarif'
import { describe, expect, test } from 'vitest'
import sarif, { mostResults } from '../../src/report/sarif.ts'
import type { Look } from '../../src/report/reporter.ts'
import { SourceFile } from '../../src/source/file.ts'
import { at, diagnostic, look, report, rule, sample } from './sample.ts'

/** The final 2.1.0 schema of OASIS (draft 04 of JSON Schema, but in nothing that matters here). */
const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(new URL(import.meta.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')), 'utf8')) as Record<string, unknown>
const valid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema)

function read(text: string): Log {
  const log = JSON.parse(text) as Log
  expect(valid(log) ? [] : valid.errors).toEqual([])
  return log
}

const low = rule({ id: 'low', title: 'Low', outcome: 'policy', severity: 'info', why: 'Low.' })
const high = rule({ id: 'high', title: 'High', outcome: 'fails', severity: 'error', why: 'High.' })

test.each<[string, Partial<Look>]>([
  ['plain', {}],
  ['with what is allowed', { showSilenced: true }],
  ['of a known repository', { repository: { uri: 'https://example.com/shop.git', revision: 'abc', branch: 'main' }, base: { root: '/a/b', directory: '/a/b/c' } }]
])('is what the schema wants: %s', (_, more) => {
  read(sarif(sample(), { ...look, ...more }))
  read(sarif(report([], []), { ...look, ...more }))
})

describe('paths', () => {
  const uriOf = (path: string, base?: Look['base']): string | undefined => {
    const file = new SourceFile(path, 'a: b\n')
    const log = read(sarif(report([file], [diagnostic(high, { at: at(file, 'b'), message: 'no' })]), base ? { ...look, base } : look))
    return log.runs[0]!.results![0]!.locations![0]!.physicalLocation!.artifactLocation!.uri
  }

  test('are percent-encoded', () => {
    expect(uriOf('./a b/ü:#?%[1].yaml')).toBe('a%20b/%C3%BC%3A%23%3F%25%5B1%5D.yaml')
  })

  test('stand under the root of the repository, wherever the run stands', () => {
    const root = '/home/me/shop'
    expect(uriOf('stacks/web/compose.yaml', { root, directory: root })).toBe('stacks/web/compose.yaml')
    expect(uriOf('../web/compose.yaml', { root, directory: `${root}/stacks/db` })).toBe('stacks/web/compose.yaml')
    expect(uriOf('/home/me/shop/stacks/web/compose.yaml', { root, directory: '/' })).toBe('stacks/web/compose.yaml')
    expect(uriOf('../other/compose.yaml', { root, directory: root })).toBe('../other/compose.yaml')
  })

  test('do not change a byte of the report', () => {
    const one = { root: '/home/me/shop', directory: '/home/me/shop' }
    const other = { root: '/tmp/checkout', directory: '/tmp/checkout' }
    expect(sarif(sample(), { ...look, base: one })).toBe(sarif(sample(), { ...look, base: other }))
    expect(sarif(sample(), { ...look, base: one })).toBe(sarif(sample(), look))
  })
})

test('a primary region stands on one line', () => {
  const file = new SourceFile('compose.yaml', 'a:\n  b: |\n    long\n    text\n')
  const [result] = read(sarif(report([file], [diagnostic(high, { at: at(file, 'b: |\n    long\n    text'), message: 'no' })]), look)).runs[0]!.results!
  expect(result!.locations![0]!.physicalLocation!.region).toMatchObject({ startLine: 2, startColumn: 3, endLine: 2, endColumn: 7, snippet: { text: 'b: |' } })
})

test('text of a file makes no link', () => {
  const file = new SourceFile('compose.yaml', 'a: b\n')
  const [result] = read(sarif(report([file], [diagnostic(high, { at: at(file, 'b'), message: '"[x](https://evil.example)" is no name' })]), look)).runs[0]!.results!
  expect(result!.message.text).toBe('"\\[x\\](https://evil.example)" is no name.')
})

test('identities outlive moved lines, line hashes do not mind other lines', () => {
  const prints = (text: string) => {
    const file = new SourceFile('compose.yaml', text)
    const found = diagnostic(high, { at: at(file, 'b'), message: 'no' }, { route: ['a'] })
    return read(sarif(report([file], [found, { ...found, message: 'never' }]), look)).runs[0]!.results!.map(({ partialFingerprints }) => partialFingerprints!['netlintIdentity/v1'])
  }
  expect(prints('a: b\n')).toEqual(prints('# more\n\na: b\n'))
  expect(new Set(prints('a: b\n')).size).toBe(2)
})

test('a run that could not see everything says so', () => {
  const [invocation] = read(sarif(sample(), look)).runs[0]!.invocations!
  expect(invocation!.executionSuccessful).toBe(false)
  expect(invocation!.toolExecutionNotifications).toHaveLength(1)
})

test('what GitHub takes: results are cut, the loudest stay, and the report says so', () => {
  const file = new SourceFile('compose.yaml', 'a: b\n')
  const quiet = Array.from({ length: mostResults }, (_, i) => diagnostic(low, { at: at(file, 'a'), message: `low ${i}` }))
  const loud = Array.from({ length: 10 }, (_, i) => diagnostic(high, { at: at(file, 'b'), message: `high ${i}` }))
  const [run] = read(sarif(report([file], [...quiet, ...loud]), look)).runs
  expect(run!.results).toHaveLength(mostResults)
  expect(run!.results!.filter(({ level }) => level === 'error')).toHaveLength(10)
  expect(run!.invocations![0]!.toolExecutionNotifications![0]!.message.text).toBe('10 of 25010 findings are left out: code scanning takes 25000 at most.')
})

test('what GitHub takes: tags of a rule, locations of a result', () => {
  const tagged = rule({ id: 'tagged', title: 'Tagged', outcome: 'fails', severity: 'error', why: 'Why.', tags: Array.from({ length: 40 }, (_, i) => `tag-${i}`) })
  const file = new SourceFile('compose.yaml', `b: ${'x'.repeat(2000)}\n`)
  const related = Array.from({ length: 2000 }, (_, i) => ({ at: { origin: { file, start: 3 + i, end: 4 + i, via: [] } }, message: 'one more' }))
  const [run] = read(sarif(report([file], [diagnostic(tagged, { at: at(file, 'b'), message: 'no', related })]), look)).runs
  expect((run!.tool.driver.rules![0]!.properties!['tags'] as string[]).length).toBeLessThanOrEqual(20)
  expect(run!.results![0]!.relatedLocations!.length).toBeLessThanOrEqual(1000)
})

test('taxonomies are named where a rule belongs to one, and else not', () => {
  const [run] = read(sarif(sample(), { ...look, showSilenced: true })).runs
  expect(run!.taxonomies!.map(({ name, taxa }) => [name, taxa!.map(({ id }) => id)])).toEqual([
    ['CWE', ['653']],
    ['CIS Docker Benchmark', ['5.10']]
  ])
  const file = new SourceFile('compose.yaml', 'a: b\n')
  const [without] = read(sarif(report([file], [diagnostic(high, { at: at(file, 'b'), message: 'no' })]), look)).runs
  expect(without).not.toHaveProperty('taxonomies')
  expect(without!.tool.driver).not.toHaveProperty('supportedTaxonomies')
})
