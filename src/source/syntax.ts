import type { SourceFile } from './file.ts'
import { type Problem, problem } from './problem.ts'

/** Characters that no YAML text may hold (yaml.v3 readerc.go). */
// biome-ignore lint: the characters themselves are what is looked for
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/

/** What keeps a text from being read at all. */
export function unreadable(file: SourceFile): Problem | undefined {
  const at = file.text.search(CONTROL)
  if (at < 0) return undefined
  const code = file.text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')
  return problem('yaml-valid', { file, start: at, end: at + 1, via: [] }, `the control character U+${code} is not allowed here`, { docker: 'control characters are not allowed' })
}

/** The parser's refusal in plain words. */
export function syntaxProblem(file: SourceFile, reason: string, position: number): Problem {
  const start = Math.min(position, file.text.length)
  return problem('yaml-valid', { file, start, end: Math.min(start + 1, file.text.length), via: [] }, reason)
}
