import { at, type Finding, type Located, type Project, type Rule, type Severity, type Span, type Tree } from '../rule.ts'
import { checkedProject, type Diagnostic, type Notification } from './diagnostic.ts'
import { routes, type Route } from './route.ts'

/** A rule with what a configuration made of it. */
export interface Armed {
  readonly rule: Rule
  /** Undefined: the rule's own level, or the finding's where it is quieter. */
  readonly severity: Severity | undefined
  readonly options: Readonly<Record<string, unknown>>
}

export interface Checked {
  readonly diagnostics: readonly Diagnostic[]
  readonly notifications: readonly Notification[]
}

/** Where what rules find is gathered. */
export interface Gathering {
  readonly diagnostics: Diagnostic[]
  readonly notifications: Notification[]
}

/** A rule that finds more than this in one project says the first ones and how many there are. */
export const mostFindings = 1000

/** Runs each rule over a project. A rule that breaks is named, and the others go on. */
export function check(project: Project, armed: readonly Armed[]): Checked {
  const gathering: Gathering = { diagnostics: [], notifications: [] }
  const placed = { project, routeOf: routes(project) }
  const placeOf = (): Placed => placed
  for (const each of armed) run(each, () => each.rule.check(project, each.options), placeOf, gathering)
  return gathering
}

/** A project, and where in it findings stand. */
export interface Placed {
  readonly project: Project
  readonly routeOf: ReturnType<typeof routes>
}

/** Gathers what one rule finds; `placeOf` knows which project a finding is about. */
export function run({ rule, severity }: Armed, findings: () => Iterable<Finding>, placeOf: (finding?: Finding) => Placed, { diagnostics, notifications }: Gathering): void {
  let count = 0
  try {
    for (const finding of findings()) {
      if (++count > mostFindings) continue
      const { project, routeOf } = placeOf(finding)
      diagnostics.push(diagnostic(rule, severity, finding, project, routeOf(finding.at.origin)))
    }
  } catch (error) {
    const [file] = placeOf().project.files
    notifications.push({
      level: 'error',
      message: `the rule ${rule.id} broke and was left out: ${error instanceof Error ? error.message : String(error)}`,
      ...(file && { path: file.path })
    })
  }
  if (count > mostFindings) {
    notifications.push({ level: 'warning', message: `${rule.id} has ${count} findings in one project; the first ${mostFindings} are reported` })
  }
}

export const loudness = { error: 2, warning: 1, info: 0 } as const

function diagnostic(rule: Rule, set: Severity | undefined, finding: Finding, project: Project, route: Route | undefined): Diagnostic {
  // A configuration sets the rule's level; a finding that knows itself to be less sure stays below its rule by as much.
  const own = finding.severity ?? rule.severity
  const severity = set === undefined ? own : loudness[own] < loudness[rule.severity] && loudness[own] < loudness[set] ? own : set
  return {
    ...kept(finding),
    rule,
    severity,
    outcome: finding.outcome ?? rule.outcome,
    project: checkedProject(project),
    silenced: undefined,
    identity: `${rule.id}:${(route ?? [finding.at.origin.file.path]).join('/')}`,
    ...(route && { route, items: itemsOn(route, project.tree) })
  }
}

function itemsOn(route: Route, tree: Tree): readonly Span[] {
  const items: Span[] = []
  let here: Tree | undefined = tree
  for (const step of route) {
    here = at(here, step)
    if (typeof step === 'number' && here) items.push(here.origin)
  }
  return items
}

/** A finding that holds on to places and texts, and to no model. */
function kept(finding: Finding): Finding {
  return {
    ...finding,
    at: located(finding.at),
    ...(finding.related && { related: finding.related.map(({ at, message }) => ({ at: located(at), message })) }),
    ...(finding.fix && { fix: { ...finding.fix, edits: finding.fix.edits.map((edit) => ({ ...edit, at: located(edit.at) })) } })
  }
}

function located(at: Located): Located {
  const { origin } = at
  return 'text' in at && typeof at.text === 'string' ? ({ origin, text: at.text } as Located) : { origin }
}
