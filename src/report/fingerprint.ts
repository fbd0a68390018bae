import { createHash } from 'node:crypto'
import type { Diagnostic } from '../lint/diagnostic.ts'
import type { Look } from './reporter.ts'
import { fromRoot } from './uri.ts'

/** One name for each finding that outlives moved lines: a hash of its identity and its file, and which of those that share it this one is. */
export function fingerprints(diagnostics: readonly Diagnostic[], look: Look): readonly string[] {
  const counts = new Map<string, number>()
  return diagnostics.map(({ identity, at }) => {
    const whole = `${fromRoot(at.origin.file.path, look.base)}\0${identity}`
    const count = (counts.get(whole) ?? 0) + 1
    counts.set(whole, count)
    return `${createHash('sha256').update(whole).digest('hex').slice(0, 32)}:${count}`
  })
}
