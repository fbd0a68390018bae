import { posix } from 'node:path'
import { SourceFile } from '../source/file.ts'
import type { Origin } from '../source/origin.ts'
import { problem } from '../source/problem.ts'
import { at, implied, isNull, withEntry, withoutEntry, type Entry, type Mapping, type Scalar, type Tree } from '../source/tree.ts'
import { parseDotenv } from './environment.ts'
import { texts } from './forms.ts'
import { merge } from './merge.ts'
import { clean, inside, isRemote } from './paths.ts'
import type { Session } from './session.ts'
import { shaping, span } from './shaped.ts'
import type { Variable, Variables } from './variables.ts'

/** Where files that are loaded together stand. */
export interface Scope {
  /** The folder that paths in them start from, as it is read from disk. */
  readonly folder: string
  /** The same folder as the project that includes them sees it: relative paths of theirs are written so. */
  readonly seenAs: string
  readonly variables: Variables
}

/** A file to load, and the value that names it. */
export interface Part {
  readonly path: string
  readonly named: Scalar
}

/** Loads files that are included; `chain` has the paths of the files that led here. */
export type LoadPart = (parts: readonly Part[], scope: Scope, chain: readonly string[]) => Mapping

export const deepest = 50

/** compose-go loader/include.go: what included files define becomes part of the model. */
export function applyInclude(model: Mapping, scope: Scope, chain: readonly string[], session: Session, load: LoadPart): Mapping {
  const include = model.entries.get('include')
  if (include === undefined) return model
  const bare = withoutEntry(model, 'include')
  if (isNull(include.value)) return bare
  if (include.value.kind !== 'sequence') {
    session.report(problem('include-resolves', include.value.origin, 'include is no list', { docker: '`include` must be a list, got …' }))
    return bare
  }
  const resources = new Resources(bare, session)
  for (const item of include.value.items) {
    const found = parts(item, scope, session)
    if (found === undefined) continue
    const [main] = found.parts
    if (chain.includes(main!.path)) {
      const [first, ...rest] = [...chain, main!.path]
      const docker = `include cycle detected:\n${first}\n include ${rest.join('\n include ')}`
      session.report(problem('include-resolves', main!.named.origin, `${main!.named.text} includes itself${chain.length > 1 ? ' by way of others' : ''}`, { docker }))
      continue
    }
    if (chain.length > deepest || !session.include()) {
      session.report(problem('input-bounded', main!.named.origin, 'more files are included than netlint reads'))
      continue
    }
    resources.add(load(found.parts, found.scope, chain), main!.named.origin)
  }
  return resources.model()
}

/** An item of `include`: its files, and where they stand. Undefined where they cannot be had. */
function parts(item: Tree, { folder, variables }: Scope, session: Session): { readonly parts: readonly Part[]; readonly scope: Scope } | undefined {
  const paths = texts(item.kind === 'mapping' ? item.entries.get('path')?.value : item)
  if (paths.length === 0) {
    // Compose passes over nothing and over a mapping without a path, and refuses what is neither that nor a text.
    if (item.kind === 'mapping' || isNull(item)) session.report(problem('include-resolves', item.origin, 'this includes no file: it has no path', { level: 'warning' }))
    else session.report(problem('include-resolves', item.origin, 'this is no path of a file', { docker: 'expected a map or struct' }))
    return undefined
  }
  const fetched = paths.find((path) => isRemote(path.text))
  if (fetched !== undefined) {
    session.remote.push(fetched)
    return undefined
  }
  const parts = paths.map((named): Part => ({ path: inside(folder, named.text), named }))
  const [directory] = item.kind === 'mapping' ? texts(item.entries.get('project_directory')?.value) : []
  const own = directory === undefined || directory.text === '' ? posix.dirname(parts[0]!.path) : inside(folder, directory.text)
  const envFiles = item.kind === 'mapping' ? texts(item.entries.get('env_file')?.value) : []
  const files = envFiles.length > 0 ? envFiles.map((path) => session.readAt(inside(folder, path.text), path, 'env-file-exists', 'env')) : [ownEnvFile(own, parts[0]!, session)]
  const scope: Scope = { folder: own, seenAs: relative(folder, own), variables: withEnvFiles(variables, files, session) }
  return { parts, scope }
}

/** The `.env` of an included project. */
function ownEnvFile(folder: string, { path, named }: Part, session: Session): SourceFile | undefined {
  const env = clean(posix.join(folder, '.env'))
  const kind = session.kind(env)
  // Of a project that must not be looked at, enough is said.
  if (kind === 'outside' && session.kind(path) !== 'outside') return session.readAt(env, named, 'env-file-exists', 'env')
  const read = kind === 'file' ? session.read(env, 'env') : undefined
  return read instanceof SourceFile ? read : undefined
}

/** The project's variables first, then those of the included project's `.env`, or of the env files that the entry names. */
function withEnvFiles(variables: Variables, files: readonly (SourceFile | undefined)[], session: Session): Variables {
  const found = new Map<string, Variable>()
  for (const file of files) {
    if (file === undefined) continue
    const dotenv = parseDotenv(file, variables, found)
    for (const problem of dotenv.problems) session.report(problem)
    for (const [name, variable] of dotenv.variables) found.set(name, variable)
  }
  return found.size === 0 ? variables : { get: (name) => variables.get(name) ?? found.get(name) }
}

/** Go's filepath.Rel; where it has no answer, the folder itself. */
export function relative(from: string, to: string): string {
  return posix.isAbsolute(from) === posix.isAbsolute(to) ? posix.relative(from, to) || '.' : to
}

const kinds = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models']

/**
 * compose-go importResource: each resource once, or twice the same. From 2.10.0 on (Compose 5) what is defined twice is merged,
 * the including file's over the included; before, it was refused, and the model does not matter any more.
 */
class Resources {
  readonly #model: Mapping
  readonly #session: Session
  readonly #added = new Map<string, Map<string, Entry>>()

  constructor(model: Mapping, session: Session) {
    this.#model = model
    this.#session = session
  }

  add(imported: Mapping, at: Origin): void {
    const shape = shaping({ kind: 'include', at: span(at) })
    for (const kind of kinds) {
      const from = imported.entries.get(kind)?.value
      const own = this.#model.entries.get(kind)?.value
      if (from?.kind !== 'mapping' || (own !== undefined && own.kind !== 'mapping' && !isNull(own))) continue
      const entries = this.#added.get(kind) ?? new Map(own?.kind === 'mapping' ? own.entries : [])
      this.#added.set(kind, entries)
      for (const [name, entry] of from.entries) {
        const there = entries.get(name)
        if (there === undefined) {
          if (!this.#session.copies(entry.value, true)) return this.#session.report(problem('input-bounded', at, 'more is included than netlint reads'))
          entries.set(name, { key: shape(entry.key), value: shape(entry.value) })
        } else if (!same(there.value, entry.value)) {
          this.#conflict(kind, name, there, entry, at)
          entries.set(name, { key: there.key, value: mergeResource(kind, name, shape(entry.value), there.value) })
        }
      }
    }
  }

  #conflict(kind: string, name: string, there: Entry, imported: Entry, at: Origin): void {
    this.#session.report(
      problem('include-resolves', there.key.origin, `${kind}.${name} is also defined by an included file, and not the same`, {
        docker: `${kind}.${name} conflicts with imported resource`,
        hint: 'Compose 5 merges them. Before, each may be defined once.',
        until: [5, 0],
        related: [
          { at: imported.key, message: 'the included one' },
          { at: { origin: at }, message: 'included here' }
        ]
      })
    )
  }

  model(): Mapping {
    let model = this.#model
    for (const [kind, entries] of this.#added) {
      const old = model.entries.get(kind)
      const first = entries.values().next().value
      if (first === undefined) continue
      const key: Scalar = old?.key ?? { kind: 'scalar', value: kind, type: 'string', text: kind, style: 'plain', known: true, origin: first.key.origin }
      const origin = old === undefined || isNull(old.value) ? first.key.origin : old.value.origin
      model = withEntry(model, kind, { key, value: { kind: 'mapping', entries, origin } })
    }
    return model
  }
}

function mergeResource(kind: string, name: string, base: Tree, over: Tree): Tree {
  const wrapped = (value: Tree): Mapping => {
    const entry = (key: string, value: Tree): Mapping => ({ kind: 'mapping', entries: new Map([[key, { key: implied(key, value.origin), value }]]), origin: value.origin })
    return entry(kind, entry(name, value))
  }
  return at(merge(wrapped(base), wrapped(over), () => {}), kind, name) ?? over
}

/** Go's reflect.DeepEqual: what is written may differ, what it means may not. */
function same(a: Tree, b: Tree): boolean {
  if (a === b) return true
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.type === b.type && (a.type === 'string' ? a.text === b.text : a.value === b.value)
  if (a.kind === 'sequence') return b.kind === 'sequence' && a.items.length === b.items.length && a.items.every((item, index) => same(item, b.items[index]!))
  if (b.kind !== 'mapping' || a.entries.size !== b.entries.size) return false
  for (const [name, { value }] of a.entries) {
    const other = b.entries.get(name)
    if (other === undefined || !same(value, other.value)) return false
  }
  return true
}
