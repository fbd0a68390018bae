import type { Field, Located, Rule, Severity } from '../rule.ts'
import type { SourceFile } from '../source/file.ts'
import { speller } from '../source/spelling.ts'
import { mostFindings, type Armed } from './check.ts'
import type { CheckedProject, Diagnostic, Silence } from './diagnostic.ts'
import { mentionsNetlint, scopes, type Scope } from './scope.ts'

export interface SilenceRequest {
  readonly projects: readonly CheckedProject[]
  /** Findings of policies may stand in them. */
  readonly configurations?: readonly SourceFile[]
  /** All rules there are. */
  readonly rules: readonly Rule[]
  /** Those that ran; without `silence-valid` among them nothing is said about silences. */
  readonly armed: readonly Armed[]
  readonly options: {
    /** False: comments silence nothing. */
    readonly allowed: boolean
    readonly reason: 'optional' | 'required'
  }
  /** Rules that no comment silences. */
  isLocked(id: string): boolean
  /** False under `--no-inline-config`. */
  readonly inline: boolean
}

/**
 * Marks what a comment allows, and adds what is wrong with comments that allow: of a rule nobody knows, without the
 * reason that is asked for, about nothing. Rules see projects and no comments: what `silence-valid` finds is found here.
 */
export function applySilences(diagnostics: readonly Diagnostic[], request: SilenceRequest): readonly Diagnostic[] {
  const files = speaking(request.projects, request.configurations ?? [])
  if (files.size === 0) return diagnostics
  const said = new Map([...files.keys()].map((file) => [file, scopes(file)]))
  const allowances = new Map([...said].map(([file, scopes]) => [file.path, allowancesByRule(scopes)]))
  const used = new Set<Field<string>>()
  const covering = new Set<Field<string>>()
  const judged = diagnostics.map((diagnostic) => {
    const { origin } = diagnostic.at
    const around = enclosing(allowances.get(origin.file.path)?.get(diagnostic.rule.id) ?? [], origin.start)
    let silenced: Silence | undefined
    const none = !request.inline || !request.options.allowed || request.isLocked(diagnostic.rule.id)
    for (const { scope, rule } of around) {
      // Those around one that was here before were here, too.
      if ((silenced || none) && covering.has(rule)) break
      covering.add(rule)
      if (silenced) continue
      // One that does not hold leaves the finding to those around it.
      used.add(rule)
      if (refusal(diagnostic.rule.id, scope, request) === undefined) silenced = scope
    }
    return silenced ? { ...diagnostic, silenced } : diagnostic
  })
  const self = request.armed.find(({ rule }) => rule.id === 'silence-valid')
  if (!self) return judged
  const known = { ids: new Set(request.rules.map(({ id }) => id)), ran: new Set(request.armed.map(({ rule }) => rule.id)), used, covering, meant: speller() }
  const found = [...said].flatMap(([file, scopes]) => scopes.flatMap((scope) => [...faults(scope, known, files.get(file)!, request)]))
  return [...judged, ...first(found).map((fault) => diagnostic(fault, self, files.get(fault.origin.file)![0]))]
}

/** As many as a rule may report of one project; the last of them says how many there are. */
function first(faults: readonly Fault[]): readonly Fault[] {
  const last = faults[mostFindings - 1]
  if (last === undefined || faults.length === mostFindings) return faults
  const more = { ...last, message: `${last.message} (and ${faults.length - mostFindings} more comments that are wrong)` }
  return [...faults.slice(0, mostFindings - 1), more]
}

/** Files that speak to netlint, each once, with the projects they are part of. */
function speaking(projects: readonly CheckedProject[], configurations: readonly SourceFile[]): ReadonlyMap<SourceFile, readonly CheckedProject[]> {
  const byPath = new Map<string, SourceFile>()
  const found = new Map<SourceFile, CheckedProject[]>()
  for (const project of projects) {
    for (const read of project.files) {
      if (read.kind === 'env' || !mentionsNetlint(read.text)) continue
      const file = byPath.get(read.path) ?? read
      byPath.set(read.path, file)
      const list = found.get(file)
      if (list) list.push(project)
      else found.set(file, [project])
    }
  }
  for (const file of configurations) if (mentionsNetlint(file.text)) found.set(file, [])
  return found
}

/** One rule of one comment. */
interface Allowance {
  readonly scope: Scope
  readonly rule: Field<string>
  /** The one around it. */
  readonly outer: Allowance | undefined
}

/** For each rule its allowances in the order in which they begin: what they cover is nested, as the nodes of a file are. */
function allowancesByRule(scopes: readonly Scope[]): ReadonlyMap<string, readonly Allowance[]> {
  const byRule = new Map<string, Allowance[]>()
  const sorted = scopes.filter(({ malformed }) => malformed === undefined).sort((a, b) => a.covers.start - b.covers.start || b.covers.end - a.covers.end)
  for (const scope of sorted) {
    for (const rule of scope.rules) {
      const list = byRule.get(rule.text) ?? []
      byRule.set(rule.text, list)
      let outer = list.at(-1)
      while (outer && outer.scope.covers.end < scope.covers.start) outer = outer.outer
      list.push({ scope, rule, outer })
    }
  }
  return byRule
}

/** Those that cover a place, the innermost first. */
function* enclosing(allowances: readonly Allowance[], place: number): Iterable<Allowance> {
  let low = 0
  let high = allowances.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (allowances[middle]!.scope.covers.start <= place) low = middle + 1
    else high = middle
  }
  for (let found = allowances[low - 1]; found; found = found.outer) if (found.scope.covers.end >= place) yield found
}

interface Fault extends Located {
  readonly message: string
  readonly severity: Severity
  readonly hint?: string
}

/** Why a silence does not hold, or undefined where it does. */
function refusal(id: string, { reason }: Silence, { options, isLocked, inline }: SilenceRequest): Omit<Fault, 'origin'> | undefined {
  if (!inline) return { message: 'this comment silences nothing: --no-inline-config is on', severity: 'info' }
  if (!options.allowed) return { message: 'this comment silences nothing: the configuration allows no silences', severity: 'warning' }
  if (isLocked(id)) return { message: `this comment does not silence ${id}: the configuration locks that rule`, severity: 'warning' }
  if (options.reason === 'required' && reason === '') {
    return { message: `this comment does not silence ${id}: it does not say why`, severity: 'warning', hint: 'Write the reason behind the bracket.' }
  }
  return undefined
}

interface Known {
  readonly ids: ReadonlySet<string>
  readonly ran: ReadonlySet<string>
  /** What they silence would be reported without them. */
  readonly used: ReadonlySet<Field<string>>
  /** There is something for them to silence, which another one may do. */
  readonly covering: ReadonlySet<Field<string>>
  readonly meant: ReturnType<typeof speller>
}

function* faults(scope: Scope, { ids, ran, used, covering, meant: closest }: Known, projects: readonly CheckedProject[], request: SilenceRequest): Iterable<Fault> {
  const { origin } = scope
  if (scope.malformed !== undefined) {
    yield { origin, message: scope.malformed, severity: 'warning' }
    return
  }
  for (const rule of scope.rules) {
    const refused = refusal(rule.text, scope, request)
    if (!ids.has(rule.text)) {
      const meant = closest(rule.text, ids)
      // A rule of a plugin or a policy that is not here may be right.
      if (rule.text.includes('/') && meant === undefined) continue
      yield { origin: rule.origin, message: `there is no rule "${rule.text}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`, severity: 'warning' }
    } else if (refused && (used.has(rule) || !request.options.allowed)) {
      yield { origin: rule.origin, ...refused }
    } else if (request.inline && !used.has(rule) && ran.has(rule.text) && !projects.some(({ fragment }) => fragment)) {
      const why = covering.has(rule) ? `another comment silences all that breaks ${rule.text} here` : `nothing here breaks ${rule.text}`
      yield { origin: rule.origin, message: `${why}: this comment silences nothing`, severity: 'warning', hint: 'Take it out.' }
    }
  }
}

function diagnostic({ origin, message, severity, hint }: Fault, { rule, severity: set }: Armed, project: CheckedProject | undefined): Diagnostic {
  const text = origin.file.text.slice(origin.start, origin.end)
  return {
    at: { origin },
    message,
    ...(hint !== undefined && { hint }),
    rule,
    severity: set === undefined || severity === 'info' ? severity : set,
    outcome: rule.outcome,
    project,
    silenced: undefined,
    identity: `${rule.id}:${origin.file.path}/${text}`
  }
}
