import type { Edit, Fix } from '../rule.ts'
import type { SourceFile } from '../source/file.ts'
import { layout, type Layout } from '../source/layout.ts'
import { Taken } from './clash.ts'
import type { Diagnostic } from './diagnostic.ts'
import { plan } from './edit.ts'
import type { Plan, Refusal } from './plan.ts'
import { changed, says } from './proof.ts'

/** How far to go: only to what leaves Docker's doings as they are, or also to what is likely meant. */
export type FixLevel = 'safe' | 'unsafe'

export interface Fixed {
  /** The files that changed, by path. */
  readonly files: ReadonlyMap<string, FixedFile>
  readonly applied: readonly Diagnostic[]
  readonly refused: readonly RefusedFix[]
}

export interface FixedFile {
  /** As it was read. */
  readonly file: SourceFile
  readonly text: string
}

export interface RefusedFix {
  readonly diagnostic: Diagnostic
  /** Lower case, no full stop. */
  readonly why: string
}

const SHAPED = {
  variable: 'a variable shapes this text',
  override: 'it stands over the value of another file',
  alias: 'an alias repeats this text',
  'merge-key': 'this text is merged in from elsewhere',
  extends: 'this text comes from a service that is extended',
  include: 'this text comes from a file that is included'
} as const

/** Why a fix wants somebody to look first, whatever its rule says: something else had a hand in the text. Undefined where nothing had. */
function demotion(fix: Fix): string | undefined {
  for (const { at, kind } of fix.edits) {
    const { file, start, end, via } = at.origin
    if (via[0] !== undefined) return SHAPED[via[0].kind]
    if (kind !== 'replace' || !('text' in at)) continue
    const under = file.text.slice(start, end)
    if (under.includes('$') && at.text !== under && at.text !== under.slice(1, -1)) return SHAPED.variable
  }
  return undefined
}

export function isSafe(fix: Fix): boolean {
  return fix.safe && demotion(fix) === undefined
}

/** Diagnostics as reports show them: with what their fixes would write, each by itself, and safe only where they are so here. */
export function withChanges(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  let layouts = new Layouts()
  let path: string | undefined
  return diagnostics.map((diagnostic) => {
    if (diagnostic.fix === undefined || diagnostic.changes !== undefined) return diagnostic
    // They come file by file: what was made of the file before is needed no more.
    if (path !== diagnostic.at.origin.file.path) layouts = new Layouts()
    path = diagnostic.at.origin.file.path
    const fix = { ...diagnostic.fix, safe: isSafe(diagnostic.fix) }
    const plans = layouts.plan(fix)
    return 'why' in plans ? { ...diagnostic, fix } : { ...diagnostic, fix, changes: plans.flatMap(({ changes }) => changes) }
  })
}

/**
 * The texts after all fixes that can be made at once. Where two edit one text, the first has it; the other may be made in a
 * next round. Writes no file.
 */
export function applyFixes(diagnostics: readonly Diagnostic[], level: FixLevel): Fixed {
  const layouts = new Layouts()
  const taken = new Taken()
  const refused: RefusedFix[] = []
  const attempts: Attempt[] = []
  for (const diagnostic of [...diagnostics].sort(byPlace)) {
    const { fix, silenced } = diagnostic
    if (fix === undefined || silenced !== undefined || (level === 'safe' && !fix.safe)) continue
    const why = level === 'safe' ? demotion(fix) : undefined
    const plans = why === undefined ? layouts.plan(fix) : { why }
    if ('why' in plans) refused.push({ diagnostic, why: plans.why })
    else if (!taken.hasRoomFor(plans)) refused.push({ diagnostic, why: 'another fix edits this text; it may be made after that one' })
    else {
      taken.add(plans)
      attempts.push({ diagnostic, plans })
    }
  }
  const { made, failed } = settle(attempts)
  return { files: edited(made), applied: made.map(({ diagnostic }) => diagnostic), refused: [...refused, ...failed] }
}

interface Attempt {
  readonly diagnostic: Diagnostic
  /** One a file. */
  readonly plans: readonly Plan[]
}

/** Characters read again in one round, so that a large file with many bad fixes takes no longer than it must. */
const PATIENCE = 30_000_000

/** Keeps the attempts after which the texts say what was planned. A group that does not is halved until the culprit stands alone. */
function settle(attempts: readonly Attempt[]): { made: readonly Attempt[]; failed: readonly RefusedFix[] } {
  const made: Attempt[] = []
  const failed: RefusedFix[] = []
  const groups = [attempts]
  for (let read = 0; groups.length > 0; ) {
    const group = groups.pop()!
    if (read > PATIENCE) {
      failed.push(...group.map(({ diagnostic }) => ({ diagnostic, why: 'too many other fixes could not be made; it may be made after them' })))
      continue
    }
    const touched = new Set(group.flatMap(({ plans }) => plans.map(({ layout }) => layout)))
    const all = [...byFile([...made, ...group])].filter(([layout]) => touched.has(layout))
    for (const { file } of touched) read += file.text.length
    if (all.every(([layout, plans]) => says(after(layout, plans), layout, plans))) made.push(...group)
    else if (group.length > 1) groups.push(group.slice(group.length >> 1), group.slice(0, group.length >> 1))
    else failed.push(...group.map(({ diagnostic }) => ({ diagnostic, why: 'the file would say something else afterwards' })))
  }
  return { made, failed }
}

function edited(made: readonly Attempt[]): ReadonlyMap<string, FixedFile> {
  const files = new Map<string, FixedFile>()
  for (const [layout, plans] of byFile(made)) {
    const { file } = layout
    const text = after(layout, plans)
    if (text !== file.text) files.set(file.path, { file, text })
  }
  return files
}

function after({ file }: Layout, plans: readonly Plan[]): string {
  return changed(file.text, plans.flatMap(({ changes }) => changes))
}

function byFile(attempts: readonly Attempt[]): ReadonlyMap<Layout, readonly Plan[]> {
  const plans = new Map<Layout, Plan[]>()
  for (const plan of attempts.flatMap((attempt) => attempt.plans)) {
    const there = plans.get(plan.layout)
    if (there === undefined) plans.set(plan.layout, [plan])
    else there.push(plan)
  }
  return plans
}

/** The layouts of all files that fixes are about, each made once. */
class Layouts {
  readonly #byPath = new Map<string, { readonly text: string; readonly layout: Layout | undefined }>()

  /** What a fix means for each of its files, or why it cannot be made. */
  plan({ edits }: Fix): readonly Plan[] | Refusal {
    const byPath = new Map<string, { layout: Layout; edits: Edit[] }>()
    for (const edit of edits) {
      const { file } = edit.at.origin
      const there = byPath.get(file.path)
      const layout = this.#of(file)
      if ('why' in layout) return layout
      if (there === undefined) byPath.set(file.path, { layout, edits: [edit] })
      else there.edits.push(edit)
    }
    const plans: Plan[] = []
    for (const { layout, edits } of byPath.values()) {
      const made = plan(layout, edits)
      if ('why' in made) return made
      plans.push(made)
    }
    return plans.length > 0 ? plans : { why: 'it edits nothing' }
  }

  #of(file: SourceFile): Layout | Refusal {
    if (file.kind === 'env') return { why: 'it would edit an env file' }
    const { text, layout: found } = this.#byPath.get(file.path) ?? { text: file.text, layout: layout(file) }
    this.#byPath.set(file.path, { text, layout: found })
    if (text !== file.text) return { why: `${file.path} changed between two readings` }
    return found ?? { why: `${file.path} is no YAML` }
  }
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  const [from, to] = [a.at.origin, b.at.origin]
  return byText(from.file.path, to.file.path) || from.start - to.start || byText(a.rule.id, b.rule.id)
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
