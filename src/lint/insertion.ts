import type { Content } from '../rule.ts'
import type { Collection, Layout, Leaf, Node, Part } from '../source/layout.ts'
import { copied, flowEntry, flowText, laid, type Look, type NewPart } from './content.ts'
import type { Change } from './diagnostic.ts'
import { commaBehind, commentsUnder, firstBreak, isAloneBefore, lineEnd, lineStart, nextLine, restIsComment } from './lines.ts'
import type { Refusal } from './plan.ts'

/** What comes to stand behind all that a collection has. */
export interface Addition {
  readonly parts: readonly NewPart[]
  /** As it is written. Two fixes that want the same are made once. */
  readonly text: string
}

/** One of the spellings is taken: which one, the collection decides. */
export interface Wish {
  readonly entry?: readonly [key: string, value: Content]
  readonly item?: Content
}

interface Insertion {
  readonly changes: readonly Change[]
  readonly addition: Addition
}

/** Writes entries or items behind those of a collection, in its own style; where nothing is written yet, the collection with them. */
export function putInto(layout: Layout, node: Node, wishes: readonly Wish[]): Insertion | Refusal {
  if (node.kind === 'alias') return { why: 'an alias stands there' }
  const isGap = !('parts' in node)
  if (isGap && (node.type !== 'null' || node.tag !== undefined)) return { why: 'no mapping or list stands there' }
  const kind = !isGap ? node.kind : wishes.every(({ entry }) => entry) ? 'mapping' : 'sequence'
  const parts: NewPart[] = []
  for (const { entry, item } of wishes) {
    const content = kind === 'mapping' ? entry?.[1] : item
    if (content === undefined) return { why: `a ${kind} stands there` }
    const value = copied(layout, content)
    if (value === undefined) return { why: 'what it would repeat is no plain value of this file' }
    parts.push({ key: kind === 'mapping' ? entry![0] : undefined, value })
  }
  if (!isGap) {
    const taken = parts.map(nameOf).find((name) => name !== undefined && node.parts.some((part) => isNamed(part, name)))
    if (taken !== undefined) return { why: `${taken} is written there already` }
  }
  const changes = isGap ? inPlaceOf(layout, node, parts) : node.flow ? betweenBrackets(layout, node, parts) : beneath(layout, node, parts)
  return 'why' in changes ? changes : { changes, addition: { parts, text: changes.map(({ text }) => text).join('') } }
}

/** What there can be one of: the key of an entry, or a text in a list. */
function nameOf({ key, value }: NewPart): string | undefined {
  return key ?? (value.kind === 'scalar' && value.type === 'string' ? value.text : undefined)
}

function isNamed({ key, value }: Part, name: string): boolean {
  if (key !== undefined) return key.kind === 'scalar' && key.text === name
  return value.kind === 'scalar' && value.type === 'string' && value.text === name
}

/** Behind the last line of a block, and before the comments that speak of what comes next. */
function beneath(layout: Layout, of: Collection, parts: readonly NewPart[]): readonly Change[] | Refusal {
  const { text } = layout.file
  const indent = indentation(text, of)
  const last = of.parts.at(-1)!
  if (indent === undefined) return { why: 'it is indented with tabs' }
  if (!restIsComment(text, last.end)) return { why: 'it shares its lines with something else' }
  const lines = laid(parts, lookOf(layout, last))
  if (lines === undefined) return { why: 'YAML cannot hold that text' }
  return [atLine(layout, behind(text, last, indent.length), lines.map((line) => indent + line))]
}

/** Where a line after a part begins. */
function behind(text: string, part: Part, column: number): number {
  let end = nextLine(text, part.end)
  // Blank lines are a part of a block that keeps them.
  const last = lastOf(part)
  if (last.kind === 'scalar' && (last.style === 'literal' || last.style === 'folded') && text.slice(last.start, lineEnd(text, last.start)).includes('+')) {
    while (end < text.length && text.slice(end, lineEnd(text, end)).trim() === '') end = nextLine(text, end)
  }
  return commentsUnder(text, end, column)
}

function lastOf({ value }: Part): Node {
  let node = value
  while ('parts' in node && node.parts.length > 0) node = node.parts.at(-1)!.value
  return node
}

function atLine({ file }: Layout, at: number, lines: readonly string[]): Change {
  const { text } = file
  const end = firstBreak(text)
  const isLine = at === 0 || /[\r\n\ufeff]/.test(text[at - 1]!)
  return { at: { file, start: at, end: at }, text: isLine ? lines.map((line) => line + end).join('') : lines.map((line) => end + line).join('') }
}

/** The white space before each part of a block; undefined where there are tabs in it. */
function indentation(text: string, { parts }: Collection): string | undefined {
  const { start } = parts.find((part) => isAloneBefore(text, part.start)) ?? parts[0]!
  const before = text.slice(lineStart(text, start), start)
  return before.includes('\t') ? undefined : ' '.repeat(before.length)
}

/** Where the value of an entry or an item is not written, or null. */
function inPlaceOf(layout: Layout, { start, end, part, anchor }: Leaf, parts: readonly NewPart[]): readonly Change[] | Refusal {
  const { file } = layout
  const { text } = file
  if (part === undefined) return { why: 'the file says nothing' }
  const look = lookOf(layout, part)
  const indent = part.of.flow || part.key === undefined || anchor !== undefined ? undefined : indentation(text, part.of)
  if (indent === undefined || !restIsComment(text, end)) {
    const value = flowText({ kind: parts[0]!.key === undefined ? 'sequence' : 'mapping', parts }, { ...look, flow: true })
    if (value === undefined) return { why: 'YAML cannot hold that text' }
    return [{ at: { file, start, end }, text: (start === end ? announced(text, part) : '') + value }]
  }
  const lines = laid(parts, look)
  if (lines === undefined) return { why: 'YAML cannot hold that text' }
  const deeper = indent + (parts[0]!.key === undefined ? look.items : look.step)
  const gap = start === end ? 0 : /[ \t]*$/.exec(text.slice(lineStart(text, start), start))![0].length
  const added = atLine(layout, nextLine(text, end), lines.map((line) => deeper + line))
  if (start === end) return [added]
  const word = { file, start: start - gap, end }
  return added.at.start === end ? [{ at: word, text: added.text }] : [{ at: word, text: '' }, added]
}

/** What must come between the text before and a value that was not written until now. */
function announced(text: string, { of, key, value }: Part): string {
  if (of.kind === 'mapping' && key?.end === value.start) return ': '
  return /\s/.test(text[value.start - 1] ?? ' ') ? '' : ' '
}

function betweenBrackets(layout: Layout, of: Collection, parts: readonly NewPart[]): readonly Change[] | Refusal {
  const { file } = layout
  const { text } = file
  const last = of.parts.at(-1)
  const look = { ...lookOf(layout, last ?? of.part), flow: true }
  const entries = parts.map((part) => flowEntry(part, look))
  if (entries.includes(undefined)) return { why: 'YAML cannot hold that text' }
  if (last === undefined) {
    const isBlank = text.slice(of.start + 1, of.end - 1).trim() === ''
    return [{ at: { file, start: of.start + 1, end: isBlank ? of.end - 1 : of.start + 1 }, text: entries.join(', ') }]
  }
  const comma = commaBehind(text, last.end)
  const end = comma === undefined ? last.end : comma + 1
  if (isAloneBefore(text, last.start) && restIsComment(text, end)) {
    const indent = text.slice(lineStart(text, last.start), last.start)
    const line = atLine(layout, nextLine(text, end), entries.map((entry, i) => `${indent}${entry}${comma !== undefined || i < entries.length - 1 ? ',' : ''}`))
    return comma === undefined ? [{ at: { file, start: last.end, end: last.end }, text: ',' }, line] : [line]
  }
  return [{ at: { file, start: last.end, end: last.end }, text: entries.map((entry) => `, ${entry}`).join('') }]
}

/** How the neighbours of a new part are written. */
function lookOf(layout: Layout, beside: Part | undefined): Look {
  const quotes = (node: Node | undefined) => (node !== undefined && 'style' in node && (node.style === 'single' || node.style === 'double') ? node.style : 'plain')
  const key = quotes(beside?.key)
  return { ...habits(layout), key, value: beside?.key === undefined ? quotes(beside?.value) : key, flow: false }
}

const known = new WeakMap<Layout, Pick<Look, 'step' | 'items'>>()

/** How far blocks of the file are indented, as its first ones are. */
function habits(layout: Layout): Pick<Look, 'step' | 'items'> {
  let found = known.get(layout)
  if (found === undefined) known.set(layout, (found = surveyed(layout)))
  return found
}

function surveyed({ leaves, file: { text } }: Layout): Pick<Look, 'step' | 'items'> {
  let step: number | undefined
  let items: number | undefined
  for (const { part } of leaves) {
    const parent = part?.of.part?.of
    if (part === undefined || part.of.flow || parent === undefined || parent.kind === 'sequence') continue
    const [own, outer] = [indentation(text, part.of), indentation(text, parent)]
    if (own === undefined || outer === undefined) continue
    const depth = own.length - outer.length
    if (part.of.kind === 'mapping') step ??= depth
    else items ??= depth
    if (step !== undefined && items !== undefined) break
  }
  return { step: ' '.repeat(step ?? 2), items: ' '.repeat(items ?? step ?? 2) }
}
