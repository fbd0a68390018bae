import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { environment, parseDotenv } from '../../src/compose/environment.ts'
import type { Variable } from '../../src/compose/variables.ts'
import { SourceFile } from '../../src/source/file.ts'

const table = new URL('../../../shared/conformance/dotenv.jsonl', import.meta.url)

interface Row {
  readonly content?: string
  readonly contents?: readonly string[]
  readonly env: Record<string, string>
  readonly expected?: Record<string, string>
  readonly error?: string
  readonly exact?: boolean
  readonly binary: { readonly env?: Record<string, string>; readonly error?: string }
}

describe.skipIf(!existsSync(table))('conformance: dotenv (the table lies beside the repository)', () => {
  const rows = existsSync(table) ? readFileSync(table, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Row) : []
  test.each(rows)('$content$contents', ({ content, contents = [content!], env, expected, error, binary }) => {
    const variables = new Map<string, Variable>()
    const problems = contents.flatMap((text, index) => {
      const read = parseDotenv(new SourceFile(`f${index}.env`, text), environment(env), variables)
      for (const [name, variable] of read.variables) variables.set(name, variable)
      return read.problems.filter(({ level }) => level === 'error')
    })
    if (error !== undefined) {
      // Docker repeats the line; ours leaves its text out.
      expect(problems[0]?.docker).toContain(error.replace(/ in variable name .*/, ''))
      return
    }
    expect(problems).toEqual([])
    const values = Object.fromEntries([...variables].map(([name, { value }]) => [name, value]))
    expect(values).toMatchObject(expected!)
    expect(values).toEqual(binary.env)
  })
})
