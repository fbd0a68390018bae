import type { Span } from '../rule.ts'
import type { Position, SourceFile } from '../source/file.ts'

/** A stretch of one line, to be pointed at. Columns from 1 in UTF-16 code units, the end exclusive. */
export interface Place {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly endColumn: number
}

/** Where a span stands; one of several lines is cut at the end of its first. */
export function place({ file, start, end }: Span): Place {
  const from = position(file, start)
  const last = lineEnd(file, from.line)
  // A span without length points at the character after it, where there is one.
  const to = Math.max(Math.min(Math.max(end, start + 1), last), start)
  return { path: file.path, line: from.line, column: from.column, endColumn: from.column + to - start }
}

/** Line and column as an editor counts them: a byte order mark is no part of the text. */
export function position(file: SourceFile, offset: number): Position {
  const { line, column } = file.position(Math.min(Math.max(offset, 0), file.text.length))
  return { line, column: line === 1 && column > 1 && file.text.startsWith('\ufeff') ? column - 1 : column }
}

/** The offset behind a line's last character, before its break. */
export function lineEnd(file: SourceFile, line: number): number {
  const next = file.lineStart(line + 1)
  if (next === undefined) return file.text.length
  return file.text.charCodeAt(next - 1) === 10 && file.text.charCodeAt(next - 2) === 13 ? next - 2 : next - 1
}
