import { isIgnored } from '../config/arm.ts'
import type { Config } from '../config/config.ts'
import { rounds } from '../config/gate.ts'
import type { Disk } from '../compose/disk.ts'
import { fragment } from '../project/fragment.ts'
import type { Loaded } from '../compose/load.ts'
import type { Project, Target } from '../project/model.ts'
import { project } from '../project/project.ts'
import { currentTarget } from '../project/target.ts'
import { check, type Armed } from '../lint/check.ts'
import { checkedProject, type CheckedProject, type Diagnostic, type Notification } from '../lint/diagnostic.ts'
import type { Neighbour } from '../lint/hosts.ts'
import { loadGroup, type Group } from './projects.ts'
import type { LintRequest } from './request.ts'
import { unseen } from './unseen.ts'

/** What is asked of one project. */
export interface Asked {
  readonly group: Group
  readonly config: Config
  readonly armed: readonly Armed[]
  /** What it shares with other projects of the run; undefined: nobody says that it does. */
  readonly host: string | undefined
}

/** What came of one project. */
export interface Unit {
  /** The paths of all files that were read. */
  readonly paths: readonly string[]
  /** Undefined where the configuration wants nothing to be said. */
  readonly checked: CheckedUnit | undefined
}

export interface CheckedUnit {
  readonly project: CheckedProject | undefined
  readonly neighbours: readonly Neighbour[]
  readonly diagnostics: readonly Diagnostic[]
  readonly notifications: readonly Notification[]
}

/** Reads one project and checks it. */
export function checkUnit(asked: Asked, request: LintRequest, disk: Disk): Unit {
  const { group, armed, config } = asked
  const loaded = loadGroup(group, request, disk)
  const paths = loaded.files.map(({ path }) => path)
  // Files that are ignored are checked by what ignoring does not let off: locked rules.
  const isLetOff = armed.length === 0 && isIgnored(config, group.files[0] ?? '.')
  return { paths, checked: isLetOff ? undefined : checked(loaded, asked, request, disk) }
}

function checked(loaded: Loaded, { armed, config, host }: Asked, request: LintRequest, disk: Disk): CheckedUnit {
  const piece = fragment(loaded, disk)
  const neighbours: Neighbour[] = []
  const diagnostics: Diagnostic[] = []
  const notifications: Notification[] = []
  let read: Project | undefined
  for (const round of rounds(config, armed, request.inline !== false)) {
    read = project(loaded, targetOf(config, request), round.believed(piece), round.roleOf)
    const found = check(read, round.armed)
    diagnostics.push(...found.diagnostics)
    notifications.push(...found.notifications)
    if (host !== undefined) neighbours.push({ project: read, armed: round.armed, host })
  }
  notifications.push(...unseen(loaded, armed, config, request))
  return { project: read && checkedProject(read), neighbours, diagnostics, notifications }
}

function targetOf(config: Config, { target }: LintRequest): Target {
  return {
    engine: target?.engine ?? config.guard?.engine ?? config.engine ?? currentTarget.engine,
    compose: target?.compose ?? config.guard?.compose ?? config.compose ?? currentTarget.compose
  }
}
