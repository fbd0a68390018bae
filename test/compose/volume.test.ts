import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { canonical } from '../../src/compose/canonical.ts'
import { parseShortVolume } from '../../src/compose/volume.ts'
import { at, type Scalar } from '../../src/source/tree.ts'
import { plain, pointed, service, told, tree } from './written.ts'

const table = new URL('../../../shared/conformance/volumes.jsonl', import.meta.url)

interface Row {
  readonly spec: string
  readonly expected?: Record<string, unknown> | null
  readonly error?: string
  readonly binary: { readonly volume?: Record<string, unknown>; readonly error?: string }
}

describe.skipIf(!existsSync(table))('conformance: short volumes (the table lies beside the repository)', () => {
  const rows = existsSync(table) ? readFileSync(table, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Row) : []
  test.each(rows)('$spec', ({ spec, expected, binary }) => {
    const written = tree(`services: {a: {volumes: [${JSON.stringify(spec)}]}}`)
    let made: unknown
    const problems = told((report) => (made = plain(at(canonical(written, report), 'services', 'a', 'volumes', 0))))
    // The command makes a relative source absolute; an option that is off is not written.
    const { read_only: _, source: __, ...rest } = expected ?? binary.volume ?? {}
    if (binary.error !== undefined) expect(problems.map(({ docker }) => docker)).toEqual([binary.error])
    else expect(made).toMatchObject(expected?.read_only === true ? { ...rest, read_only: true } : rest)
    if (typeof expected?.source === 'string') expect(made).toMatchObject({ source: expected.source })
  })
})

test('each part knows its characters', () => {
  const volume = at(canonical(service('volumes: ["./conf:/etc/app/:ro,z"]'), () => {}), 'services', 'a', 'volumes', 0)
  const place = (name: string): string => pointed(at(volume, name)!)
  expect(['source', 'target', 'read_only'].map(place)).toEqual(['./conf', '/etc/app/', 'ro'])
  expect(plain(volume)).toEqual({ type: 'bind', source: './conf', target: '/etc/app', read_only: true, bind: { selinux: 'z', create_host_path: true } })
})

test.each([
  ['"vol:/b:ro:x"', 'too many colons', ':x'],
  ['":/data"', 'empty section between colons', '":/data"'],
  ['""', 'invalid empty volume spec', '""']
])('%s is none', (spec, fault, place) => {
  const parsed = parseShortVolume(at(tree(`[${spec}]`), 0) as Scalar)
  expect(parsed).toMatchObject({ fault })
  expect('fault' in parsed && pointed({ origin: parsed.at })).toBe(place)
})

test('a volume that Compose refuses is told and left out', () => {
  let made: unknown
  const problems = told((report) => (made = plain(at(canonical(service('volumes: [":/data", "vol:/b"]'), report), 'services', 'a', 'volumes'))))
  expect(problems).toMatchObject([{ code: 'compose-schema', docker: 'invalid spec: :/data: empty section between colons' }])
  expect(made).toEqual([{ type: 'volume', source: 'vol', target: '/b', volume: {} }])
})
