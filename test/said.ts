import type { Diagnostic } from '../src/lint/diagnostic.ts'
import { withChanges } from '../src/lint/fix.ts'
import type { Located } from '../src/rule.ts'
import { asMark, show } from './marks.ts'

/** All that is said of findings, also what no mark shows: what comes of them, Docker's words, advice, places beside and fixes. */
export function said(diagnostics: readonly Diagnostic[]): string {
  return withChanges(diagnostics).map(whole).sort().join('')
}

function whole(diagnostic: Diagnostic): string {
  const { at, outcome, docker, hint, related = [], fix, changes = [] } = diagnostic
  const lines = [
    `${at.origin.file.path}:${show(asMark(diagnostic))}`,
    `  ${outcome}${docker === undefined ? '' : `: ${docker}`}`,
    ...(hint === undefined ? [] : [`  hint: ${hint}`]),
    ...related.map(({ at, message }) => `  ${place(at)}: ${message}`),
    ...(fix === undefined ? [] : [`  ${fix.safe ? 'safe' : 'unsafe'} fix: ${fix.title}`]),
    ...changes.map(({ at, text }) => `    ${place({ origin: { ...at, via: [] } })}: ${JSON.stringify(at.file.text.slice(at.start, at.end))} → ${JSON.stringify(text)}`)
  ]
  return `${lines.join('\n')}\n`
}

function place({ origin: { file, start } }: Located): string {
  const { line, column } = file.position(start)
  return `${file.path}:${line}:${column}`
}
