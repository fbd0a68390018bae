import type { Diagnostic } from '../src/lint/diagnostic.ts'

/**
 * A mark is a comment under a line: carets say where, the rest what.
 *     ports: [8080:80]
 *     #       ^^^^^^^ error: port 8080 is taken
 * Carets that touch the `#` include its column, so that column 1 can be marked.
 */
export interface Mark {
  readonly line: number
  readonly from: number
  readonly to: number
  readonly severity: string
  readonly message: string
}

const form = /^(\s*)#(\s*)(\^+) (error|warning|info): (.+)$/

export function marks(text: string): readonly Mark[] {
  const found: Mark[] = []
  let marked = 0
  text.split(/\r?\n/).forEach((line, i) => {
    const parts = form.exec(line)
    if (!parts) {
      marked = i + 1
      return
    }
    const [, indent, gap, carets, severity, message] = parts as unknown as [string, string, string, string, string, string]
    const touching = gap === '' ? 1 : 0
    const from = indent.length + 2 + gap.length - touching
    found.push({ line: marked, from, to: from + carets.length + touching, severity, message })
  })
  return found
}

/** A diagnostic as a mark would say it; a value of several lines is marked on its first. */
export function asMark({ at: { origin }, severity, message }: Diagnostic): Mark {
  const { line, column } = origin.file.position(origin.start)
  const end = origin.file.position(origin.end)
  const to = end.line === line ? end.column : (origin.file.line(line)?.trimEnd().length ?? 0) + 1
  return { line, from: column, to: Math.max(to, column + 1), severity, message }
}

export function show(mark: Mark): string {
  return `${mark.line}:${mark.from}-${mark.to} ${mark.severity}: ${mark.message}`
}

export function withoutMarks(text: string): string {
  return text
    .split('\n')
    .filter((line) => !form.test(line))
    .join('\n')
}
