import type { Located, Origin } from './origin.ts'

/** What a file says, after YAML and before Compose. Immutable: a step that changes a node makes a new one and keeps the rest. */
export type Tree = Scalar | Sequence | Mapping

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

/** Compose's own tags (compose-go loader/reset.go). */
export type MergeTag = 'reset' | 'override'

export interface Scalar extends Located {
  readonly kind: 'scalar'
  /** As go-yaml resolves it. An integer beyond 2^53 stays a number here; `text` has its digits. */
  readonly value: string | number | boolean | null
  /** go-yaml's type. `80.0` is a float although its value is the number 80; a plain date is a timestamp although its value is its text. */
  readonly type: 'string' | 'int' | 'float' | 'bool' | 'null' | 'timestamp'
  /** The content after unquoting and interpolation, before it was taken for a number or a boolean. */
  readonly text: string
  readonly style: ScalarStyle
  /** False where a variable without a value took part: the text is what Compose makes of it here, not what is meant. */
  readonly known: boolean
  readonly tag?: MergeTag
}

export interface Sequence extends Located {
  readonly kind: 'sequence'
  readonly items: readonly Tree[]
  readonly tag?: MergeTag
}

export interface Mapping extends Located {
  readonly kind: 'mapping'
  /** By the key's text, in the order written. */
  readonly entries: ReadonlyMap<string, Entry>
  readonly tag?: MergeTag
}

/** `key.type` is not `string` where Compose would say "non-string key". */
export interface Entry {
  readonly key: Scalar
  readonly value: Tree
}

/** The value under a path of keys and indices, or undefined where any step is missing. */
export function at(tree: Tree | undefined, ...path: readonly (string | number)[]): Tree | undefined {
  let here = tree
  for (const step of path) {
    if (here?.kind === 'mapping' && typeof step === 'string') here = here.entries.get(step)?.value
    else if (here?.kind === 'sequence' && typeof step === 'number') here = here.items[step]
    else return undefined
  }
  return here
}

/** The mapping under a path, or undefined where it is missing or something else. */
export function mappingAt(tree: Tree | undefined, ...path: readonly (string | number)[]): Mapping | undefined {
  const found = at(tree, ...path)
  return found?.kind === 'mapping' ? found : undefined
}

const nothing: readonly Tree[] = []

/** The items of a sequence, or none where it is missing or something else. */
export function itemsAt(tree: Tree | undefined, ...path: readonly (string | number)[]): readonly Tree[] {
  const found = at(tree, ...path)
  return found?.kind === 'sequence' ? found.items : nothing
}

/** The entries of a mapping, or none where it is missing or something else. */
export function entriesAt(tree: Tree | undefined, ...path: readonly (string | number)[]): Iterable<Entry> {
  return mappingAt(tree, ...path)?.entries.values() ?? []
}

export function isNull(tree: Tree | undefined): boolean {
  return tree?.kind === 'scalar' && tree.type === 'null'
}

/** A mapping with one entry set; in its old place where the key was there already. */
export function withEntry(mapping: Mapping, name: string, entry: Entry): Mapping {
  return { ...mapping, entries: new Map(mapping.entries).set(name, entry) }
}

export function withoutEntry(mapping: Mapping, name: string): Mapping {
  if (!mapping.entries.has(name)) return mapping
  const entries = new Map(mapping.entries)
  entries.delete(name)
  return { ...mapping, entries }
}

/** A value that no file says: Compose implies it. It stands where `origin` says its reason stands. */
export function implied(value: string | number | boolean | null, origin: Origin): Scalar {
  const type = value === null ? 'null' : typeof value === 'string' ? 'string' : typeof value === 'boolean' ? 'bool' : Number.isInteger(value) ? 'int' : 'float'
  return { kind: 'scalar', value, type, text: value === null ? '' : String(value), style: 'plain', known: true, origin }
}

/**
 * Where characters `start` to `end` of a scalar's text stand. Falls back to the whole scalar where they are not written
 * letter by letter: escapes, folded lines, what a variable brought.
 */
export function slice(scalar: Scalar, start: number, end: number): Origin {
  const { origin } = scalar
  if (start >= end) return origin
  if (scalar !== last?.scalar) last = { scalar, spelling: spelling(scalar) }
  const { from, head, tail, shift } = last.spelling
  if (end <= head) return part(origin, from + start, from + end)
  return start >= tail ? part(origin, from + start + shift, from + end + shift) : origin
}

/** How much of a scalar's text is written letter by letter. */
interface Spelling {
  /** Where its first letter stands. */
  readonly from: number
  /** How many letters at its beginning are written so. */
  readonly head: number
  /** The letter from which on they are, each `shift` letters further on. */
  readonly tail: number
  readonly shift: number
}

/** A long text is sliced many times over, one scalar after the other. */
let last: { readonly scalar: Scalar; readonly spelling: Spelling } | undefined

function spelling({ origin, style, text }: Scalar): Spelling {
  const quote = style === 'single' || style === 'double' ? 1 : 0
  const from = origin.start + quote
  const written = origin.file.text.slice(from, origin.end - quote)
  if (written === text) return { from, head: text.length, tail: text.length, shift: 0 }
  // Before the first variable and after the last one all is as it is written.
  const dollar = written.indexOf('$')
  if (dollar < 0) return { from, head: 0, tail: Infinity, shift: 0 }
  const shift = written.length - text.length
  const first = Math.max(afterVariables(written) - shift, 0)
  let head = 0
  while (head < dollar && written[head] === text[head]) head++
  let tail = text.length
  while (tail > first && tail + shift > 0 && written[tail - 1 + shift] === text[tail - 1]) tail--
  return { from, head, tail, shift }
}

function part({ file, via }: Origin, start: number, end: number): Origin {
  return { file, start, end, via }
}

/** The place behind the last `${…}` or `$NAME`. */
function afterVariables(written: string): number {
  const dollar = written.lastIndexOf('$')
  const brace = written.lastIndexOf('}')
  return brace > dollar ? brace + 1 : dollar + 1 + /^\w*/.exec(written.slice(dollar + 1))![0].length
}
