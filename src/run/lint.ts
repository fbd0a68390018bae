import { hostOf } from '../config/arm.ts'
import { isLocked, type Config } from '../config/config.ts'
import { suggestion } from '../config/mistake.ts'
import type { ProjectFiles } from '../compose/discover.ts'
import type { Armed } from '../lint/check.ts'
import type { CheckedProject, Diagnostic, Notification, Report } from '../lint/diagnostic.ts'
import { withChanges } from '../lint/fix.ts'
import { acrossProjects, type Neighbour } from '../lint/hosts.ts'
import { judge } from '../lint/judge.ts'
import { applySilences } from '../lint/silence.ts'
import type { Rule } from '../rule.ts'
import type { SourceFile } from '../source/file.ts'
import { ConfigError } from './config-error.ts'
import { diskOf } from './disk.ts'
import { Reading } from './projects.ts'
import type { LintRequest } from './request.ts'
import { Settings } from './settings.ts'
import { checkUnit, type Asked, type CheckedUnit } from './unit.ts'
import { version } from './version.ts'

/** Checks projects and tells what was found. Input of any kind is answered with a report; a mistake in a configuration throws a ConfigError. */
export async function lint(request: LintRequest = {}): Promise<Report> {
  const disk = diskOf(request)
  const reading = new Reading(request, disk)
  const settings = new Settings(request, disk)
  const kept = request.cache && (await import('./kept.ts')).kept(request.cache, request, disk)
  const checked: Checked[] = []
  const { groups: all } = reading
  for (const [done, group] of all.entries()) {
    await request.progress?.(done, all.length)
    const path = group.files[0] ?? '.'
    const config = await settings.of(path)
    const armed = settings.armed(config, path)
    const asked: Asked = { group, config, armed, host: request.oneHost ? 'this host' : hostOf(config, path) }
    const unit = kept === undefined ? checkUnit(asked, request, disk) : kept.unit(asked)
    reading.took(group, unit.paths)
    if (unit.checked) checked.push({ ...unit.checked, files: group, config, armed })
  }
  await request.progress?.(all.length, all.length)
  kept?.save()
  const groups = grouped(checked.filter(({ files }) => !reading.isPart(files)))
  refuseUnknown(request, [...groups.keys()])

  const diagnostics = [...groups].flatMap(([config, group]) => silenced(group, config, request))
  const projects = [...groups.values()].flatMap((group) => group.projects)
  const files = new Map<string, SourceFile>([...projects, ...groups.keys()].flatMap(({ files }) => files.map((file) => [file.path, file])))
  const rules = new Map<string, Rule>([...groups.values()].flatMap(({ armed }) => [...armed].map(([id, { rule }]) => [id, rule] as const)))
  const report: Report = {
    version,
    rules: [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    projects,
    files: [...files.values()],
    diagnostics: withChanges(judge(diagnostics)),
    notifications: [...reading.notifications(), ...settings.notifications, ...[...groups.values()].flatMap((group) => group.notifications)]
  }
  if (request.baseline === undefined) return report
  const { knownToBaseline } = await import('./baseline.ts')
  return knownToBaseline(report, request.baseline, [...groups.keys()], request, disk)
}

/** Whoever asks for a rule that is in no configuration would take silence for an answer. */
function refuseUnknown({ only = [] }: LintRequest, configs: readonly Config[]): void {
  const ids = [...new Set(configs.flatMap(({ rules }) => rules.map(({ id }) => id)))]
  const unknown = configs.length === 0 ? [] : only.filter((id) => !ids.includes(id))
  if (unknown.length > 0) throw new ConfigError(unknown.map((id) => `there is no rule "${id}"${suggestion(id, ids)}`))
}

/** What came of a project, and what was asked of it. */
interface Checked extends CheckedUnit {
  readonly files: ProjectFiles
  readonly config: Config
  readonly armed: readonly Armed[]
}

/** What came of the projects under one configuration. */
interface Group {
  readonly projects: CheckedProject[]
  readonly armed: Map<string, Armed>
  readonly neighbours: Neighbour[]
  readonly diagnostics: Diagnostic[]
  readonly notifications: Notification[]
}

/** What was found in the projects of each configuration, and between those of them that share a host. */
function grouped(checked: readonly Checked[]): ReadonlyMap<Config, Group> {
  const groups = new Map<Config, Group>()
  for (const { config, project, armed, neighbours, diagnostics, notifications } of checked) {
    const group: Group = groups.get(config) ?? { projects: [], armed: new Map(), neighbours: [], diagnostics: [], notifications: [] }
    groups.set(config, group)
    if (project) group.projects.push(project)
    for (const each of armed) group.armed.set(each.rule.id, each)
    group.neighbours.push(...neighbours)
    for (const diagnostic of diagnostics) group.diagnostics.push(diagnostic)
    group.notifications.push(...notifications)
  }
  for (const group of groups.values()) {
    const { diagnostics, notifications } = acrossProjects(group.neighbours)
    group.diagnostics.push(...diagnostics)
    group.notifications.push(...notifications)
  }
  return groups
}

function silenced({ diagnostics, projects, armed }: Group, config: Config, { inline = true }: LintRequest): readonly Diagnostic[] {
  return applySilences(diagnostics, {
    projects,
    configurations: config.files,
    rules: config.rules,
    armed: [...armed.values()],
    options: config.silences,
    isLocked: (id) => isLocked(config.locked, id),
    inline
  })
}
