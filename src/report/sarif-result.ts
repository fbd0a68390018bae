import type { ArtifactChange, ArtifactLocation, Location, LogicalLocation, PhysicalLocation, Region, Result } from 'sarif'
import type { Change, Diagnostic } from '../lint/diagnostic.ts'
import type { Rule, Severity, Span } from '../rule.ts'
import type { SourceFile } from '../source/file.ts'
import { visible } from './escape.ts'
import { fingerprints } from './fingerprint.ts'
import { quotable } from './frame.ts'
import { lineHashes } from './line-hash.ts'
import { notes } from './notes.ts'
import { lineEnd, place, position } from './place.ts'
import type { Look } from './reporter.ts'
import { fromRoot, uri } from './uri.ts'

export const level: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note' }

/** GitHub refuses more than 1,000 locations a result and shows 100. */
const mostRelated = 100
const longestSnippet = 500

export function results(diagnostics: readonly Diagnostic[], ruleIndex: ReadonlyMap<Rule, number>, look: Look): Result[] {
  const identity = fingerprints(diagnostics, look)
  const hashes = new Map<SourceFile, readonly string[]>()
  const hashesOf = (file: SourceFile): readonly string[] => {
    const known = hashes.get(file) ?? lineHashes(file.text)
    hashes.set(file, known)
    return known
  }
  return diagnostics.map((diagnostic, i) => {
    const { origin } = diagnostic.at
    const lineHash = hashesOf(origin.file)[position(origin.file, origin.start).line - 1]
    return {
      ruleId: diagnostic.rule.id,
      ruleIndex: ruleIndex.get(diagnostic.rule)!,
      level: level[diagnostic.severity],
      message: { text: said(diagnostic) },
      locations: [primary(diagnostic, look)],
      ...related(diagnostic, look),
      partialFingerprints: {
        ...(lineHash !== undefined && { primaryLocationLineHash: lineHash }),
        'netlintIdentity/v1': identity[i]!
      },
      ...fixes(diagnostic, look),
      ...(diagnostic.silenced && { suppressions: [{ kind: 'inSource', status: 'accepted', justification: visible(diagnostic.silenced.reason) }] }),
      properties: { outcome: diagnostic.outcome }
    }
  })
}

export function artifact(path: string, look: Look): ArtifactLocation {
  return { uri: uri(fromRoot(path, look.base)), uriBaseId: '%SRCROOT%' }
}

/** A message as a sentence. Square brackets would make links of text in parentheses behind them (SARIF §3.11.6). */
export function plain(text: string): string {
  const shown = visible(text)
  const safe = shown.includes('](') ? shown.replace(/[\\[\]]/g, '\\$&') : shown
  return /[.!?]$/.test(safe) ? safe : `${safe}.`
}

function said({ message, hint }: Diagnostic): string {
  return hint === undefined ? plain(message) : `${plain(message)} ${plain(hint)}`
}

function primary(diagnostic: Diagnostic, look: Look): Location {
  const logical = logicalLocation(diagnostic)
  return { physicalLocation: physical(diagnostic.at.origin, look), ...(logical && { logicalLocations: [logical] }) }
}

function related(diagnostic: Diagnostic, look: Look): Pick<Result, 'relatedLocations'> {
  const located = notes(diagnostic).filter(({ at }) => at !== undefined)
  if (located.length === 0) return {}
  return {
    relatedLocations: located.slice(0, mostRelated).map(({ at, message }, i) => ({ id: i + 1, physicalLocation: physical(at!, look), message: { text: plain(message) } }))
  }
}

function physical(span: Span, look: Look): PhysicalLocation {
  const { file } = span
  const { line, column, endColumn } = place(span)
  const region: Region = { startLine: line, startColumn: column, endLine: line, endColumn }
  const length = endColumn - column
  if (!quotable(file) || length > longestSnippet) return { artifactLocation: artifact(file.path, look), region }
  return {
    artifactLocation: artifact(file.path, look),
    region: { ...region, snippet: { text: file.text.slice(span.start, span.start + length) } },
    ...context(file, line, span.start, span.start + length)
  }
}

/** What surrounds a region has to be more than the region (SARIF §3.29.5): its line, or where it is its line a neighbour too. */
function context(file: SourceFile, line: number, start: number, end: number): Pick<PhysicalLocation, 'contextRegion'> {
  const whole = start === file.lineStart(line) && end === lineEnd(file, line)
  const first = Math.max(file.lineStart(whole && line > 1 ? line - 1 : line)!, start - longestSnippet)
  const last = Math.min(lineEnd(file, whole && line === 1 ? 2 : line), end + longestSnippet)
  if (first === start && last === end) return {}
  return { contextRegion: { ...exact({ file, start: first, end: last }), snippet: { text: file.text.slice(first, last) } } }
}

function logicalLocation({ route }: Diagnostic): LogicalLocation | undefined {
  const last = route?.at(-1)
  if (route === undefined || last === undefined) return undefined
  return {
    name: visible(String(last)),
    fullyQualifiedName: route.map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${key(step)}`)).join(''),
    kind: typeof last === 'number' ? 'value' : 'property'
  }
}

/** A key with a dot inside would read as two. */
function key(text: string): string {
  return /^[\w-]+$/.test(text) ? text : JSON.stringify(visible(text))
}

function fixes({ fix, changes }: Diagnostic, look: Look): Pick<Result, 'fixes'> {
  if (!fix || !changes || changes.length === 0) return {}
  return { fixes: [{ description: { text: plain(fix.title) }, artifactChanges: artifactChanges(changes, look) }] }
}

function artifactChanges(changes: readonly Change[], look: Look): ArtifactChange[] {
  const byFile = new Map<SourceFile, Change[]>()
  for (const change of changes) {
    const same = byFile.get(change.at.file)
    if (same) same.push(change)
    else byFile.set(change.at.file, [change])
  }
  return [...byFile].map(([file, own]) => ({
    artifactLocation: artifact(file.path, look),
    replacements: own.map(({ at, text }) => ({ deletedRegion: exact(at), insertedContent: { text } }))
  }))
}

/** What a fix takes away may go over several lines. */
function exact({ file, start, end }: Span): Region {
  const from = position(file, start)
  const to = position(file, end)
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column }
}
