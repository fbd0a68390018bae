import { pageOf } from '../catalog/site.ts'
import type { Diagnostic, Report } from '../lint/diagnostic.ts'
import type { Outcome, Severity, Span } from '../rule.ts'
import { json } from './escape.ts'
import { notes } from './notes.ts'
import { position } from './place.ts'
import { shown, type Reporter } from './reporter.ts'
import { tally } from './tally.ts'

/** What `--format json` prints. Later versions with the same number may have more keys, and none less. */
export interface JsonReport {
  readonly formatVersion: 1
  readonly netlint: string
  readonly summary: {
    readonly error: number
    readonly warning: number
    readonly info: number
    /** Findings that a comment or the configuration allows; they are listed with `--show-suppressed` only. */
    readonly silenced: number
    /** Of the findings that nobody allowed, those with a safe fix. */
    readonly fixable: number
  }
  /** Every file that was read. */
  readonly files: readonly string[]
  readonly projects: readonly { readonly name: string | null; readonly files: readonly string[] }[]
  readonly rules: readonly JsonRule[]
  /** Sorted by path, line, column and rule. */
  readonly findings: readonly JsonFinding[]
  /** What kept the run from seeing everything. */
  readonly notifications: readonly { readonly level: Severity; readonly message: string; readonly path?: string }[]
}

export interface JsonRule {
  readonly id: string
  readonly title: string
  readonly outcome: Outcome
  readonly severity: Severity
  readonly url?: string
}

export interface JsonFinding {
  readonly rule: string
  readonly severity: Severity
  readonly outcome: Outcome
  readonly message: string
  readonly hint?: string
  readonly project?: string
  readonly at: JsonSpan
  /** Keys and indices that lead to the place in the merged project. */
  readonly route?: readonly (string | number)[]
  /** The other places, and what shaped the value: a variable, an override, an alias. `at` is missing where it is in no file. */
  readonly related: readonly { readonly at?: JsonSpan; readonly message: string }[]
  readonly fix?: { readonly title: string; readonly safe: boolean; readonly changes: readonly { readonly at: JsonSpan; readonly text: string }[] }
  /** Why it is allowed, and where that is said. */
  readonly silenced?: { readonly at: JsonSpan; readonly reason: string }
  /** The same for the same mistake after lines moved. */
  readonly identity: string
}

/** Lines and columns from 1, columns in UTF-16 code units, the end exclusive; offsets from 0. */
export interface JsonSpan {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly start: number
  readonly end: number
}

const jsonReporter: Reporter = (report, look) => json(data(report, shown(report, look)))

function data(report: Report, diagnostics: readonly Diagnostic[]): JsonReport {
  return {
    formatVersion: 1,
    netlint: report.version,
    summary: tally(report.diagnostics),
    files: report.files.map(({ path }) => path),
    projects: report.projects.map(({ name, files }) => ({ name: name.value ?? null, files: files.map(({ path }) => path) })),
    rules: report.rules.map(({ id, title, outcome, severity }) => ({ id, title, outcome, severity, ...some('url', pageOf(id)) })),
    findings: diagnostics.map(finding),
    notifications: report.notifications.map(({ level, message, path }) => ({ level, message, ...some('path', path) }))
  }
}

function finding(diagnostic: Diagnostic): JsonFinding {
  const { rule, severity, outcome, message, hint, project, at, route, fix, changes, silenced, identity } = diagnostic
  return {
    rule: rule.id,
    severity,
    outcome,
    message,
    ...some('hint', hint),
    ...some('project', project?.name.value),
    at: span(at.origin),
    ...some('route', route),
    related: notes(diagnostic).map((note) => ({ ...some('at', note.at && span(note.at)), message: note.message })),
    ...some('fix', fix && changes && { title: fix.title, safe: fix.safe, changes: changes.map((change) => ({ at: span(change.at), text: change.text })) }),
    ...some('silenced', silenced && { at: span(silenced.origin), reason: silenced.reason }),
    identity
  }
}

function span({ file, start, end }: Span): JsonSpan {
  const from = position(file, start)
  const to = position(file, end)
  return { path: file.path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column, start, end }
}

/** An entry, or none where there is nothing to say. */
function some<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value })
}

export default jsonReporter
