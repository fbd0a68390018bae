import { problem, type Problem } from '../source/problem.ts'
import { schema, type Fault, type Mismatch, type TypeName } from '../source/schema.ts'
import { closest } from '../source/spelling.ts'
import { at as under, isNull, type Scalar, type Tree } from '../source/tree.ts'
import { refusal, written } from './refusal.ts'
import { composeSchema } from './schema/compiled.ts'

const compose = schema(composeSchema)

/** compose-go schema/schema.go: the merged model, not yet canonical, against the Compose schema. */
export function validate(tree: Tree, report: (problem: Problem) => void): void {
  const faults = compose.faults(tree)
  if (faults.length === 0) return
  const missing = new Map<string, readonly string[]>()
  for (const { path, what } of faults) if (what.kind === 'missing-key') missing.set(path.join('\0'), what.keys)
  const misspelt = new Set<string>()
  for (const fault of faults) {
    if (fault.what.kind !== 'unknown-key') continue
    const mapping = fault.path.join('\0')
    const lacks = missing.get(mapping)
    const meant = meantBy(fault.what, lacks)
    if (meant !== undefined && lacks?.includes(meant)) misspelt.add(mapping)
    report(unknownKey(fault, fault.what, tree, meant))
  }
  // A key that is missing because it is misspelt is one mistake, and the unknown key tells of it.
  for (const fault of faults) {
    const { what, path } = fault
    if (what.kind === 'unknown-key' || (what.kind === 'missing-key' && misspelt.has(path.join('\0')))) continue
    report(told(fault, what, tree))
  }
}

type UnknownKey = Mismatch & { kind: 'unknown-key' }

/** The key that an unknown one was meant to be: the nearest by its letters, or the only one that is missing. */
function meantBy({ key, known }: UnknownKey, lacks: readonly string[] | undefined): string | undefined {
  return closest(key, known) ?? (lacks?.length === 1 ? lacks[0] : undefined)
}

function unknownKey(fault: Fault, { key, known }: UnknownKey, tree: Tree, meant: string | undefined): Problem {
  const { at, path } = fault
  const name = label(path)
  const docker = words(fault)
  const tell = (message: string, hint?: string): Problem => problem('compose-schema', at.origin, message, hint === undefined ? { docker } : { docker, hint })
  if (known.length === 0) return tell(`"${key}" is no valid name in ${name}`, 'Use letters, digits, ".", "_" and "-" only.')
  if (later.has(key)) return tell(`"${key}" in ${name} is unknown to this version of Compose`)
  if (path.length === 0 && serviceKeys.some((service) => under(tree, key, service) !== undefined)) return tell(`unknown key "${key}" in ${name}`, 'A service stands under "services".')
  return tell(`unknown key "${key}" in ${name}`, meant === undefined ? undefined : `Did you mean "${meant}"?`)
}

/** What makes a mapping at the top of a file a service that stands one step too far left. */
const serviceKeys = ['image', 'build', 'container_name', 'ports']

/** Keys that a later Compose specification has and the schema of this one has not. */
const later = new Set(['pre_start', 'post_stop'])

function told(fault: Fault, what: Exclude<Mismatch, UnknownKey>, tree: Tree): Problem {
  const { at, path } = fault
  const name = label(path)
  const docker = words(fault)
  // Nothing can be underlined in an empty value, and a whole mapping says little: its key says which one it is.
  const place = isNull(at) || what.kind === 'missing-key' ? (keyAt(tree, path) ?? at) : at
  const tell = (message: string, hint?: string): Problem => refusal('compose-schema', at, message, hint === undefined ? { docker } : { docker, hint }, place.origin)

  switch (what.kind) {
    case 'type':
      return tell(`${name} ${isNull(at) ? 'has no value' : `is ${article(kindOf(at))}`}, where Compose wants ${list(what.want.map((type) => article(yamlType[type])))}`)
    case 'missing-key':
      return tell(`${name} lacks ${list(what.keys.map((key) => `"${key}"`), 'and')}`)
    case 'enum': {
      const allowed = what.allowed.map(String)
      const meant = at.kind === 'scalar' ? closest(at.text, allowed) : undefined
      return tell(`${name} is ${shown(at)}, where Compose wants ${list(allowed)}`, meant === undefined ? undefined : `Did you mean "${meant}"?`)
    }
    case 'pattern':
      return tell(`${name} is ${shown(at)}, which does not match ${what.pattern}`)
    case 'repeated':
      return tell(`${shown(at)} stands twice in ${name}`)
    case 'minimum':
    case 'maximum':
    case 'length':
      return tell(`${name} is ${shown(at)}, where Compose wants at ${what.most ? 'most' : 'least'} ${what.limit}`)
    case 'forbidden':
      return tell(`${name} is not allowed here`)
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

function shown(tree: Tree): string {
  return tree.kind === 'scalar' ? `"${written(tree)}"` : `this ${kindOf(tree)}`
}

function label(path: readonly (string | number)[]): string {
  return path.length === 0 ? 'the file' : path.join('.')
}

function keyAt(tree: Tree, path: readonly (string | number)[]): Scalar | undefined {
  const parent = under(tree, ...path.slice(0, -1))
  const last = path.at(-1)
  return parent?.kind === 'mapping' && typeof last === 'string' ? parent.entries.get(last)?.key : undefined
}
