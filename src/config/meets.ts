import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { parseAddress, parseCidr, parseMac } from '../rule.ts'
import type { Located } from '../source/origin.ts'
import { at, type Entry, type Tree } from '../source/tree.ts'
import { mistake, suggestion, type Mistake } from './mistake.ts'
import { plain } from './plain.ts'

/** One way in which a value is not what a schema of a policy asks for. */
export interface Violation extends Located {
  /** Keys and indices from the service or network. */
  readonly path: readonly string[]
  /** The offending value as it is written, or nothing where one is missing. */
  readonly value: string
  /** Half a sentence: `must be one of a, b`. */
  readonly problem: string
  readonly isMissing: boolean
}

/** Whether what is printed of a tree meets a schema; `whole` stands in where a violation has no place of its own. */
export type Meets = (printed: unknown, tree: Tree | undefined, whole: Located) => readonly Violation[]

const formats = {
  ipv4: (text: string) => parseAddress(text)?.family === 4,
  ipv6: (text: string) => parseAddress(text)?.family === 6,
  cidr: (text: string) => parseCidr(text) !== undefined,
  mac: (text: string) => parseMac(text) !== undefined
}

/** Makes a schema of a configuration ready to be asked, or tells what is wrong with it. */
export function meets(written: Tree): Meets | Mistake {
  const ajv = new Ajv({ allErrors: true, verbose: false, ownProperties: true, allowUnionTypes: true, strictTypes: false, strictTuples: false, strictRequired: false, logger: false, formats })
  let validate: ValidateFunction
  try {
    validate = ajv.compile(ordinary(plain(written)) as object)
  } catch (error) {
    return fault(written, error instanceof Error ? error.message : String(error), ajv.errors ?? [])
  }
  return (printed, tree, whole) => (validate(printed) ? [] : told(validate.errors ?? []).flatMap((error) => violation(error, tree, whole) ?? []))
}

/** Ajv asks schemas for `hasOwnProperty`, which our plain objects do not have. */
function ordinary(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

/** Where in the schema a mistake is. Ajv names a keyword it does not know without its place. */
function fault(written: Tree, message: string, errors: readonly ErrorObject[]): Mistake {
  const unknown = /unknown keyword: "([^"]*)"/.exec(message)?.[1]
  if (unknown !== undefined) {
    return mistake((findKey(written, unknown)?.key ?? written).origin, `JSON Schema has no "${unknown}"${suggestion(unknown, keywords)}`)
  }
  const format = /unknown format "([^"]*)"/.exec(message)?.[1]
  if (format !== undefined) {
    const place = findKey(written, 'format', format)?.value ?? written
    return mistake(place.origin, `there is no format "${format}"${suggestion(format, Object.keys(formats))} (there are ${Object.keys(formats).join(', ')})`)
  }
  const [error] = [...errors].sort((a, b) => b.instancePath.length - a.instancePath.length)
  if (!error) return mistake(written.origin, `the schema cannot be used: ${message}`)
  const place = at(written, ...steps(error.instancePath, written)) ?? written
  const word = place.kind === 'scalar' ? place.text : ''
  const allowed: unknown = error.params['allowedValues']
  return mistake(place.origin, `the schema is none: "${steps(error.instancePath, written).at(-1) ?? 'must'}" ${error.message}${Array.isArray(allowed) ? suggestion(word, allowed.map(String)) : ''}`)
}

function findKey(tree: Tree, name: string, text?: string): Entry | undefined {
  if (tree.kind === 'mapping') {
    const own = tree.entries.get(name)
    if (own && (text === undefined || (own.value.kind === 'scalar' && own.value.text === text))) return own
    for (const { value } of tree.entries.values()) {
      const found = findKey(value, name, text)
      if (found) return found
    }
  } else if (tree.kind === 'sequence') {
    for (const item of tree.items) {
      const found = findKey(item, name, text)
      if (found) return found
    }
  }
  return undefined
}

/** Of a choice between schemas only the choice itself is told, not all that each of them says; of `if` only what follows from it. */
function told(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = errors.filter(({ keyword }) => ['anyOf', 'oneOf', 'not', 'contains', 'propertyNames'].includes(keyword))
  return errors.filter((error) => error.keyword !== 'if' && !choices.some((choice) => error !== choice && error.schemaPath.startsWith(`${choice.schemaPath}/`)))
}

/** Keywords that speak of all that is in a value: where a part of it is not known, nobody can tell. */
const ofTheWhole = new Set(['anyOf', 'oneOf', 'not', 'const', 'enum', 'contains', 'uniqueItems'])

function violation(error: ErrorObject, tree: Tree | undefined, whole: Located): Violation | undefined {
  const path = names(error.instancePath)
  const { params } = error
  const inner: unknown = params['additionalProperty'] ?? params['propertyName'] ?? error.propertyName
  const missing: unknown = params['missingProperty']
  const place = follow(tree, path)
  const here = path.length === 0 ? whole : (place.key ?? place.node ?? whole)
  if (typeof missing === 'string') {
    // What says no more than nothing would is not printed.
    const empty = place.isExact ? child(place.node, missing) : undefined
    if (empty && !isKnown(empty)) return undefined
    return { origin: (empty ?? here).origin, path: [...path, missing], value: '', problem: 'is missing', isMissing: true }
  }
  if (typeof inner === 'string') {
    const key = follow(tree, [...path, inner]).key
    return { origin: (key ?? here).origin, path: [...path, inner], value: inner, problem: 'must not be there', isMissing: false }
  }
  const { node } = place
  if (node && (ofTheWhole.has(error.keyword) || !place.isExact || node.kind === 'scalar') && !isKnown(node)) return undefined
  return { origin: (path.length === 0 ? whole : (node ?? whole)).origin, path, value: node ? shown(node) : '', problem: problem(error), isMissing: false }
}

/** A JSON pointer as the names that it goes through. */
function names(pointer: string): readonly string[] {
  return pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

interface Place {
  readonly node: Tree | undefined
  /** Of the node, where it is the value of one. */
  readonly key: Located | undefined
  /** False where the way leads on into what was made of the node: the words of a command, say. */
  readonly isExact: boolean
}

/** Where in a tree that stands which is printed under a path. */
function follow(tree: Tree | undefined, path: readonly string[]): Place {
  let node = tree
  let key: Located | undefined
  for (const [i, name] of path.entries()) {
    // Lines of `extra_hosts` are printed in an order of their own.
    const next = path[i - 1] === 'extra_hosts' ? undefined : child(node, name)
    if (!next) return { node: i === 0 ? undefined : node, key, isExact: false }
    key = node?.kind === 'mapping' ? node.entries.get(name)?.key : undefined
    node = next
  }
  return { node, key, isExact: true }
}

function child(node: Tree | undefined, name: string): Tree | undefined {
  if (node?.kind === 'mapping') return node.entries.get(name)?.value
  if (node?.kind !== 'sequence') return undefined
  if (/^\d+$/.test(name)) return node.items[Number(name)]
  // `KEY=value`
  return node.items.find((item) => item.kind === 'scalar' && item.text.split('=', 1)[0] === name)
}

/** A JSON pointer as the steps that lead through a tree. */
function steps(pointer: string, tree: Tree | undefined): readonly (string | number)[] {
  const found: (string | number)[] = []
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    found.push(at(tree, ...found)?.kind === 'sequence' ? Number(name) : name)
  }
  return found
}

function isKnown(tree: Tree): boolean {
  if (tree.kind === 'scalar') return tree.known
  return tree.kind === 'sequence' ? tree.items.every(isKnown) : [...tree.entries.values()].every(({ value }) => isKnown(value))
}

/** As it stands in the file: what a variable holds may be a secret. */
function shown(tree: Tree): string {
  const { file, start, end, via } = tree.origin
  const text = tree.kind === 'scalar' && !via.some(({ kind }) => kind === 'variable') ? tree.text : file.text.slice(start, end)
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}

function problem({ keyword, params, message }: ErrorObject): string {
  if (keyword === 'enum') return `must be one of ${(params['allowedValues'] as unknown[]).map(String).join(', ')}`
  if (keyword === 'const') return `must be ${JSON.stringify(params['allowedValue'])}`
  if (keyword === 'false schema') return 'must not be there'
  if (keyword === 'not') return 'must not be like that'
  return (message ?? 'does not fit').replaceAll('"', "'").replace(/^must NOT/, 'must not')
}

const keywords = [
  '$id', '$schema', '$ref', '$comment', 'title', 'description', 'default', 'examples', 'definitions', 'type', 'enum', 'const', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else',
  'properties', 'patternProperties', 'additionalProperties', 'propertyNames', 'required', 'minProperties', 'maxProperties', 'dependencies', 'items', 'additionalItems', 'contains',
  'minItems', 'maxItems', 'uniqueItems', 'minLength', 'maxLength', 'pattern', 'format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'
]
