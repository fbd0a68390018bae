import type { Scalar, Sequence, Tree } from './tree.ts'

/** A JSON Schema (draft 7) as a value. Keywords that are not listed here are refused by `schema()`, not passed over. */
export type SchemaDocument = boolean | { readonly [keyword: string]: unknown }

export type TypeName = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object'

/** One way in which a tree is not what a schema asks for. `at` is the key or value a reader would change. */
export interface Fault {
  readonly at: Tree
  /** Keys and indices from the root to the value that the keyword speaks of: of an unknown key, to its mapping. */
  readonly path: readonly (string | number)[]
  readonly what: Mismatch
  /** The types of the first alternative of a `oneOf`, where another one, chosen by the value's type, was not met at this very value. */
  readonly insteadOf?: readonly TypeName[]
}

export type Mismatch =
  | { readonly kind: 'type'; readonly want: readonly TypeName[] }
  | { readonly kind: 'unknown-key'; readonly key: string; readonly known: readonly string[] }
  | { readonly kind: 'missing-key'; readonly keys: readonly string[] }
  | { readonly kind: 'enum'; readonly allowed: readonly unknown[] }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'minimum' | 'maximum' | 'length'; readonly limit: number; readonly most: boolean }
  | { readonly kind: 'repeated'; readonly first: number; readonly second: number }
  | { readonly kind: 'forbidden' }

/** A schema made ready to be asked. Parts are read when a value first reaches them: most files touch few of them. */
export interface Schema {
  faults(tree: Tree): Fault[]
}

export function schema(document: SchemaDocument): Schema {
  const library: Library = { root: document, nodes: new Map() }
  return {
    faults(tree) {
      // Almost every file is right: that is found out without keeping paths.
      const node = compile(document, library)
      const sink: Sink = { path: [], faults: [], told: new Map() }
      if (!meets(tree, node, undefined)) meets(tree, node, sink)
      return sink.faults
    }
  }
}

// One bit a type. A whole number is both an integer and a number.
const bits: Readonly<Record<TypeName, number>> = { null: 1, boolean: 2, integer: 4, number: 12, string: 16, array: 32, object: 64 }
const anything = 127
const scalars = 31

interface Library {
  readonly root: SchemaDocument
  readonly nodes: Map<SchemaDocument, Node>
}

interface Node {
  readonly library: Library
  /** Large collections that are right. An alias repeats a tree, and so does the next file of a merge: each is looked at once. */
  readonly right: WeakSet<Tree>
  readonly never: boolean
  /** Bits of the types it can accept, those of its alternatives included. */
  readonly types: number
  /** Bits of its own types. */
  readonly own: number
  readonly typeNames: readonly TypeName[]
  readonly properties: ReadonlyMap<string, SchemaDocument>
  readonly patterns: readonly { readonly pattern: RegExp; readonly schema: SchemaDocument }[]
  readonly additional: SchemaDocument
  readonly required: readonly string[]
  readonly names: SchemaDocument | undefined
  readonly items: SchemaDocument | undefined
  readonly unique: boolean
  readonly allowed: readonly unknown[] | undefined
  readonly pattern: RegExp | undefined
  readonly limits: readonly Limit[]
  /** `oneOf` and `anyOf`. */
  readonly choices: readonly Choice[]
  readonly all: readonly SchemaDocument[]
  readonly not: SchemaDocument | undefined
  /** Whether any of the last four says something. */
  readonly further: boolean
}

interface Choice {
  readonly among: readonly Node[]
  readonly one: boolean
}

interface Limit {
  readonly keyword: string
  readonly limit: number
}

interface Sink {
  readonly path: (string | number)[]
  readonly faults: Fault[]
  /** What an alias repeats is told once. */
  readonly told: Map<Node, Set<Tree>>
}

const limitKeywords = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties']
const annotations = new Set(['$schema', '$id', '$comment', 'title', 'description', 'default', 'deprecated', 'examples', 'format', 'definitions', '$defs', 'readOnly', 'writeOnly'])
const keywords = new Set([
  ...annotations, ...limitKeywords, '$ref', 'type', 'properties', 'patternProperties', 'additionalProperties', 'required', 'propertyNames',
  'items', 'uniqueItems', 'enum', 'const', 'pattern', 'oneOf', 'anyOf', 'allOf', 'not'
])

/** The keywords of a schema that `schema()` would pass over, anywhere in it. */
export function unknownKeywords(document: unknown): string[] {
  const found = new Set<string>()
  const visit = (part: unknown, isSchema: boolean): void => {
    if (Array.isArray(part)) for (const item of part) visit(item, isSchema)
    else if (typeof part === 'object' && part !== null) {
      for (const [key, value] of Object.entries(part)) {
        if (!isSchema) visit(value, true)
        else if (!keywords.has(key)) found.add(key)
        else if (!['enum', 'const', 'default', 'examples', 'required'].includes(key)) visit(value, !['properties', 'patternProperties', 'definitions', '$defs'].includes(key))
      }
    }
  }
  visit(document, true)
  return [...found]
}

function compile(document: SchemaDocument, library: Library): Node {
  let node = library.nodes.get(document)
  if (node === undefined) {
    node = read(resolve(document, library), library)
    library.nodes.set(document, node)
  }
  return node
}

function resolve(document: SchemaDocument, library: Library): SchemaDocument {
  let here = document
  for (let hops = 0; hops < 32 && typeof here === 'object' && typeof here.$ref === 'string'; hops++) {
    let target: unknown = library.root
    for (const step of here.$ref.split('/').slice(1)) {
      const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
      target = typeof target === 'object' && target !== null && Object.hasOwn(target, name) ? (target as Record<string, unknown>)[name] : undefined
    }
    here = (target as SchemaDocument | undefined) ?? true
  }
  return here
}

function read(document: SchemaDocument, library: Library): Node {
  const words = typeof document === 'object' ? document : {}
  const typeNames = (words.type === undefined ? [] : [words.type].flat()) as TypeName[]
  const limits = limitKeywords.flatMap((keyword) => (typeof words[keyword] === 'number' ? [{ keyword, limit: words[keyword] }] : []))
  const choices = [
    ...(Array.isArray(words.oneOf) ? [{ among: alternatives(words.oneOf, library), one: true }] : []),
    ...(Array.isArray(words.anyOf) ? [{ among: alternatives(words.anyOf, library), one: false }] : [])
  ]
  const own = typeNames.reduce((sum, name) => sum | bits[name], 0)
  let types = typeNames.length === 0 ? anything : own
  const allowed = 'const' in words ? [words.const] : (words.enum as unknown[] | undefined)
  // Only scalars are ever allowed one by one: so no list or mapping is.
  if (allowed !== undefined) types &= scalars
  for (const { among } of choices) types &= among.reduce<number>((sum, branch) => sum | branch.types, 0)
  return {
    library,
    right: new WeakSet(),
    never: document === false,
    types,
    own,
    typeNames,
    properties: new Map(Object.entries((words.properties ?? {}) as Record<string, SchemaDocument>)),
    patterns: Object.entries((words.patternProperties ?? {}) as Record<string, SchemaDocument>).map(([pattern, part]) => ({ pattern: new RegExp(pattern, 'u'), schema: part })),
    additional: (words.additionalProperties ?? true) as SchemaDocument,
    required: (words.required ?? []) as string[],
    names: words.propertyNames as SchemaDocument | undefined,
    items: words.items as SchemaDocument | undefined,
    unique: words.uniqueItems === true,
    allowed,
    pattern: typeof words.pattern === 'string' ? new RegExp(words.pattern, 'u') : undefined,
    limits,
    choices,
    all: (words.allOf ?? []) as SchemaDocument[],
    not: words.not as SchemaDocument | undefined,
    further: limits.length > 0 || choices.length > 0 || Array.isArray(words.allOf) || words.not !== undefined
  }
}

function alternatives(documents: readonly SchemaDocument[], library: Library): readonly Node[] {
  return documents.map((document) => compile(document, library))
}

/** Without a sink it stops at the first fault. */
function meets(tree: Tree, node: Node, sink: Sink | undefined): boolean {
  const repeats = isLarge(tree)
  if (repeats && node.right.has(tree)) return true
  if (sink?.told.get(node)?.has(tree)) return false
  const met = meetsAll(tree, node, sink)
  if (!met) sink?.told.set(node, (sink.told.get(node) ?? new Set()).add(tree))
  else if (repeats) node.right.add(tree)
  return met
}

/** Smaller ones are looked at again in less time than they are remembered. */
function isLarge(tree: Tree): boolean {
  return tree.kind === 'mapping' ? tree.entries.size > 8 : tree.kind === 'sequence' && tree.items.length > 8
}

function meetsAll(tree: Tree, node: Node, sink: Sink | undefined): boolean {
  if (node.never) return fail(tree, { kind: 'forbidden' }, sink)
  const type = typeBits(tree)
  if ((node.own & type) !== type && node.typeNames.length > 0) return fail(tree, { kind: 'type', want: node.typeNames }, sink)
  if (node.allowed !== undefined && tree.kind !== 'scalar') return fail(tree, { kind: 'enum', allowed: node.allowed }, sink)
  const before = sink?.faults.length
  if (node.further && !meetsFurther(tree, type, node, sink) && sink === undefined) return false
  const met = tree.kind === 'scalar' ? meetsScalar(tree, node, sink) : tree.kind === 'sequence' ? meetsItems(tree, node, sink) : meetsProperties(tree, node, sink)
  return met && before === sink?.faults.length
}

/** What other schemas and limits say of any type of value. */
function meetsFurther(tree: Tree, type: number, node: Node, sink: Sink | undefined): boolean {
  let met = node.choices.every((choice) => meetsChoice(tree, type, choice, sink))
  for (const part of node.all) met = meets(tree, compile(part, node.library), sink) && met
  if (node.not !== undefined && meets(tree, compile(node.not, node.library), undefined)) met = fail(tree, { kind: 'forbidden' }, sink)
  return meetsLimits(tree, node, sink) && met
}

function fail(at: Tree, what: Mismatch, sink: Sink | undefined): false {
  sink?.faults.push({ at, path: [...sink.path], what })
  return false
}

function typeBits(tree: Tree): number {
  switch (tree.kind) {
    case 'sequence':
      return bits.array
    case 'mapping':
      return bits.object
    case 'scalar':
      switch (tree.type) {
        case 'string':
          return bits.string
        case 'int':
          return bits.integer
        // Draft 6 and later: 80.0 is an integer.
        case 'float':
          return Number.isInteger(tree.value) ? bits.integer : 8
        case 'bool':
          return bits.boolean
        case 'null':
          return bits.null
        // JSON has no such type: it fits nothing but what asks for no type at all.
        case 'timestamp':
          return 128
      }
  }
}

/**
 * `oneOf` and `anyOf`. Alternatives are told apart by the type of the value wherever that is enough, so that a fault is
 * said of the one that was meant and of no other.
 */
function meetsChoice(tree: Tree, type: number, choice: Choice, sink: Sink | undefined): boolean {
  const { among: branches } = choice
  const fitting = branches.filter((branch) => (branch.types & type) === type)
  if (fitting.length > 1) {
    const right = fitting.filter((branch) => meets(tree, branch, undefined)).length
    if (right === 1 || (right > 1 && !choice.one)) return true
    if (right > 1) return fail(tree, { kind: 'forbidden' }, sink)
  }
  if (sink === undefined) return fitting.length === 1 && meets(tree, fitting[0]!, undefined)

  const first = namesOf(branches[0]!)
  if (fitting.length === 0) {
    const want = [...new Set(branches.flatMap(namesOf))]
    sink.faults.push({ at: tree, path: [...sink.path], what: { kind: 'type', want }, insteadOf: first })
    return false
  }
  // The alternative that goes wrong deepest inside is the one that was meant.
  const depth = sink.path.length
  let best: Fault[] = []
  let deepest = -1
  for (const branch of fitting) {
    const trial: Sink = { path: sink.path, faults: [], told: fitting.length === 1 ? sink.told : new Map() }
    if (meets(tree, branch, trial) && fitting.length === 1) return true
    const reach = Math.max(...trial.faults.map(specificity), -1)
    if (reach > deepest) [best, deepest] = [trial.faults, reach]
  }
  const chosenFirst = fitting[0] === branches[0]
  for (const fault of best) sink.faults.push(chosenFirst || specificity(fault) > depth || fault.insteadOf !== undefined ? fault : { ...fault, insteadOf: first })
  return false
}

/** An unknown key counts as one step deeper than its mapping. */
function specificity(fault: Fault): number {
  return fault.path.length + (fault.what.kind === 'unknown-key' ? 1 : 0)
}

function namesOf(node: Node): readonly TypeName[] {
  return node.typeNames.length > 0 ? node.typeNames : node.choices.flatMap(({ among }) => among.flatMap(namesOf))
}

function meetsScalar(tree: Scalar, node: Node, sink: Sink | undefined): boolean {
  if (node.allowed !== undefined && !node.allowed.includes(tree.value)) return fail(tree, { kind: 'enum', allowed: node.allowed }, sink)
  if (node.pattern !== undefined && tree.type === 'string' && !node.pattern.test(tree.text)) return fail(tree, { kind: 'pattern', pattern: node.pattern.source }, sink)
  return true
}

function meetsItems(tree: Sequence, node: Node, sink: Sink | undefined): boolean {
  let met = true
  if (node.items !== undefined) {
    const part = compile(node.items, node.library)
    for (const [index, item] of tree.items.entries()) {
      sink?.path.push(index)
      met = meets(item, part, sink) && met
      sink?.path.pop()
      if (!met && sink === undefined) return false
    }
  }
  if (!node.unique || !met || tree.items.length < 2) return met
  const seen = new Map<string, number>()
  for (const [index, item] of tree.items.entries()) {
    const key = fingerprint(item)
    if (key === undefined) continue
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, index)
      continue
    }
    met = false
    if (sink === undefined) return false
    sink.faults.push({ at: item, path: [...sink.path], what: { kind: 'repeated', first, second: index } })
  }
  return met
}

function meetsProperties(tree: Tree & { kind: 'mapping' }, node: Node, sink: Sink | undefined): boolean {
  let met = true
  for (const entry of tree.entries.values()) {
    const name = entry.key.text
    const own = node.properties.get(name)
    let listed = own !== undefined
    sink?.path.push(name)
    if (own !== undefined) met = meets(entry.value, compile(own, node.library), sink) && met
    for (const { pattern, schema: part } of node.patterns) {
      if (!pattern.test(name)) continue
      listed = true
      met = meets(entry.value, compile(part, node.library), sink) && met
    }
    if (!listed && node.additional !== true && node.additional !== false) met = meets(entry.value, compile(node.additional, node.library), sink) && met
    if (node.names !== undefined) met = meets({ ...entry.key, value: name, type: 'string', text: name }, compile(node.names, node.library), sink) && met
    sink?.path.pop()
    if (!listed && node.additional === false) met = fail(entry.key, { kind: 'unknown-key', key: name, known: [...node.properties.keys()] }, sink)
    if (!met && sink === undefined) return false
  }
  if (node.required.every((name) => tree.entries.has(name))) return met
  return fail(tree, { kind: 'missing-key', keys: node.required.filter((name) => !tree.entries.has(name)) }, sink)
}

function meetsLimits(tree: Tree, node: Node, sink: Sink | undefined): boolean {
  let met = true
  for (const { keyword, limit } of node.limits) {
    const size = measure(tree, keyword)
    if (size === undefined) continue
    const most = /max/i.test(keyword)
    const strict = keyword.startsWith('exclusive')
    if (most ? size < limit || (!strict && size === limit) : size > limit || (!strict && size === limit)) continue
    met = fail(tree, { kind: /imum$/i.test(keyword) ? (most ? 'maximum' : 'minimum') : 'length', limit, most }, sink)
  }
  return met
}

/** What a limiting keyword measures of a value, or undefined where it does not speak of such values. */
function measure(tree: Tree, keyword: string): number | undefined {
  if (/imum$/i.test(keyword)) return tree.kind === 'scalar' && typeof tree.value === 'number' ? tree.value : undefined
  if (keyword.endsWith('Length')) return tree.kind === 'scalar' && typeof tree.value === 'string' ? [...tree.value].length : undefined
  if (keyword.endsWith('Items')) return tree.kind === 'sequence' ? tree.items.length : undefined
  return tree.kind === 'mapping' ? tree.entries.size : undefined
}

/** Equal for equal values, whatever the order of their keys; 1 and 1.0 are equal in JSON. A value that goes on and on is equal to none. */
function fingerprint(tree: Tree): string | undefined {
  const room = { left: 10_000 }
  const print = (part: Tree): string => {
    if (room.left-- < 0) return ''
    switch (part.kind) {
      case 'scalar':
        return part.type === 'int' && !Number.isSafeInteger(part.value) ? part.text : JSON.stringify(part.value)
      case 'sequence':
        return `[${part.items.map(print).join()}]`
      case 'mapping':
        return `{${[...part.entries].map(([name, { value }]) => `${JSON.stringify(name)}:${print(value)}`).sort().join()}}`
    }
  }
  const printed = print(tree)
  return room.left < 0 ? undefined : printed
}
