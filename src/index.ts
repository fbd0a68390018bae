import { posix } from 'node:path'
import { rules as builtIn } from '../rules/index.ts'
import { defaultEnvFiles, findProjects, groupFiles, select, type ProjectFiles } from './compose/discover.ts'
import { disk as realDisk, type Disk } from './compose/disk.ts'
import { fragment } from './compose/fragment.ts'
import { load, type Loaded, type LoadRequest } from './compose/load.ts'
import type { Project, Target } from './compose/model.ts'
import { project } from './compose/project.ts'
import { currentTarget } from './compose/target.ts'
import { check, type Armed } from './lint/check.ts'
import type { Diagnostic, Notification, Report } from './lint/diagnostic.ts'
import { judge } from './lint/judge.ts'
import type { Rule } from './rule.ts'

export type { Diagnostic, Notification, Report, Silence } from './lint/diagnostic.ts'
export type { Disk } from './compose/disk.ts'
export { builtIn as rules }

declare const NETLINT_VERSION: string
export const version = typeof NETLINT_VERSION === 'string' ? NETLINT_VERSION : '0.0.0'

export interface LintRequest {
  /** Compose files and folders. A base and its override are one project; a folder gives every project beneath it. None: the project of `directory`. */
  readonly files?: readonly string[]
  /** Files of one project in the order they are merged, as `docker compose -f` takes them. */
  readonly merge?: readonly string[]
  /** Where the project is looked for, and what its relative paths start from. */
  readonly directory?: string
  readonly envFiles?: readonly string[]
  readonly profiles?: readonly string[]
  readonly name?: string
  /** The variables of the shell; by default those of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** What stands for standard input, the file `-`. */
  readonly stdin?: string
  readonly target?: Target
  /** Only these rules, by id. */
  readonly only?: readonly string[]
  readonly disk?: Disk
}

/** Checks projects and tells what was found. Input of any kind is answered with a report; only a bug throws. */
export async function lint(request: LintRequest = {}): Promise<Report> {
  const { projects: found, notifications } = projectsOf(request)
  const disk = request.disk ?? realDisk
  const target = request.target ?? currentTarget
  const armed = arm(request)

  const loads = found.map((files) => ({ files, loaded: load(loadRequest(files, request, disk), disk) }))
  const diagnostics: Diagnostic[] = []
  const projects: Project[] = []
  for (const { loaded } of partsLeftOut(loads)) {
    const piece = fragment(loaded.tree, loaded.files, disk)
    const read = project(loaded, target, piece)
    const checked = check(read, armed)
    projects.push(read)
    diagnostics.push(...checked.diagnostics)
    notifications.push(...checked.notifications)
  }
  const files = new Map(projects.flatMap((project) => project.files.map((file) => [file.path, file])))
  return {
    version,
    rules: armed.map(({ rule }) => rule),
    projects,
    files: [...files.values()],
    diagnostics: judge(diagnostics),
    notifications
  }
}

/** The merged projects alone, for those who want to look at what Compose makes of the files. */
export function loadProjects(request: LintRequest = {}): { readonly loads: readonly Loaded[]; readonly notifications: readonly Notification[] } {
  const disk = request.disk ?? realDisk
  const { projects, notifications } = projectsOf(request)
  return { loads: projects.map((files) => load(loadRequest(files, request, disk), disk)), notifications }
}

function arm({ only }: LintRequest): readonly Armed[] {
  return builtIn
    .filter((rule) => (only ? only.includes(rule.id) : rule.recommended !== false))
    .map((rule: Rule) => ({
      rule,
      severity: undefined,
      options: Object.fromEntries(Object.entries(rule.options).map(([name, { fallback, read }]) => [name, read(fallback)]))
    }))
}

type Found = ProjectFiles & { readonly envFiles?: readonly string[]; readonly profiles?: readonly string[] }

function projectsOf(request: LintRequest): { projects: readonly Found[]; notifications: Notification[] } {
  const disk = request.disk ?? realDisk
  const shell = request.env ?? process.env
  const notifications: Notification[] = []
  const { files = [] } = request
  if (files.length === 0) {
    const selected = select(
      {
        files: request.merge ?? [],
        ...(request.directory !== undefined && { directory: request.directory }),
        envFiles: request.envFiles ?? [],
        profiles: request.profiles ?? [],
        shell
      },
      disk,
      posix.resolve(process.cwd())
    )
    if ('fault' in selected) return { projects: [], notifications: [{ level: 'error', message: selected.fault }] }
    return { projects: [selected], notifications }
  }

  const alone: string[] = []
  const projects: Found[] = []
  for (const path of files) {
    const kind = path === '-' ? 'file' : disk.kind(path)
    if (kind === 'directory') {
      const { found, cut } = findProjects(path, disk)
      projects.push(...found)
      if (cut) notifications.push({ level: 'warning', message: `${path} has too many folders; the rest was left unread`, path })
      if (found.length === 0) notifications.push({ level: 'warning', message: `there is no Compose file in ${path}`, path })
    } else if (kind === undefined) {
      notifications.push({ level: 'error', message: `${path}: no such file or folder`, path })
    } else {
      alone.push(path)
    }
  }
  const groups = groupFiles(alone, disk)
  return { projects: [...groups, ...projects], notifications }
}

function loadRequest(found: Found, request: LintRequest, disk: Disk): LoadRequest {
  const shell = request.env ?? process.env
  const envFiles = found.envFiles ?? (request.envFiles?.length ? request.envFiles : defaultEnvFiles(found.directory, disk))
  return {
    files: found.files,
    directory: request.directory ?? found.directory,
    shell,
    envFiles,
    profiles: found.profiles ?? request.profiles ?? [],
    ...(request.name !== undefined && { name: request.name }),
    ...(request.stdin !== undefined && { stdin: request.stdin })
  }
}

/** A file that another project of the run includes, extends or merges is checked as a part of that one. */
function partsLeftOut<Load extends { readonly files: ProjectFiles; readonly loaded: Loaded }>(loads: readonly Load[]): readonly Load[] {
  const parts = new Set(loads.flatMap(({ files, loaded }) => loaded.files.map(({ path }) => path).filter((path) => !files.files.includes(path))))
  return loads.filter(({ files }) => files.kind === 'project' || !files.files.some((path) => parts.has(path)))
}
