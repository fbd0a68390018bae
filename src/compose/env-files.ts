import { SourceFile } from '../source/file.ts'
import { through, type Origin } from '../source/origin.ts'
import { problem } from '../source/problem.ts'
import { at, implied, isNull, itemsAt, withEntry, type Entry, type Mapping, type Scalar, type Tree } from '../source/tree.ts'
import { parseDotenv } from './environment.ts'
import { keyAndValue } from './merge.ts'
import { forbidden, refusal } from './refusal.ts'
import { goFault, type Session } from './session.ts'
import type { Variable, Variables } from './variables.ts'
import { mapped } from './walk.ts'

/**
 * compose-go types/project.go WithServicesEnvironmentResolved and WithServicesLabelsResolved: what `env_file` and
 * `label_file` bring becomes part of `environment` and `labels`, each value with its place in that file.
 */
export function withEnvFiles(model: Mapping, variables: Variables, profiles: ReadonlySet<string>, session: Session): Mapping {
  const services = model.entries.get('services')
  if (services?.value.kind !== 'mapping') return model
  const reader = new Reader(variables, session)
  const value = mapped(services.value, ({ value }) => {
    if (value.kind !== 'mapping' || (!value.entries.has('env_file') && !value.entries.has('label_file'))) return value
    return reader.service(value, isActive(value, profiles))
  })
  return withEntry(model, 'services', { key: services.key, value })
}

/** compose-go types.ServiceConfig.HasProfile. */
function isActive(service: Mapping, on: ReadonlySet<string>): boolean {
  const profiles = itemsAt(service, 'profiles')
  return profiles.length === 0 || on.has('*') || profiles.some((profile) => profile.kind === 'scalar' && on.has(profile.text))
}

/** Above this many variables of env files in all services together, the rest is left out. */
export const mostVariables = 200_000

class Reader {
  readonly #variables: Variables
  readonly #session: Session
  /** What a file says to everyone: most refer to no variable. */
  readonly #same = new Map<SourceFile, ReadonlyMap<string, Variable>>()
  #room = mostVariables

  constructor(variables: Variables, session: Session) {
    this.#variables = variables
    this.#session = session
  }

  service(service: Mapping, active: boolean): Mapping {
    const environment = entriesOf(at(service, 'environment'))
    const own: Variables = { get: (name) => this.#variables.get(name) ?? variableOf(environment.get(name)) }
    const envFiles = itemsAt(service, 'env_file').flatMap((item): Named[] => {
      const path = at(item, 'path')
      if (path?.kind !== 'scalar') return []
      const required = at(item, 'required')
      const format = at(item, 'format')
      return [{ path, required: !(required?.kind === 'scalar' && required.value === false), format: format?.kind === 'scalar' ? format : undefined }]
    })
    const labelFiles = itemsAt(service, 'label_file').flatMap((path): Named[] => (path.kind === 'scalar' ? [{ path, required: true, format: undefined }] : []))
    const withEnvironment = this.#with(service, 'environment', environment, this.#read(envFiles, own, active, 'env file'))
    return this.#with(withEnvironment, 'labels', entriesOf(at(service, 'labels')), this.#read(labelFiles, { get: () => undefined }, active, 'label file'))
  }

  /** A later file wins over an earlier one, and what the service says itself over all. */
  #with(service: Mapping, name: string, own: ReadonlyMap<string, Entry>, found: ReadonlyMap<string, Entry>): Mapping {
    const [first] = found.values()
    if (first === undefined) return service
    const entry = service.entries.get(name)
    const entries = new Map([...found, ...own])
    const origin = entry?.value.origin ?? first.key.origin
    return withEntry(service, name, { key: entry?.key ?? implied(name, origin), value: { kind: 'mapping', entries, origin } })
  }

  #read(files: readonly Named[], lookup: Variables, active: boolean, noun: string): ReadonlyMap<string, Entry> {
    const found = new Map<string, Variable>()
    const entries = new Map<string, Entry>()
    for (const { path, required, format } of files) {
      const file = this.#session.read(this.#session.shown(path.text), 'env')
      if (!(file instanceof SourceFile)) {
        const allowed = file.fault === 'missing' && !required
        const message = `${noun} ${this.#session.shown(path.text)} cannot be read: ${file.message}`
        const docker = file.fault === 'missing' ? `${noun} ${path.text} not found: stat ${path.text}: no such file or directory` : goFault(path.text, file.fault)
        const told = file.fault === 'outside' ? forbidden('env-file-exists', path.origin, message) : refusal('env-file-exists', path, message, { docker })
        if (active && !allowed) this.#session.report(told)
        continue
      }
      const variables = this.#parsed(file, format, lookup, found)
      this.#room -= variables.size
      if (this.#room < 0) {
        this.#session.report(problem('input-bounded', path.origin, 'env files bring more variables than netlint reads'))
        break
      }
      for (const [name, variable] of variables) {
        found.set(name, variable)
        entries.set(name, brought(name, variable, path))
      }
    }
    return entries
  }

  #parsed(file: SourceFile, format: Scalar | undefined, lookup: Variables, earlier: ReadonlyMap<string, Variable>): ReadonlyMap<string, Variable> {
    if (format !== undefined && format.text === 'raw') return raw(file, lookup)
    if (format !== undefined && format.text !== '' && format.text !== '.env') {
      this.#session.report(refusal('env-file-exists', format, `"${format.text}" is no format of env files`, { docker: `unsupported env_file format "${format.text}"` }))
      return new Map()
    }
    const known = this.#same.get(file)
    if (known !== undefined) return known
    const { variables, problems } = parseDotenv(file, lookup, earlier)
    for (const problem of problems) this.#session.report(problem)
    // A line with `$` or without `=` may mean something else to the next service.
    if (!file.text.includes('$') && !/^[^=:#\n]+$/m.test(file.text)) this.#same.set(file, variables)
    return variables
  }
}

function brought(name: string, variable: Variable, path: Scalar): Entry {
  const { set } = variable
  // A line that is only a name hands on what the shell has.
  const origin: Origin = set === 'environment' ? through(path.origin, { kind: 'variable', name, set }) : { ...set, via: [] }
  return { key: implied(name, origin), value: { ...implied(variable.value, origin), known: variable.known !== false } }
}

interface Named {
  readonly path: Scalar
  readonly required: boolean
  readonly format: Scalar | undefined
}

/** `format: raw` (docker compose cmd/compose, docker/cli kvfile): every line is `KEY=value` to the letter. */
function raw(file: SourceFile, lookup: Variables): ReadonlyMap<string, Variable> {
  const found = new Map<string, Variable>()
  let start = 0
  for (const whole of file.text.split('\n')) {
    const line = whole.trimStart().replace(/\r$/, '')
    const from = start + whole.length - whole.trimStart().length
    start += whole.length + 1
    if (line === '' || line.startsWith('#')) continue
    const equals = line.indexOf('=')
    if (equals > 0) found.set(line.slice(0, equals), { value: line.slice(equals + 1), set: { file, start: from, end: from + line.length } })
    else if (equals < 0) {
      const variable = lookup.get(line)
      if (variable !== undefined) found.set(line, variable)
    }
  }
  return found
}

function entriesOf(tree: Tree | undefined): ReadonlyMap<string, Entry> {
  if (tree?.kind === 'mapping') return tree.entries
  if (tree?.kind !== 'sequence') return new Map()
  return new Map(tree.items.flatMap((item) => (item.kind === 'scalar' ? [keyAndValue(item)] : [])))
}

function variableOf(entry: Entry | undefined): Variable | undefined {
  if (entry?.value.kind !== 'scalar' || isNull(entry.value)) return undefined
  return { value: entry.value.text, set: entry.value.origin, ...(!entry.value.known && { known: false }) }
}
