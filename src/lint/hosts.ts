import { host } from '../project/host.ts'
import type { Finding, Project } from '../rule.ts'
import { run, type Armed, type Checked, type Gathering, type Placed } from './check.ts'
import { routes } from './route.ts'

/** A project of a run, the rules that are on for it, and the host that the configuration says it runs on. */
export interface Neighbour {
  readonly project: Project
  readonly armed: readonly Armed[]
  /** Undefined: nobody says. */
  readonly host: string | undefined
}

/**
 * What rules find between projects that share a host. That they do is known only where somebody says so: two projects of
 * one repository are usually never up together.
 */
export function acrossProjects(neighbours: readonly Neighbour[]): Checked {
  const gathering: Gathering = { diagnostics: [], notifications: [] }
  for (const [name, group] of grouped(neighbours, ({ host }) => host)) if (name !== undefined) onHost(group, gathering)
  return gathering
}

function onHost(neighbours: readonly Neighbour[], gathering: Gathering): void {
  const byRule = grouped(
    neighbours.flatMap(({ project, armed }) => armed.filter(({ rule }) => rule.across).map((each) => ({ project, armed: each }))),
    ({ armed }) => armed.rule.id
  )
  const places = new Map<Project, Placed & { readonly index: number }>(neighbours.map(({ project }, index) => [project, { project, index, routeOf: routes(project) }]))
  const joined = new Map<string, ReturnType<typeof host>>()
  for (const group of byRule.values()) {
    const projects = upTogether(group.map(({ project }) => project))
    if (projects.length < 2) continue
    const { armed } = group[0]!
    // Most rules are on for the same projects: what joins them is worked out once.
    const key = projects.map((project) => places.get(project)!.index).join(' ')
    const there = joined.get(key) ?? host(projects)
    joined.set(key, there)
    run(armed, () => armed.rule.across!(there, armed.options), (finding) => places.get(projectOf(finding, projects))!, gathering)
  }
}

/** Where files are shared, a finding is about the later project. */
function projectOf(finding: Finding | undefined, projects: readonly Project[]): Project {
  return projects.findLast(({ files }) => finding && files.includes(finding.at.origin.file)) ?? projects[0]!
}

/**
 * Projects of one name in one folder are one project in several variants, of which one is up; and of a piece nobody knows
 * what it is a piece of.
 */
function upTogether(projects: readonly Project[]): readonly Project[] {
  const whole = projects.filter(({ fragment }) => fragment === undefined)
  return [...grouped(whole, ({ name, files }) => `${name.text} ${folder(files[0]?.path ?? '')}`).values()].map(([first]) => first!)
}

const folder = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
