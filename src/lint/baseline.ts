import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { Span } from '../source/origin.ts'
import type { Diagnostic, Notification } from './diagnostic.ts'

/** Findings of a day on which they were let be: how many of each kind at each place. */
export interface Baseline {
  readonly version: 1
  /** File, as seen from the baseline's folder → rule and place → how many. */
  readonly findings: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** The text of a baseline in `folder`: sorted, so that it changes only where findings do. Silenced findings need none. */
export function record(diagnostics: readonly Diagnostic[], folder: string): string {
  const counts = new Map<string, Map<string, number>>()
  for (const diagnostic of diagnostics) {
    if (diagnostic.silenced) continue
    const file = seenFrom(folder, diagnostic)
    const ofFile = counts.get(file) ?? new Map<string, number>()
    const place = stablePlace(diagnostic)
    counts.set(file, ofFile.set(place, (ofFile.get(place) ?? 0) + 1))
  }
  const findings = sorted(new Map([...counts].map(([file, places]) => [file, sorted(places)])))
  return `${JSON.stringify({ version: 1, findings } satisfies Baseline, null, 2)}\n`
}

/** What a baseline says, or why it is none. */
export function readBaseline(text: string): Baseline | { readonly fault: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: 'it is no JSON; `netlint baseline` writes it anew' }
  }
  const { version, findings } = (value ?? {}) as Partial<Record<keyof Baseline, unknown>>
  if (version !== 1) return { fault: 'it is no baseline of this netlint; `netlint baseline` writes it anew' }
  const isCounts = (counts: unknown): boolean => isObject(counts) && Object.values(counts).every((count) => Number.isSafeInteger(count) && Number(count) > 0)
  if (!isObject(findings) || !Object.values(findings).every(isCounts)) return { fault: 'its findings are no counts by file and place; `netlint baseline` writes it anew' }
  return value as Baseline
}

export interface BaselineRequest {
  readonly baseline: Baseline
  /** The folder it lies in. */
  readonly folder: string
  /** Rules that no baseline silences. */
  isLocked(id: string): boolean
  /** Whether the run was to find all that is wrong with a file: of others nothing can be missing. */
  isCovered(path: string): boolean
}

export interface Applied {
  /** Those that the baseline does not know. */
  readonly diagnostics: readonly Diagnostic[]
  readonly notifications: readonly Notification[]
}

/** Leaves out what a baseline knows, and tells of what it knows that is gone. */
export function applyBaseline(diagnostics: readonly Diagnostic[], { baseline, folder, isLocked, isCovered }: BaselineRequest): Applied {
  const left = new Map(Object.entries(baseline.findings).map(([file, places]) => [file, new Map(Object.entries(places))]))
  const fresh = diagnostics.filter((diagnostic) => {
    if (diagnostic.silenced) return true
    const places = left.get(seenFrom(folder, diagnostic))
    const place = stablePlace(diagnostic)
    const count = places?.get(place) ?? 0
    if (count === 0) return true
    places!.set(place, count - 1)
    return isLocked(diagnostic.rule.id)
  })
  const gone = [...left]
    .filter(([file]) => isCovered(posix.join(folder, file)))
    .flatMap(([file, places]) => [...places].filter(([, count]) => count > 0).map(([place, count]) => ({ place: `${file}: ${place}`, count })))
  return { diagnostics: fresh, notifications: gone.length > 0 ? [stale(gone)] : [] }
}

function stale(gone: readonly { readonly place: string; readonly count: number }[]): Notification {
  const count = gone.reduce((sum, { count }) => sum + count, 0)
  const what = count === 1 ? 'a finding that the baseline knows is' : `${count} findings that the baseline knows are`
  return { level: 'info', message: `${what} gone (${gone[0]!.place}${gone.length > 1 ? ' and others' : ''}); write it anew with \`netlint baseline\`` }
}

function seenFrom(folder: string, { at }: Diagnostic): string {
  return posix.relative(folder, at.origin.file.path)
}

/** A diagnostic's identity with the items of lists named by what they say, not by their number: others may come before them. */
function stablePlace({ identity, route, items = [], rule }: Diagnostic): string {
  if (!route) return identity
  const rest = items.values()
  const steps = route.map((step) => {
    const item = typeof step === 'string' ? undefined : rest.next().value
    return item ? written(item) : step
  })
  return `${rule.id}:${steps.join('/')}`
}

/** An item as it is written: what variables make of it differs from machine to machine. */
function written({ file, start, end }: Span): string {
  const text = file.text.slice(start, end).replace(/["'\s]+/g, ' ').trim()
  return text.length <= 60 ? text : `#${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
}

function sorted<T>(map: ReadonlyMap<string, T>): Record<string, T> {
  const result: Record<string, T> = Object.create(null)
  for (const [key, value] of [...map].sort(([a], [b]) => (a < b ? -1 : 1))) result[key] = value
  return result
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
