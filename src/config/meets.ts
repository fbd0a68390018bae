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

/** Whether a tree meets a schema; `origin` of what the tree is about stands in where it has no key of its own. */
export type Meets = (tree: Tree | undefined, whole: Located) => readonly Violation[]

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
  return (tree, whole) => (validate(tree ? plain(tree) : {}) ? [] : told(validate.errors ?? []).flatMap((error) => violation(error, tree, whole) ?? []))
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
  const path = steps(error.instancePath, tree)
  const { params } = error
  const inner: unknown = params['additionalProperty'] ?? params['propertyName'] ?? error.propertyName
  const missing: unknown = params['missingProperty']
  if (typeof missing === 'string') {
    const parent = path.length === 0 ? whole : (entryAt(tree, path)?.key ?? at(tree, ...path) ?? whole)
    return { origin: parent.origin, path: [...path.map(String), missing], value: '', problem: 'is missing', isMissing: true }
  }
  if (typeof inner === 'string') {
    const key = entryAt(tree, [...path, inner])?.key
    return { origin: (key ?? whole).origin, path: [...path.map(String), inner], value: inner, problem: 'must not be there', isMissing: false }
  }
  const value = at(tree, ...path)
  if (value && (value.kind === 'scalar' ? !value.known : ofTheWhole.has(error.keyword) && !isKnown(value))) return undefined
  return { origin: (path.length === 0 ? whole : (value ?? whole)).origin, path: path.map(String), value: value ? shown(value) : '', problem: problem(error), isMissing: false }
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

function entryAt(tree: Tree | undefined, path: readonly (string | number)[]): Entry | undefined {
  const parent = at(tree, ...path.slice(0, -1))
  return parent?.kind === 'mapping' ? parent.entries.get(String(path.at(-1))) : undefined
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
