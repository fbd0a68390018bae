import { posix } from 'node:path'
import { configNames } from '../config/find.ts'
import { defaultEnvFiles, findProjects, groupFiles, select, type ProjectFiles } from '../compose/discover.ts'
import type { Disk } from '../compose/disk.ts'
import { load, type Loaded, type LoadRequest } from '../compose/load.ts'
import type { Notification } from '../lint/diagnostic.ts'
import { diskOf } from './disk.ts'
import type { LintRequest } from './request.ts'

/** A project that was found and read. */
export interface Found {
  readonly files: ProjectFiles
  readonly loaded: Loaded
}

export interface Finds {
  readonly found: readonly Found[]
  readonly notifications: readonly Notification[]
}

/** Which projects a request means, each loaded. */
export function projectsOf(request: LintRequest): Finds {
  const disk = diskOf(request)
  const reading = new Reading(request, disk)
  const found = reading.groups.map((files): Found => {
    const loaded = loadGroup(files, request, disk)
    reading.took(files, loaded.files.map(({ path }) => path))
    return { files, loaded }
  })
  return { found: found.filter(({ files }) => !reading.isPart(files)), notifications: reading.notifications() }
}

/** The projects of a request, which are loaded one after the other: of thousands only what was found in them need be kept. */
export class Reading {
  readonly #groups: Groups
  /** Files that another project includes, extends or merges. */
  readonly #parts = new Set<string>()

  constructor(request: LintRequest, disk: Disk) {
    const { files, root } = request
    this.#groups = root !== undefined && disk.kind(root) !== 'directory' ? noRoot(root) : files?.length ? named(files, disk, request) : selected(request, disk)
  }

  get groups(): readonly Group[] {
    return this.#groups.groups
  }

  /** Hears which files were read for a project. */
  took({ files }: Group, paths: readonly string[]): void {
    for (const path of paths) if (!files.includes(path)) this.#parts.add(path)
  }

  /** Whether what stands by itself is a part of another project; known when all are read. */
  isPart({ kind, files }: ProjectFiles): boolean {
    return kind !== 'project' && files.some((path) => this.#parts.has(path))
  }

  /** Of what could not be read, and what is passed over; known when all are read. */
  notifications(): readonly Notification[] {
    const { groups, notifications } = this.#groups
    return [...notifications, ...groups.flatMap((group) => passedOver(group, this.#parts))]
  }
}

/** compose-go cli/options.go warns so, too. */
function passedOver({ passedOver, files }: ProjectFiles, parts: ReadonlySet<string>): readonly Notification[] {
  const message = `passed over: Compose takes ${files.join(' and ')} here`
  return passedOver.filter((path) => !parts.has(path)).map((path) => ({ level: 'warning', message, path }))
}

export type Group = ProjectFiles & { readonly envFiles?: readonly string[]; readonly profiles?: readonly string[] }

interface Groups {
  readonly groups: readonly Group[]
  readonly notifications: readonly Notification[]
}

function noRoot(path: string): Groups {
  return { groups: [], notifications: [{ level: 'error', message: 'this is no folder that anything could lie in', path }] }
}

/** The one project that `docker compose` would take here. */
function selected(request: LintRequest, disk: Disk): Groups {
  const { merge = [], directory, envFiles = [], profiles = [] } = request
  const asked = { files: merge, ...(directory !== undefined && { directory }), envFiles, profiles, shell: shell(request) }
  const found = select(asked, disk, posix.resolve('.'))
  return 'fault' in found ? { groups: [], notifications: [{ level: 'error', message: found.fault }] } : { groups: [found], notifications: [] }
}

function named(paths: readonly string[], disk: Disk, { inline }: LintRequest): Groups {
  const asked = new Set(paths.map((path) => posix.normalize(path).replace(/\/$/, '')))
  const notifications: Notification[] = []
  const files: string[] = []
  const beneath: ProjectFiles[] = []
  for (const path of paths) {
    const name = posix.basename(path)
    const folder = posix.dirname(path)
    const kind = path === '-' ? 'file' : disk.kind(path)
    if (kind === 'directory') {
      const { found, cut, links, refused } = findProjects(path, disk)
      beneath.push(...found)
      if (cut) notifications.push({ level: 'warning', message: 'there are more folders than netlint reads; the rest was left out', path })
      // A gate takes nothing for checked that a link only leads to.
      for (const link of inline === false ? links : []) {
        if (asked.has(link)) continue
        notifications.push({ level: 'error', message: 'this is a link to a folder with a Compose file, and not followed: name it, too', path: link })
      }
      for (const link of inline === false ? refused : []) {
        const read = disk.read(link)
        if ('fault' in read && !asked.has(link)) notifications.push({ level: 'error', message: `what this link leads to is not seen: ${read.message}`, path: link })
      }
      if (found.length === 0) notifications.push({ level: 'warning', message: 'there is no Compose file in this folder', path })
    } else if (kind === undefined || kind === 'outside') {
      const read = disk.read(path)
      const message = 'fault' in read && read.fault !== 'missing' ? `it cannot be read: ${read.message}` : 'no such file or folder'
      notifications.push({ level: 'error', message, path })
    } else if (configNames.includes(name)) {
      // What pre-commit names because it has changed: it is about all projects beneath,
      beneath.push(...findProjects(folder, disk).found)
    } else if (name === '.env') {
      // and this about the one beside it.
      beneath.push(...findProjects(folder, disk).found.filter((project) => project.kind === 'project' && project.directory === posix.normalize(folder)))
    } else {
      files.push(path)
    }
  }
  const groups = new Map([...groupFiles(files, disk), ...beneath].map((group) => [group.files.join('\0'), group]))
  return { groups: [...groups.values()], notifications }
}

export function loadGroup(group: Group, request: LintRequest, disk: Disk): Loaded {
  return load(loadRequest(group, request, disk), disk)
}

function loadRequest(group: Group, request: LintRequest, disk: Disk): LoadRequest {
  const directory = request.directory ?? group.directory
  return {
    files: group.files,
    directory,
    shell: shell(request),
    envFiles: group.envFiles ?? (request.envFiles?.length ? request.envFiles : defaultEnvFiles(directory, disk)),
    profiles: group.profiles ?? request.profiles ?? [],
    ...(request.name !== undefined && { name: request.name }),
    ...(request.stdin !== undefined && { stdin: request.stdin })
  }
}

export function shell({ env }: LintRequest): Readonly<Record<string, string | undefined>> {
  return env ?? process.env
}
