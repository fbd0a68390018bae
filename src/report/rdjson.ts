import { home, pageOf } from '../catalog/site.ts'
import type { Change, Diagnostic } from '../lint/diagnostic.ts'
import type { Severity, Span } from '../rule.ts'
import { json, visible } from './escape.ts'
import { notes, noteText } from './notes.ts'
import { lineEnd, position } from './place.ts'
import { shown, type Look, type Reporter } from './reporter.ts'
import { fromRoot } from './uri.ts'

/** Reviewdog's format (reviewdog/reviewdog proto/rdf/reviewdog.proto). */
const rdjson: Reporter = (report, look) => {
  const diagnostics = shown(report, look).filter(({ silenced }) => silenced === undefined)
  return json({ source: { name: 'netlint', url: home }, diagnostics: diagnostics.map((diagnostic) => entry(diagnostic, look)) })
}

const severities: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' }

function entry(diagnostic: Diagnostic, look: Look): unknown {
  const { rule, severity, message, hint, at, fix, changes } = diagnostic
  const { file, start, end } = at.origin
  const url = pageOf(rule.id)
  // Reviewdog comments on every line of a range: one is enough.
  const oneLine = { file, start, end: Math.max(start, Math.min(end, lineEnd(file, file.position(start).line))) }
  // A suggestion is about the file of its finding.
  const suggestions = fix && changes?.every((change) => change.at.file === file) ? changes.map(suggestion) : []
  return {
    message: [visible(message), ...(hint === undefined ? [] : [visible(hint)]), ...notes(diagnostic).map(noteText)].join('\n'),
    location: location(oneLine, look),
    severity: severities[severity],
    code: { value: rule.id, ...(url !== undefined && { url }) },
    ...(suggestions.length > 0 && { suggestions })
  }
}

function suggestion({ at, text }: Change): unknown {
  return { range: range(at), text }
}

function location(span: Span, look: Look): unknown {
  return { path: fromRoot(span.file.path, look.base), range: range(span) }
}

function range({ file, start, end }: Span): unknown {
  return { start: inBytes({ file, offset: start }), end: inBytes({ file, offset: end }) }
}

/** Its columns count bytes of UTF-8. */
function inBytes({ file, offset }: { readonly file: Span['file']; readonly offset: number }): unknown {
  const { line, column } = position(file, offset)
  const before = file.text.slice(offset - (column - 1), offset)
  return { line, column: Buffer.byteLength(before, 'utf8') + 1 }
}

export default rdjson
