import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Tree } from '../../src/source/tree.ts'
import { plain, read } from './written.ts'

interface Recorded {
  readonly yaml: string
  /** Of `x-t` in what `docker compose config --format json` printed. */
  readonly value?: unknown
  /** Why it refused. */
  readonly refused?: string
}

const recorded = JSON.parse(readFileSync(new URL('compose-values.json', import.meta.url), 'utf8')) as Recorded[]

/** Go prints an empty list as null, a date with its time, and sorts keys. */
function printed(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(printed)
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, printed(each)]))
  return typeof value === 'string' && /^\d{4}-\d\d?-\d\d?(?:[Tt ]|$)/.test(value) ? value.slice(0, 4) : value
}

function merged(documents: readonly Tree[]): Record<string, unknown> {
  return Object.assign({}, ...documents.map(plain))
}

describe('the real Compose agrees', () => {
  test.each(recorded.filter(({ refused }) => refused === undefined))('about $yaml', ({ yaml, value }) => {
    const { documents, problems } = read(yaml)
    expect(problems).toEqual([])
    expect(printed(merged(documents)['x-t'] ?? null)).toEqual(printed(value))
  })

  test.each(recorded.filter(({ refused }) => refused !== undefined))('that $yaml is wrong', ({ yaml, refused }) => {
    const { problems } = read(yaml)
    expect(problems.length).toBeGreaterThan(0)
    const words = problems[0]!.docker?.replace(/^line \d+: |at line \d+$/g, '')
    if (words !== undefined) expect(refused).toContain(words)
  })
})
