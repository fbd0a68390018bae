import { delimiter, posix } from 'node:path'
import { SourceFile } from '../source/file.ts'
import { isToRead, type Disk } from './disk.ts'
import { environment, type Environment } from './environment.ts'
import { inside } from './paths.ts'
import { goQuoted } from './quoted.ts'

/** Files that are read together. All paths are as the user would type them from where they stand. */
export interface ProjectFiles {
  /** `project`: what `docker compose up` in its folder takes. `loose`: looks like a Compose file, and is given to Compose by hand, if at all. */
  readonly kind: 'project' | 'loose'
  /** In the order they are merged. */
  readonly files: readonly string[]
  /** What relative paths, `.env` and the project's name start from. */
  readonly directory: string
  /** Files of a name that Compose looks for, in favour of which it takes another one. */
  readonly passedOver: readonly string[]
}

// compose-go cli/options.go DefaultFileNames and DefaultOverrideFileNames, the preferred first. Any override goes with any base.
export const baseNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml']
const overrideNames = ['compose.override.yml', 'compose.override.yaml', 'docker-compose.override.yml', 'docker-compose.override.yaml']

/**
 * The project that Compose finds from a folder, there or in the nearest folder above (compose-go cli/options.go
 * WithDefaultConfigPath). `here` is the absolute folder that relative paths start from.
 */
export function discover(start: string, disk: Disk, here: string): ProjectFiles | undefined {
  let folder = inside('.', start)
  let absolute = posix.resolve(here, folder)
  for (;;) {
    if (disk.kind(folder) === 'outside') return undefined
    const found = projectIn(folder, (path) => disk.kind(path) !== undefined)
    if (found || absolute === posix.dirname(absolute)) return found
    absolute = posix.dirname(absolute)
    folder = above(folder)
  }
}

function above(folder: string): string {
  return folder === '..' || folder.endsWith('/..') ? `${folder}/..` : folder === '.' ? '..' : posix.dirname(folder)
}

function projectIn(folder: string, exists: (path: string) => boolean): ProjectFiles | undefined {
  const [base, ...otherBases] = baseNames.map((name) => inside(folder, name)).filter(exists)
  if (base === undefined) return undefined
  const [override, ...otherOverrides] = overrideNames.map((name) => inside(folder, name)).filter(exists)
  const files = override === undefined ? [base] : [base, override]
  return { kind: 'project', files, directory: folder, passedOver: [...otherBases, ...otherOverrides] }
}

/** What a command line and the shell ask for; empty lists where they say nothing. */
export interface Asked {
  /** `-f` */
  readonly files: readonly string[]
  /** `--project-directory` */
  readonly directory?: string
  /** `--env-file` */
  readonly envFiles: readonly string[]
  /** `--profile` */
  readonly profiles: readonly string[]
  readonly shell: Shell
}

export type Shell = Readonly<Record<string, string | undefined>>

/** The one project that `docker compose` with these arguments would read. */
export interface Selected extends ProjectFiles {
  /** All env files that variables come from, later ones winning. */
  readonly envFiles: readonly string[]
  readonly profiles: readonly string[]
}

/** Compose's own way from arguments, shell and `.env` to files (docker compose cmd/compose/compose.go toProjectOptions), or why it finds none. */
export function select(asked: Asked, disk: Disk, here: string): Selected | { readonly fault: string } {
  const { shell } = asked
  const disabled = switchedOff(shell)
  if (typeof disabled === 'object') return disabled
  const named = asked.envFiles.length > 0 ? asked.envFiles : (shell['COMPOSE_ENV_FILES'] ?? '').split(',').filter((path) => path !== '')
  const byDefault = named.length === 0 && !disabled
  const start = asked.directory ?? directoryOf(asked.files) ?? '.'
  const near = byDefault ? defaultEnvFiles(start, disk) : named
  const variables = readEnvironment(shell, near, disk)

  const found = asked.files.length > 0 ? listed(asked.files) : (fromVariable(variables) ?? discover(start, disk, here))
  if (!found) return { fault: refusedFolder(start, disk) ?? 'no configuration file provided: not found' }
  const directory = asked.directory === undefined ? found.directory : inside('.', asked.directory)

  // A project that lies elsewhere has a `.env` of its own, which counts less than the one found first.
  const both = byDefault ? [...new Set([...defaultEnvFiles(directory, disk), ...near])] : near
  // A `.env` may switch itself off: it has led Compose here by then, and no more is taken from it.
  const envFiles = byDefault && isTrue(variables.get('COMPOSE_DISABLE_ENV_FILE')?.value) ? [] : both
  return { ...found, directory, envFiles, profiles: profiles(asked.profiles, readEnvironment(shell, both, disk)) }
}

function refusedFolder(folder: string, disk: Disk): string | undefined {
  const read = disk.kind(folder) === 'outside' ? disk.read(folder) : undefined
  return read && 'fault' in read ? `no project is looked for in ${folder}: ${read.message}` : undefined
}

function listed(files: readonly string[]): ProjectFiles {
  return { kind: 'project', files, directory: directoryOf(files) ?? '.', passedOver: [] }
}

/** COMPOSE_FILE, of the shell or of an env file. */
function fromVariable(variables: Environment, folder = '.'): ProjectFiles | undefined {
  const paths = variables.get('COMPOSE_FILE')?.value
  if (paths === undefined) return undefined
  const separator = variables.get('COMPOSE_PATH_SEPARATOR')?.value || delimiter
  return listed(paths.split(separator).map((path) => (path === '-' ? path : inside(folder, path))))
}

function directoryOf(files: readonly string[]): string | undefined {
  const first = files.find((path) => path !== '-')
  return first === undefined ? undefined : inside('.', posix.dirname(first))
}

/** The `.env` that Compose reads where nobody names another one. */
export function defaultEnvFiles(directory: string, disk: Disk): readonly string[] {
  const path = inside(directory, '.env')
  const kind = disk.kind(path)
  return kind === undefined || kind === 'directory' ? [] : [path]
}

/**
 * `--profile`, or else COMPOSE_PROFILES. Where nobody says anything, Compose splits the empty string, and the profile without
 * a name is on (compose-go cli/options.go WithDefaultProfiles).
 */
export function profiles(asked: readonly string[], variables: Environment): readonly string[] {
  if (asked.length > 0) return asked
  return (variables.get('COMPOSE_PROFILES')?.value ?? '').split(',').map((name) => name.trim())
}

function readEnvironment(shell: Shell, paths: readonly string[], disk: Disk): Environment {
  const files = paths.flatMap((path) => {
    const read = disk.read(path)
    return 'text' in read ? [new SourceFile(path, read.text, 'env')] : []
  })
  return environment(shell, files)
}

function switchedOff(shell: Shell): boolean | { readonly fault: string } {
  const text = shell['COMPOSE_DISABLE_ENV_FILE']
  if (text === undefined || isTrue(text)) return text !== undefined
  if (/^(?:0|f|F|false|FALSE|False)$/.test(text)) return false
  return { fault: `COMPOSE_DISABLE_ENV_FILE must be true or false: strconv.ParseBool: parsing ${goQuoted(text)}: invalid syntax` }
}

/** Go's strconv.ParseBool. */
function isTrue(text: string | undefined): boolean {
  return /^(?:1|t|T|true|TRUE|True)$/.test(text ?? '')
}

export interface Search {
  /** By folder, its project first. */
  readonly found: readonly ProjectFiles[]
  /** True where folders were left unread because there are too many, or too deep. */
  readonly cut: boolean
  /** Links to folders that hold a project, which are not followed. */
  readonly links: readonly string[]
  /** Links that lead where nothing may be looked at. */
  readonly refused: readonly string[]
}

export const mostFolders = 50_000
export const deepestFolder = 64

/** Every project in a folder and beneath it, and every file besides that looks like one of Compose. Links to folders are not followed. */
export function findProjects(folder: string, disk: Disk): Search {
  const found: ProjectFiles[] = []
  const folders = [{ path: inside('.', folder), depth: 0 }]
  const links: string[] = []
  const refused: string[] = []
  let seen = 0
  let cut = false
  for (let next = folders.pop(); next; next = folders.pop()) {
    if (seen++ === mostFolders) return { found, cut: true, links, refused }
    const beneath: string[] = []
    const files: string[] = []
    for (const { name, kind } of disk.list(next.path)) {
      const path = inside(next.path, name)
      const isPassed = name.startsWith('.') || name === 'node_modules'
      if (kind === 'directory') {
        if (!isPassed) beneath.push(path)
        continue
      }
      const real = kind === 'other' ? disk.kind(path) : kind
      if (real === 'directory') {
        if (projectIn(path, (file) => disk.kind(file) === 'file')) links.push(path)
      } else if (name === '.env' || looksLikeCompose(name)) {
        if (isToRead(real)) files.push(path)
      } else if (real === 'outside' && !isPassed) refused.push(path)
    }
    found.push(...grouped(next.path, files, disk))
    if (next.depth === deepestFolder) cut ||= beneath.length > 0
    else for (const path of beneath.reverse()) folders.push({ path, depth: next.depth + 1 })
  }
  return { found: withoutRepeats(found), cut, links, refused }
}

/** `docker-compose.prod.yml`, `compose-dev.yaml`, `app.compose.yml`. */
function looksLikeCompose(name: string): boolean {
  return /^(?:docker-?)?compose(?:[-_.][^/]*)?\.ya?ml$/i.test(name) || /[-_.](?:docker-)?compose\.ya?ml$/i.test(name)
}

/** A folder's files: the project that Compose would take, by its names or by COMPOSE_FILE of the folder's `.env`, and what is left. */
function grouped(folder: string, files: readonly string[], disk: Disk): ProjectFiles[] {
  const here = new Set(files)
  const env = inside(folder, '.env')
  const chosen = here.delete(env) ? fromVariable(readEnvironment({}, [env], disk), folder) : undefined
  const project = chosen?.files.every((path) => isToRead(disk.kind(path))) ? chosen : projectIn(folder, (path) => here.has(path))
  for (const path of project?.files ?? []) here.delete(path)
  return [...(project ? [project] : []), ...[...here].map(loose)]
}

/** COMPOSE_FILE may name files of other folders, which then stand for themselves no more. */
function withoutRepeats(found: readonly ProjectFiles[]): readonly ProjectFiles[] {
  const taken = new Set(found.flatMap(({ kind, files }) => (kind === 'project' ? files : [])))
  return found.filter(({ kind, files }) => kind === 'project' || !taken.has(files[0]!))
}

function loose(path: string): ProjectFiles {
  return { kind: 'loose', files: [path], directory: directoryOf([path]) ?? '.', passedOver: [] }
}

/**
 * Files that were named one by one, as pre-commit does: a base and the override beside it are one project, and an
 * override whose base was not named brings it along; every other file stands alone.
 */
export function groupFiles(files: readonly string[], disk: Disk): readonly ProjectFiles[] {
  const given = new Set(files.map((path) => (path === '-' ? path : inside('.', path))))
  const groups: ProjectFiles[] = []
  const grouped = new Set<string>()
  for (const path of given) {
    if (grouped.has(path)) continue
    const folder = directoryOf([path])
    const isOverride = overrideNames.includes(posix.basename(path))
    const project =
      folder === undefined || !(isOverride || baseNames.includes(posix.basename(path)))
        ? undefined
        : (projectIn(folder, (other) => given.has(other)) ??
          // Only where a base is there, and none was named.
          projectIn(folder, (other) => other === path || (baseNames.includes(posix.basename(other)) && isToRead(disk.kind(other)))))
    const group = project?.files.includes(path) ? { ...project, passedOver: [] } : loose(path)
    for (const member of group.files) grouped.add(member)
    groups.push(group)
  }
  return groups
}
