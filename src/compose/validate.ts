import { problem, type Problem } from '../source/problem.ts'
import { schema, type Fault, type Mismatch, type TypeName } from '../source/schema.ts'
import { speller } from '../source/spelling.ts'
import { at as under, isNull, type Scalar, type Tree } from '../source/tree.ts'
import { refuse, shown, written } from './refusal.ts'
import { composeSchema } from './schema/compiled.ts'

const compose = schema(composeSchema)

/** compose-go schema/schema.go: the merged model, not yet canonical, against the Compose schema. */
export function validate(tree: Tree, report: (problem: Problem) => void): void {
  const faults = compose.faults(tree)
  if (faults.length === 0) return
  const missing = new Map<string, readonly string[]>()
  for (const { path, what } of faults) if (what.kind === 'missing-key') missing.set(path.join('\0'), what.keys)
  const misspelt = new Set<string>()
  const closest = speller()
  const services: Fault[] = []
  for (const fault of faults) {
    const { what, path } = fault
    // A key that is no text is told of where the file is read.
    if (what.kind !== 'unknown-key' || (fault.at as Scalar).type !== 'string') continue
    if (path.length === 0 && serviceKeys.some((key) => under(tree, what.key, key) !== undefined)) {
      services.push(fault)
      continue
    }
    const lacks = missing.get(path.join('\0'))
    const meant = closest(what.key, what.known) ?? (lacks?.length === 1 ? lacks[0] : undefined)
    if (meant !== undefined && lacks?.includes(meant)) misspelt.add(path.join('\0'))
    report(unknownKey(fault, what, meant))
  }
  if (services.length > 0) report(atTop(services))
  // A key that is missing because it is misspelt is one mistake, and the unknown key tells of it.
  for (const fault of faults) {
    const { what, path } = fault
    if (what.kind === 'unknown-key' || (what.kind === 'missing-key' && (misspelt.has(path.join('\0')) || isExtends(path)))) continue
    tell(fault, what, tree, closest, report)
  }
}

type UnknownKey = Mismatch & { kind: 'unknown-key' }

/** `meant`: the nearest key by its letters, or the only one that is missing. */
function unknownKey(fault: Fault, { key, known }: UnknownKey, meant: string | undefined): Problem {
  const { at, path } = fault
  const docker = words(fault)
  if (known.length === 0) return problem('compose-schema', at.origin, `"${key}" is no valid name in ${label(path)}`, { docker, hint: 'Use letters, digits, ".", "_" and "-" only.' })
  const since = later.get(key)
  if (since !== undefined) return problem('compose-schema', at.origin, `"${key}" is unknown to Compose before ${since.join('.')}`, { docker, level: 'info', until: since })
  return problem('compose-schema', at.origin, `unknown key "${key}" in ${label(path)}`, meant === undefined ? { docker } : { docker, hint: `Did you mean "${meant}"?` })
}

/** What makes a mapping at the top of a file a service that stands one step too far left. */
const serviceKeys = ['image', 'build', 'container_name', 'ports']

/** A file of the first, long gone format has all its services there: one mistake. */
function atTop(services: readonly Fault[]): Problem {
  const names = services.map(({ at }) => (at as Scalar).text)
  const message = `${list(names.slice(0, 5).map((name) => `"${name}"`), 'and')}${names.length > 5 ? ' and others' : ''} ${names.length === 1 ? 'stands' : 'stand'} at the top of the file`
  const docker = `additional properties ${names.map((name) => `'${name}'`).join(', ')} not allowed`
  return problem('compose-schema', services[0]!.at.origin, message, { docker, hint: 'Services stand under "services:".' })
}

/** Keys that came with a Compose later than this schema's, and with which. */
const later: ReadonlyMap<string, readonly [major: number, minor: number]> = new Map([['pre_start', [5, 3]]])

/** `extends` without a service: compose-go finds that out before it validates. */
function isExtends(path: Fault['path']): boolean {
  return path.length === 3 && path[0] === 'services' && path[2] === 'extends'
}

function tell(fault: Fault, what: Exclude<Mismatch, UnknownKey>, tree: Tree, closest: ReturnType<typeof speller>, report: (problem: Problem) => void): void {
  const { at, path } = fault
  const name = label(path)
  const docker = words(fault)
  // Nothing can be underlined in an empty value, and a whole mapping says little: its key says which one it is.
  const place = isNull(at) || what.kind === 'missing-key' ? (keyAt(tree, path) ?? at) : at
  const say = (message: string, hint?: string): void => refuse(report, 'compose-schema', at, message, hint === undefined ? { docker } : { docker, hint }, place.origin)

  switch (what.kind) {
    case 'type':
      return say(`${name} ${isNull(at) ? 'has no value' : `is ${article(kindOf(at))}`}, where Compose wants ${list(what.want.map((type) => article(yamlType[type])))}`)
    case 'missing-key':
      return say(`${name} lacks ${list(what.keys.map((key) => `"${key}"`), 'and')}`)
    case 'enum': {
      const allowed = what.allowed.map(String)
      const meant = at.kind === 'scalar' ? closest(at.text, allowed) : undefined
      return say(`${name} is ${shown(at)}, where Compose wants ${list(allowed)}`, meant === undefined ? undefined : `Did you mean "${meant}"?`)
    }
    case 'pattern':
      return say(`${name} is ${shown(at)}, which does not match ${what.pattern}`)
    case 'repeated':
      return say(`${shown(at)} stands twice in ${name}`)
    case 'minimum':
    case 'maximum':
    case 'length':
      return say(`${name} is ${shown(at)}, where Compose wants at ${what.most ? 'most' : 'least'} ${what.limit}`)
    case 'forbidden':
      return say(`${name} is not allowed here`)
  }
}

/** As compose-go words it (schema/schema.go, jsonschema kind): one error of all, the deepest, the first of equals. */
function words({ at, path, what, insteadOf }: Fault): string {
  const place = path.length === 0 ? '' : `${path.join('.')} `
  if (at.kind === 'scalar' && at.type === 'timestamp') return `${place}invalid jsonType time.Time`
  if (insteadOf !== undefined) return `${place}must be a ${humanReadable(insteadOf)}`
  switch (what.kind) {
    case 'type':
      return `${place}must be a ${humanReadable(what.want)}`
    case 'unknown-key':
      return `${place}additional properties '${what.key}' not allowed`
    case 'missing-key':
      return `${place}missing ${what.keys.length === 1 ? 'property' : 'properties'} ${what.keys.map((key) => `'${key}'`).join(', ')}`
    case 'enum':
      return `${place}value must be ${what.allowed.length === 1 ? '' : 'one of '}${what.allowed.map((value) => `'${String(value)}'`).join(', ')}`
    case 'pattern':
      return `${place}'${at.kind === 'scalar' ? written(at) : ''}' does not match pattern '${what.pattern}'`
    case 'minimum':
      return `${place}must be greater than or equal to ${what.limit}`
    case 'maximum':
      return `${place}must be less than or equal to ${what.limit}`
    case 'repeated':
      return `${place}items at ${what.first} and ${what.second} are equal`
    case 'length':
    case 'forbidden':
      return `${place}is not allowed`
  }
}

function humanReadable(want: readonly TypeName[]): string {
  const names = want.map((type) => (type === 'object' ? 'mapping' : type))
  if (names.length === 1) return names[0]!
  names.sort()
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}

const yamlType: Readonly<Record<TypeName, string>> = {
  null: 'empty value', boolean: 'boolean', integer: 'whole number', number: 'number', string: 'string', array: 'list', object: 'mapping'
}

function kindOf(tree: Tree): string {
  if (tree.kind === 'sequence') return 'list'
  if (tree.kind === 'mapping') return 'mapping'
  return { string: 'string', int: 'number', float: 'number', bool: 'boolean', null: 'empty value', timestamp: 'date' }[tree.type]
}

function article(noun: string): string {
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`
}

function list(parts: readonly string[], word = 'or'): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`
}

function label(path: readonly (string | number)[]): string {
  return path.length === 0 ? 'the file' : path.join('.')
}

function keyAt(tree: Tree, path: readonly (string | number)[]): Scalar | undefined {
  const parent = under(tree, ...path.slice(0, -1))
  const last = path.at(-1)
  return parent?.kind === 'mapping' && typeof last === 'string' ? parent.entries.get(last)?.key : undefined
}
