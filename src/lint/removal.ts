import type { Collection, Layout, Part } from '../source/layout.ts'
import type { Change } from './diagnostic.ts'
import type { Refusal } from './plan.ts'
import { commaBehind, commentsAbove, commentsUnder, isAloneBefore, lineEnd, lineStart, nextLine, restIsComment } from './lines.ts'

export interface Removal {
  readonly changes: readonly Change[]
  readonly removed: ReadonlySet<Part>
  readonly emptied: ReadonlySet<Collection>
}

/** Takes entries and items away, and with the last of a collection the entry that it is the value of. */
export function takeAway(layout: Layout, parts: ReadonlySet<Part>): Removal | Refusal {
  const { removed, emptied, left } = spread(parts)
  if (left !== undefined) return { why: `nothing would be left of ${left}` }
  const kept = [...removed].map((part) => keptAnchor(layout, part, removed)).find((name) => name !== undefined)
  if (kept !== undefined) return { why: `&${kept} stands in it, and is repeated elsewhere` }
  const changes: Change[] = [...emptied].map((of) => cleared(layout, of))
  for (const run of runs(removed)) {
    if (emptied.has(run.of)) continue
    const made = run.of.flow ? takenFromFlow(layout, run) : takenFromBlock(layout, run)
    if (made === undefined) return { why: 'it shares its lines with something else' }
    changes.push(...made)
  }
  return { changes, removed, emptied }
}

/** What goes with these parts: everything that would be nothing but a key. */
function spread(parts: ReadonlySet<Part>): { removed: ReadonlySet<Part>; emptied: ReadonlySet<Collection>; left?: string } {
  const removed = new Set(parts)
  const emptied = new Set<Collection>()
  const waiting = [...parts]
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const { of } = part
    if (emptied.has(of) || !of.parts.every((other) => removed.has(other))) continue
    const way = path(of)
    if (of.part === undefined || isRequired(way)) return { removed, emptied, left: way.length === 0 ? 'the file' : way.join('.') }
    if (of.tag === undefined && !standsAlone(way)) {
      if (!removed.has(of.part)) waiting.push(of.part)
      removed.add(of.part)
    } else emptied.add(of)
  }
  // Who goes with its parent needs no change of its own.
  for (const part of removed) if (isCovered(part, removed)) removed.delete(part)
  return { removed, emptied: new Set([...emptied].filter((of) => !isCovered(of.parts[0]!, removed))) }
}

function isCovered(part: Part, removed: ReadonlySet<Part>): boolean {
  for (let above = part.of.part; above; above = above.of.part) if (removed.has(above)) return true
  return false
}

/** The keys that lead to a collection; an item has no name. */
function path(of: Collection): readonly string[] {
  const names: string[] = []
  for (let part = of.part; part; part = part.of.part) names.unshift(part.key?.kind === 'scalar' ? part.key.text : '')
  return names
}

/** Compose refuses these without content, and their names mean something. */
function isRequired(way: readonly string[]): boolean {
  return way.length < 2 ? way[0] === 'services' : way.length === 2 && ['services', 'configs', 'secrets'].includes(way[0]!)
}

/** A network or volume, or that a service joins a network, is said by the name alone. */
function standsAlone(way: readonly string[]): boolean {
  if (way.at(-1) === '') return false
  if (way.length === 2) return way[0] === 'networks' || way[0] === 'volumes'
  return way.length === 4 && way[0] === 'services' && way[2] === 'networks'
}

/** The name of an anchor in a part that something repeats which stays. */
function keptAnchor({ repeated }: Layout, part: Part, removed: ReadonlySet<Part>): string | undefined {
  for (let i = firstFrom(repeated, part.start); i < repeated.length && repeated[i]!.node.start < part.end; i++) {
    const { node, by } = repeated[i]!
    const stays = by.some((alias) => !isWithin(part, alias.start) && ![...removed].some((other) => isWithin(other, alias.start)))
    if (stays) return node.anchor
  }
  return undefined
}

function firstFrom(repeated: Layout['repeated'], offset: number): number {
  let low = 0
  let high = repeated.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (repeated[middle]!.node.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

function isWithin(part: Part, offset: number): boolean {
  return part.start <= offset && offset < part.end
}

/** Neighbours that are taken away together. */
interface Run {
  readonly of: Collection
  /** Indices of parts, both taken away. */
  readonly first: number
  readonly last: number
}

function runs(removed: ReadonlySet<Part>): readonly Run[] {
  const found: Run[] = []
  for (const { of, index } of [...removed].sort((a, b) => a.start - b.start || a.index - b.index)) {
    const last = found.at(-1)
    if (last?.of === of && last.last + 1 === index) found[found.length - 1] = { ...last, last: index }
    else found.push({ of, first: index, last: index })
  }
  return found
}

/** Where the text before a part ends: no comment of it can stand above. */
function limit({ of, first }: Run): number {
  if (first > 0) return of.parts[first - 1]!.end
  return of.part?.key?.end ?? of.part?.start ?? 0
}

function takenFromBlock({ file }: Layout, run: Run): readonly Change[] | undefined {
  const { text } = file
  const { start } = run.of.parts[run.first]!
  const { end } = run.of.parts[run.last]!
  const next = run.of.parts[run.last + 1]
  if (!restIsComment(text, end)) return undefined
  if (isAloneBefore(text, start)) {
    const column = start - lineStart(text, start)
    // What a file begins with speaks of the whole of it.
    const isHead = run.first === 0 && run.of.part === undefined
    const from = isHead ? lineStart(text, start) : commentsAbove(text, start, limit(run))
    return [{ at: { file, start: from, end: withoutGap(text, from, commentsUnder(text, nextLine(text, end), column)) }, text: '' }]
  }
  // `- a: 1`: the next entry takes the place behind the dash, unless it has comments above.
  if (next === undefined || !/^[\ufeff \t-]*$/.test(text.slice(lineStart(text, start), start))) return undefined
  const first = lineStart(text, next.start)
  if (nextLine(text, end) === first) return [{ at: { file, start, end: next.start }, text: '' }]
  const dash = start - /[ \t]*$/.exec(text.slice(lineStart(text, start), start))![0].length
  return [{ at: { file, start: dash, end: lineEnd(text, end) }, text: '' }]
}

/** Where two gaps would become one, or the file would begin with one, the blank lines behind go, too. */
function withoutGap(text: string, from: number, to: number): number {
  if (from > 0 && text.slice(lineStart(text, from - 1), from).trim() !== '' && text[from - 1] !== '\ufeff') return to
  let end = to
  while (end < text.length && text.slice(end, lineEnd(text, end)).trim() === '') end = nextLine(text, end)
  return end < text.length ? end : to
}

function takenFromFlow({ file }: Layout, run: Run): readonly Change[] {
  const { text } = file
  const { start } = run.of.parts[run.first]!
  const { end } = run.of.parts[run.last]!
  const previous = run.of.parts[run.first - 1]
  const next = run.of.parts[run.last + 1]
  const comma = commaBehind(text, end)
  const behind = comma === undefined ? end : comma + 1
  const take = (start: number, end: number): Change => ({ at: { file, start, end }, text: '' })

  if (isAloneBefore(text, start) && restIsComment(text, behind)) {
    const lines = take(commentsAbove(text, start, limit(run)), nextLine(text, behind))
    // Who is the last now has no comma behind it, if the last had none.
    const loose = next === undefined && comma === undefined && previous !== undefined ? commaBehind(text, previous.end) : undefined
    return loose === undefined ? [lines] : [take(loose, loose + 1), lines]
  }
  if (next !== undefined) {
    const isNear = !/[\r\n][ \t]*#/.test(text.slice(behind, next.start))
    return [take(start, isNear ? next.start : lineEnd(text, behind))]
  }
  const isNear = previous !== undefined && !text.slice(previous.end, start).includes('#')
  return [isNear ? take(previous.end, end) : take(start, behind)]
}

/** A collection that stays without its parts. */
function cleared({ file }: Layout, of: Collection): Change {
  const { text } = file
  if (!of.flow && of.tag === undefined) {
    return { at: { file, start: commentsAbove(text, of.start, limit({ of, first: 0, last: 0 })), end: nextLine(text, of.end) }, text: '' }
  }
  return { at: { file, start: of.start, end: of.end }, text: of.kind === 'mapping' ? '{}' : '[]' }
}
