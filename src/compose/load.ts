import { posix } from 'node:path'
import { SourceFile } from '../source/file.ts'
import type { Field, Located } from '../source/origin.ts'
import { problem, type Problem } from '../source/problem.ts'
import { withoutEntry, type Mapping } from '../source/tree.ts'
import { decode } from './decode.ts'
import { defaultEnvFiles, profiles } from './discover.ts'
import type { Disk } from './disk.ts'
import { withEnvFiles } from './env-files.ts'
import { environment, withVariable } from './environment.ts'
import { Loader, type Source } from './loader.ts'
import { projectName } from './name.ts'
import { missing, type Missing } from './missing.ts'
import { normalize } from './normalize.ts'
import { inside, isRemote } from './paths.ts'
import { forbidden } from './refusal.ts'
import { placeOf, Session } from './session.ts'

export interface LoadRequest {
  /** In the order they are merged, as typed; `-` is standard input. */
  readonly files: readonly string[]
  /** The project directory, as typed. */
  readonly directory: string
  /** The absolute folder that relative paths start from; the process's own where nothing is said. */
  readonly here?: string
  readonly shell: Readonly<Record<string, string | undefined>>
  /** Undefined: the `.env` of the project directory, if there is one. */
  readonly envFiles: readonly string[] | undefined
  readonly profiles: readonly string[]
  /** `-p` */
  readonly name?: string
  readonly stdin?: string
}

export interface Loaded {
  readonly name: Field<string>
  /** Merged, canonical, with defaults, normalised: all services of all profiles. */
  readonly tree: Mapping
  /** Compose files in the order they were first named, then env files. */
  readonly files: readonly SourceFile[]
  readonly problems: readonly Problem[]
  /** Those that are switched on; `*` is all of them. */
  readonly profiles: ReadonlySet<string>
  /** Entries of `include` and `extends` that are fetched from elsewhere: what they bring is not in the tree. */
  readonly remote: readonly Located[]
  /** What services name and the tree does not declare. */
  readonly lacks: readonly Missing[]
}

/** Files as `docker compose config` would read them, with every mistake on the way. Never throws. */
export function load(request: LoadRequest, disk: Disk): Loaded {
  const { directory } = request
  const absolute = posix.resolve(request.here ?? posix.resolve('.'), directory)
  const session = new Session(disk, (path) => typed(path, absolute, directory))
  const files = request.files.map((path) => mainFile(path, request.stdin, session))
  const shell = environment(request.shell, envFiles(request, disk, session))
  for (const problem of shell.problems) session.report(problem)

  const origin = placeOf(files[0]?.file ?? new SourceFile(directory, ''))
  const documents = files.flatMap(({ file }) => session.documents(file))
  const named = projectName({ asked: request.name, variables: shell, documents, directory: absolute, origin })
  for (const problem of named.problems) session.report(problem)
  const variables = withVariable(shell, 'COMPOSE_PROJECT_NAME', { value: named.name.text, set: 'environment' })
  const on = new Set(request.profiles.length > 0 ? request.profiles : profiles([], shell))

  const loader = new Loader(session, request.shell['HOME'])
  const model = bounded(loader.model(files, { folder: directory, seenAs: absolute, variables }, []), session)
  if (model.entries.size === 0 && session.remote.length === 0 && !session.problems.some(({ level }) => level === 'error')) {
    session.report(problem('project-not-empty', origin, 'there is nothing in this file', { docker: 'empty compose file' }))
  }
  session.interpolation.finish()
  const normal = normalize(model, named.name, variables)
  decode(normal, session.report)
  const tree = withEnvFiles(normal, variables, on, session)
  return {
    name: named.name,
    tree,
    files: [...session.files, ...session.envFiles],
    problems: session.problems,
    profiles: on,
    remote: session.remote,
    lacks: [...missing(tree)]
  }
}

/** A project with more services than this is not checked: a part of them would seem to lack the others. */
export const mostServices = 25_000

function bounded(model: Mapping, { report }: Session): Mapping {
  const services = model.entries.get('services')
  if (services?.value.kind !== 'mapping' || services.value.entries.size <= mostServices) return model
  report(problem('input-bounded', services.key.origin, `${services.value.entries.size} services are more than netlint reads`))
  return withoutEntry(model, 'services')
}

function mainFile(path: string, stdin: string | undefined, session: Session): Source {
  if (path === '-') return { path, file: session.given(path, stdin ?? '') }
  if (isRemote(path)) {
    const file = new SourceFile(path, '')
    session.remote.push({ origin: placeOf(file) })
    return { path, file }
  }
  const clean = inside('.', path)
  const read = session.read(clean)
  if (read instanceof SourceFile) return { path: clean, file: read }
  const file = new SourceFile(path, '')
  const message = `${path} cannot be read: ${read.message}`
  const docker = read.fault === 'missing' ? { docker: `open ${path}: no such file or directory` } : {}
  session.report(read.fault === 'outside' ? forbidden('yaml-valid', placeOf(file), message) : problem('yaml-valid', placeOf(file), message, docker))
  return { path: clean, file }
}

function envFiles({ envFiles, directory }: LoadRequest, disk: Disk, session: Session): readonly SourceFile[] {
  return (envFiles ?? defaultEnvFiles(directory, disk)).flatMap((path) => {
    const read = session.read(inside('.', path), 'env')
    if (read instanceof SourceFile) return [read]
    const place = placeOf(new SourceFile(path, '', 'env'))
    const message = `env file ${path} cannot be read: ${read.message}`
    const docker = read.fault === 'missing' ? `couldn't find env file: ${path}` : `${path} is a directory`
    session.report(read.fault === 'outside' ? forbidden('env-file-exists', place, message) : problem('env-file-exists', place, message, { docker }))
    return []
  })
}

/** A path below the project directory as one would type it. */
function typed(path: string, absolute: string, directory: string): string {
  const below = absolute === '/' ? absolute : `${absolute}/`
  return posix.isAbsolute(directory) || !path.startsWith(below) ? path : inside(directory, path.slice(below.length))
}
