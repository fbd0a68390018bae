import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Recorded answers of the real thing, kept beside the repository; not everybody has them. */
export const RECORDINGS = fileURLToPath(new URL('../../../shared/', import.meta.url))

export const recorded = existsSync(`${RECORDINGS}conformance`)

/** The rows of a table of inputs and answers; none where there are no recordings. */
export function rows<Row>(table: string): Row[] {
  if (!recorded) return []
  const lines = readFileSync(`${RECORDINGS}conformance/${table}.jsonl`, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row)
}
