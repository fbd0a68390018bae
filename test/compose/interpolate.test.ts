import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { substitute } from '../../src/compose/template.ts'
import { environment } from '../../src/compose/environment.ts'

const table = new URL('../../../shared/conformance/interpolation.jsonl', import.meta.url)

interface Row {
  readonly template: string
  readonly env: Record<string, string>
  readonly expected?: string
  readonly error?: string
  readonly expected_warnings?: number
  readonly binary: { readonly value?: string; readonly error?: string }
}

describe.skipIf(!existsSync(table))('conformance: interpolation (the table lies beside the repository)', () => {
  const rows = existsSync(table) ? readFileSync(table, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Row) : []
  test.each(rows)('$template with $env', ({ template, env, expected, error, expected_warnings }) => {
    const { text, uses, faults } = substitute(template, environment(env))
    if (error === undefined) {
      expect(faults).toEqual([])
      expect(text).toBe(expected)
    } else {
      const [fault] = faults
      const words = fault?.kind === 'required' ? `required variable ${fault.name} is missing a value: ${fault.reason}` : fault?.kind === 'malformed' ? 'Invalid template' : ''
      expect(words).toContain(error)
    }
    if (expected_warnings !== undefined) expect(uses.filter(({ from }) => from === 'nowhere')).toHaveLength(expected_warnings)
  })
})
