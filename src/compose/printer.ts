import type { Scalar, Tree } from '../source/tree.ts'
import { durationText, parseBytes, parseDuration } from './units.ts'
import { words } from './words.ts'

/** What can be printed. Mappings are Maps where their keys come from the input. */
export type Printed = null | boolean | number | string | readonly Printed[] | ReadonlyMap<string, Printed> | { readonly [key: string]: Printed }

export type Form = 'json' | 'yaml'

/** How Compose writes one of its types. Undefined: nothing, because the value is its type's zero (Go's `omitempty`). */
export type Print = (tree: Tree, form: Form) => Printed | undefined

export function printed(print: Print, tree: Tree | undefined, form: Form): Printed | undefined {
  return tree === undefined || (tree.kind === 'scalar' && tree.type === 'null') ? undefined : print(tree, form)
}

/** One field of a Go struct. */
export interface FieldPrint {
  readonly print: Print
  /** What stands where there is nothing to print. */
  readonly otherwise?: { readonly json?: Printed; readonly yaml?: Printed }
  /** A struct in a struct: JSON writes it even where it says nothing. */
  readonly embedded?: true
  /** Without a tag in Go, JSON has the field's own name. */
  readonly json?: string
}

/** A Go struct: its fields in their order, then, in YAML only, what is an extension. */
export function struct(fields: Readonly<Record<string, Print | FieldPrint>>): Print {
  const order = Object.entries(fields).map(([name, field]): [string, FieldPrint] => [name, typeof field === 'function' ? { print: field } : field])
  return (tree, form) => {
    const made = new Map<string, Printed>()
    const entries = tree.kind === 'mapping' ? tree.entries : new Map<never, never>()
    for (const [name, { print, otherwise, embedded, json }] of order) {
      const own = embedded && form === 'json' ? print(entries.get(name)?.value ?? empty(tree), form) : printed(print, entries.get(name)?.value, form)
      const value = embedded && form === 'yaml' && own instanceof Map && own.size === 0 ? undefined : own
      const shown = value ?? otherwise?.[form]
      if (shown !== undefined) made.set(form === 'json' ? (json ?? name) : name, shown)
    }
    if (form === 'yaml') {
      for (const name of [...entries.keys()].filter((name) => name.startsWith('x-')).sort(naturally)) made.set(name, raw(entries.get(name)?.value, form) ?? null)
    }
    return made
  }
}

function empty(tree: Tree): Tree {
  return { kind: 'mapping', entries: new Map(), origin: tree.origin }
}

/** A Go map, whose keys are sorted. A value of null is a pointer to nothing. */
export function mapOf(print: Print, nothing: (form: Form) => Printed = () => null): Print {
  return (tree, form) => {
    if (tree.kind !== 'mapping' || tree.entries.size === 0) return undefined
    return new Map([...tree.entries.keys()].sort(byKey(form)).map((key) => [key, printed(print, tree.entries.get(key)?.value, form) ?? nothing(form)]))
  }
}

export function listOf(print: Print): Print {
  return (tree, form) => (tree.kind === 'sequence' && tree.items.length > 0 ? tree.items.map((item) => printed(print, item, form) ?? null) : undefined)
}

/** As a pointer to a value: printed even where it is false or 0. */
export function pointer(print: (tree: Tree) => Printed): Print {
  return (tree) => print(tree)
}

const unlessZero = (print: (tree: Tree) => Printed): Print => (tree) => {
  const value = print(tree)
  return value === '' || value === 0 || value === false ? undefined : value
}

export const text = unlessZero(goText)
export const flag = unlessZero(truth)
export const maybeFlag = pointer(truth)
export const number = unlessZero(whole)
export const maybeNumber = pointer(whole)
export const ratio = unlessZero((tree) => single(Number(goText(tree))))
export const bytes: Print = (tree) => {
  const read = tree.kind === 'scalar' && tree.type === 'string' ? parseBytes(tree.text) : whole(tree)
  return typeof read === 'number' && read !== 0 ? String(read) : undefined
}
export const maybeDuration: Print = (tree) => {
  const read = parseDuration(goText(tree))
  return typeof read === 'bigint' ? durationText(read) : goText(tree)
}
export const duration: Print = (tree, form) => {
  const shown = maybeDuration(tree, form)
  return shown === '0s' ? undefined : shown
}

/** A lone string is a list of one. */
export const texts: Print = (tree) => {
  const items = tree.kind === 'sequence' ? tree.items : [tree]
  return items.length > 0 ? items.map(goText) : undefined
}

/** A mapping of strings, or a list of `KEY=value`; a key alone has an empty value. */
export const pairs: Print = (tree, form) => sortedPairs(tree, '', form)

/** A mapping of strings, or a list of `KEY=value`; a key alone has no value. */
export const variables: Print = (tree, form) => sortedPairs(tree, null, form)

function sortedPairs(tree: Tree, alone: '' | null, form: Form): Printed | undefined {
  const made = new Map<string, Printed>()
  if (tree.kind === 'mapping') for (const [name, { value }] of tree.entries) made.set(name, value.kind === 'scalar' && value.type === 'null' ? alone : goText(value))
  else if (tree.kind === 'sequence') {
    for (const item of tree.items) {
      const line = goText(item)
      const equals = line.indexOf('=')
      made.set(equals < 0 ? line : line.slice(0, equals), equals < 0 ? alone : line.slice(equals + 1))
    }
  }
  return made.size === 0 ? undefined : new Map([...made].sort(([a], [b]) => byKey(form)(a, b)))
}

export const command: Print = (tree) => (tree.kind === 'scalar' ? words(tree.text).map(({ text }) => text) : tree.kind === 'sequence' ? tree.items.map(goText) : undefined)

/** compose-go types/hostList.go: a line an address, sorted, without the brackets of IPv6. */
export const hosts: Print = (tree) => {
  const line = (name: string, address: string): string => `${name}=${/^\[..*\]$/.test(address) ? address.slice(1, -1) : address}`
  const lines: string[] = []
  if (tree.kind === 'mapping') {
    for (const [name, { value }] of tree.entries) for (const address of value.kind === 'sequence' ? value.items : [value]) lines.push(line(name, goText(address)))
  } else if (tree.kind === 'sequence') {
    for (const item of tree.items.map(goText)) {
      const cut = item.includes('=') ? item.indexOf('=') : item.indexOf(':')
      for (const address of item.slice(cut + 1).split(',')) lines.push(line(item.slice(0, cut), address))
    }
  }
  return lines.length === 0 ? undefined : lines.sort()
}

/** What is of no type of Compose's: extensions. An empty list is a slice of nothing to compose-go loader/omitEmpty.go, which JSON writes as null. */
export function raw(tree: Tree | undefined, form: Form): Printed | undefined {
  if (tree === undefined) return undefined
  if (tree.kind === 'sequence') return tree.items.length === 0 && form === 'json' ? null : tree.items.map((item) => raw(item, form) ?? null)
  if (tree.kind === 'mapping') return new Map([...tree.entries.keys()].sort(byKey(form)).map((key) => [key, raw(tree.entries.get(key)?.value, form) ?? null]))
  return tree.type === 'timestamp' && /^\d{4}-\d\d-\d\d$/.test(tree.text) ? `${tree.text}T00:00:00Z` : tree.value
}

/** Go's fmt.Sprint of a scalar. */
export function goText(tree: Tree): string {
  if (tree.kind !== 'scalar') return ''
  if (tree.type === 'int') return Number.isSafeInteger(tree.value) ? String(tree.value) : tree.text
  if (tree.type === 'float') return goFloat(tree)
  return tree.type === 'bool' ? String(tree.value) : tree.text
}

function goFloat({ value }: Scalar): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) return value === Infinity ? '+Inf' : value === -Infinity ? '-Inf' : 'NaN'
  const size = Math.abs(value)
  // Go's %v turns to exponents below 1e-4 and from 1e21.
  const written = size !== 0 && size < 1e-4 ? value.toExponential() : Object.is(value, -0) ? '-0' : String(value)
  return written.replace(/e([-+])(\d)$/, 'e$10$2')
}

function truth(tree: Tree): boolean {
  return tree.kind === 'scalar' && (tree.value === true || /^(?:true|y|yes|on)$/i.test(tree.text))
}

function whole(tree: Tree): number {
  return Math.trunc(Number(goText(tree))) || 0
}

/** The shortest number that is the same as a 32-bit float: how Go prints those. */
function single(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === Math.fround(value)) return short
  }
  return value
}

/** JSON's maps are sorted as text, YAML's as a person would: letters after digits and signs, numbers by their size (yaml.v3 sorter.go). */
function byKey(form: Form): (a: string, b: string) => number {
  return form === 'json' ? byText : naturally
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const isDigit = (char: string | undefined): boolean => char !== undefined && /^\p{Nd}$/u.test(char)
const isLetter = (char: string): boolean => /^\p{L}$/u.test(char)

function naturally(left: string, right: string): number {
  const [a, b] = [[...left], [...right]]
  const length = Math.min(a.length, b.length)
  let i = 0
  while (i < length && a[i] === b[i]) i++
  if (i === length) return a.length - b.length
  const [x, y] = [a[i]!, b[i]!]
  if (isLetter(x) && isLetter(y)) return byText(x, y)
  if (isLetter(x) || isLetter(y)) {
    const afterDigit = i > 0 && isDigit(a[i - 1])
    return isLetter(x) === afterDigit ? -1 : 1
  }
  // Zeros count where they follow other digits.
  let start = i
  while (start > 0 && isDigit(a[start - 1])) start--
  const counts = (x === '0' || y === '0') && a.slice(start, i).some((digit) => digit !== '0')
  const [p, q] = [digits(a, i), digits(b, i)]
  const numbers = Number(`${counts ? 1 : 0}${p}`) - Number(`${counts ? 1 : 0}${q}`)
  return numbers || p.length - q.length || byText(x, y)
}

function digits(text: readonly string[], start: number): string {
  let end = start
  while (isDigit(text[end])) end++
  return text.slice(start, end).join('')
}
