import type { Edit, Located } from '../rule.ts'
import type { Layout, Leaf, Node, Part } from '../source/layout.ts'
import { isTangled } from './clash.ts'
import type { Change } from './diagnostic.ts'
import { putInto, type Addition, type Wish } from './insertion.ts'
import type { Plan, Refusal, Rewrite } from './plan.ts'
import { inside, isPlain, quote, type Slot } from './quote.ts'
import { takeAway } from './removal.ts'

const ANOTHER_TEXT: Refusal = { why: 'what is written there is not the value itself' }
const NO_YAML: Refusal = { why: 'YAML cannot hold that text' }

/** Plans edits that all stand in the file of the layout. */
export function plan(layout: Layout, edits: readonly Edit[]): Plan | Refusal {
  const changes: Change[] = []
  const rewrites: Rewrite[] = []
  const parts = new Set<Part>()
  const wishes = new Map<Node, Wish[]>()
  const added = new Map<Node, Addition>()
  for (const edit of edits) {
    if (edit.kind === 'insert') {
      const node = valueAt(layout, edit.at)
      if ('why' in node) return node
      wishes.set(node, [...(wishes.get(node) ?? []), edit])
      continue
    }
    if (edit.kind === 'remove') {
      const part = partAt(layout, edit.at)
      if ('why' in part) return part
      parts.add(part)
      continue
    }
    const made = rewritten(layout, edit)
    if ('why' in made) return made
    changes.push(made.change)
    rewrites.push(made.rewrite)
  }
  const removal = takeAway(layout, parts)
  if ('why' in removal) return removal
  changes.push(...removal.changes)
  for (const [node, wanted] of wishes) {
    const made = putInto(layout, node, wanted)
    if ('why' in made) return made
    for (const change of made.changes) besideRemoved(changes, change)
    added.set(node, made.addition)
  }
  if (isTangled(changes)) return { why: 'its own edits are of one text' }
  return { layout, changes, rewrites, removed: removal.removed, emptied: removal.emptied, added }
}

/** What is put where something is taken away takes its place. */
function besideRemoved(changes: Change[], put: Change): void {
  const { start, end } = put.at
  const i = changes.findIndex(({ at, text }) => text === '' && start === end && (at.end === start || at.start === end))
  if (i < 0) return void changes.push(put)
  const { at } = changes[i]!
  const isLine = at.start === 0 || /[\r\n\ufeff]/.test(at.file.text[at.start - 1]!)
  // At the end of a file without a last line break, the one that was to come before the new lines is there already.
  changes[i] = { at, text: isLine ? put.text.replace(/^\r?\n/, '') : put.text }
}

function rewritten(layout: Layout, edit: Edit & { kind: 'replace' }): { readonly change: Change; readonly rewrite: Rewrite } | Refusal {
  const { file } = layout
  const { start, end, via } = edit.at.origin
  const under = file.text.slice(start, end)
  if (under.includes('$') && via.some(({ kind }) => kind === 'variable')) return { why: 'a variable stands there, and would be lost' }
  const node = exactly(layout, start, end).at(-1)
  if (node !== undefined && node.kind !== 'scalar' && node.kind !== 'alias') return { why: `a ${node.kind} stands there` }
  const leaf = node ?? around(layout, start, end)
  if (leaf === undefined) return { why: 'no value stands there' }
  if (leaf.style === 'literal' || leaf.style === 'folded') return { why: 'it is written as a block of lines' }

  if (node === undefined) return slice(layout, leaf, edit)
  const own = textOf(edit.at)
  // A part of a scalar is located as the whole of it where its letters cannot be told apart.
  const isWhole = own === undefined ? isVerbatim(layout, leaf) && !under.includes('$$') : own === leaf.text || sameNumber(own, leaf)
  if (leaf.kind === 'scalar' && !isWhole) return ANOTHER_TEXT
  const whole = { leaf, start: 0, end: leaf.text.length }
  if (edit.verbatim) return { change: { at: { file, start, end }, text: edit.text }, rewrite: { ...whole, text: undefined } }
  const text = quote(edit.text, slot(layout, leaf))
  if (text === undefined) return NO_YAML
  return { change: { at: { file, start, end }, text: announced(layout, leaf) + text }, rewrite: { ...whole, text: edit.text } }
}

/** Just some characters of a scalar, if the rest can stay as it is. */
function slice(layout: Layout, leaf: Leaf, { at, text }: Edit & { kind: 'replace' }): { readonly change: Change; readonly rewrite: Rewrite } | Refusal {
  const { file } = layout
  const { start, end } = at.origin
  const own = textOf(at)
  const content = contentStart(leaf)
  if (leaf.kind === 'alias' || !isVerbatim(layout, leaf)) return { why: 'it is a part of a text that is not written letter by letter' }
  if (own !== undefined && own !== file.text.slice(start, end)) return ANOTHER_TEXT
  const rewrite = { leaf, start: start - content, end: end - content, text }
  const whole = leaf.text.slice(0, rewrite.start) + text + leaf.text.slice(rewrite.end)
  const written = inside(text, leaf.style)
  if (written !== undefined && (leaf.style !== 'plain' || isPlain(whole, slot(layout, leaf)))) return { change: { at: { file, start, end }, text: written }, rewrite }
  const quoted = quote(whole, slot(layout, leaf))
  if (quoted === undefined) return NO_YAML
  return { change: { at: { file, start: leaf.start, end: leaf.end }, text: quoted }, rewrite: { leaf, start: 0, end: leaf.text.length, text: whole } }
}

function slot(layout: Layout, leaf: Leaf): Slot {
  const isKey = leaf.part?.key === leaf
  return { style: leaf.style, type: leaf.kind === 'alias' ? aliased(layout, leaf) : leaf.type, isKey, flow: isInFlow(leaf) }
}

function aliased(layout: Layout, leaf: Leaf): Leaf['type'] {
  const of = layout.aliases.get(leaf)
  return of?.kind === 'scalar' ? of.type : 'string'
}

function isInFlow(node: Node): boolean {
  for (let of = node.part?.of; of; of = of.part?.of) if (of.flow) return true
  return false
}

/** What must come between the text before and a value that was not written until now. */
function announced({ file }: Layout, { start, end, part }: Leaf): string {
  if (start < end) return ''
  const before = file.text[start - 1]
  if (part?.of.kind === 'mapping' && part.key?.end === start) return ': '
  return before === undefined || /\s/.test(before) ? '' : ' '
}

/** What something can be put into: the collection itself, the value of a key, or the place where one would stand. */
function valueAt(layout: Layout, { origin: { start, end } }: Located): Node | Refusal {
  const nodes = exactly(layout, start, end)
  const node = nodes.find(({ kind }) => kind === 'mapping' || kind === 'sequence') ?? nodes[0]
  if (node === undefined) return { why: 'what stands there is no mapping or list' }
  return node.part?.key === node ? node.part.value : node
}

/** The entry or item that is meant: by its key, its value, or one half of an item such as `NAME=value`. */
function partAt(layout: Layout, at: Located): Part | Refusal {
  const { start, end } = at.origin
  const own = textOf(at)
  const node = exactly(layout, start, end)[0]
  if (node === undefined) {
    const leaf = around(layout, start, end)
    const cut = leaf?.text.indexOf('=') ?? -1
    if (leaf === undefined || cut < 0 || leaf.part?.of.kind !== 'sequence' || !isVerbatim(layout, leaf)) return { why: 'what stands there is no entry or item' }
    const content = contentStart(leaf)
    const isName = start === content && end === content + cut
    const isValue = start === content + cut + 1 && end === content + leaf.text.length
    return isName || isValue ? leaf.part : { why: 'what stands there is only a part of an item' }
  }
  if (node.part === undefined) return { why: 'nothing would be left of the file' }
  if (own !== undefined && node.kind !== 'alias') {
    const isOwn = node.kind === 'scalar' && (own === node.text || sameNumber(own, node) || node.text.startsWith(`${own}=`) || node.text.endsWith(`=${own}`) || node.text.includes('$'))
    if (!isOwn) return { why: 'it is only implied, and written nowhere' }
  }
  return node.part
}

/** The text of a field or scalar; a problem, a port or a service has none. */
function textOf(at: Located): string | undefined {
  return 'text' in at && typeof at.text === 'string' ? at.text : undefined
}

/** `0x50` is 80 to Compose. */
function sameNumber(text: string, leaf: Leaf): boolean {
  return leaf.type === 'int' && Number(leaf.text) === Number(text)
}

function exactly({ nodes }: Layout, start: number, end: number): readonly Node[] {
  return nodes.get(start)?.filter((node) => node.end === end) ?? []
}

/** The scalar that a stretch lies in. */
function around({ leaves }: Layout, start: number, end: number): Leaf | undefined {
  let low = 0
  let high = leaves.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (leaves[middle]!.start <= start) low = middle
    else high = middle - 1
  }
  const leaf = leaves[low]
  return leaf !== undefined && leaf.start <= start && end <= leaf.end ? leaf : undefined
}

function contentStart(leaf: Leaf): number {
  return leaf.start + (leaf.style === 'single' || leaf.style === 'double' ? 1 : 0)
}

/** True where the content of a scalar is written letter by letter. */
function isVerbatim({ file }: Layout, leaf: Leaf): boolean {
  const content = contentStart(leaf)
  return file.text.startsWith(leaf.text, content) && leaf.end === content + leaf.text.length + (content - leaf.start)
}
