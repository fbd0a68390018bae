import { SourceFile } from '../source/file.ts'
import { layout, type Layout, type Leaf, type Node, type Part } from '../source/layout.ts'
import { parse } from '../source/yaml.ts'
import { isSame } from './clash.ts'
import { areWritten, type NewPart } from './content.ts'
import type { Change } from './diagnostic.ts'
import type { Addition } from './insertion.ts'
import type { Plan, Rewrite } from './plan.ts'

/** The text with changes made, none of which overlap. */
export function changed(text: string, changes: readonly Change[]): string {
  const pieces: string[] = []
  let done = 0
  let last: Change | undefined
  for (const change of [...changes].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end)) {
    if (last !== undefined && isSame(last, change)) continue
    pieces.push(text.slice(done, change.at.start), change.text)
    done = change.at.end
    last = change
  }
  return pieces.join('') + text.slice(done)
}

/** True where a text reads as the layout does with these plans made, and in nothing else otherwise. */
export function says(text: string, before: Layout, plans: readonly Plan[]): boolean {
  const file = new SourceFile(before.file.path, text)
  const now = layout(file)
  if (now?.documents.length !== before.documents.length) return false
  const rewrites = new Map<Leaf, Rewrite[]>()
  const removed = new Set<Part>()
  const emptied = new Set<Node>()
  const added = new Map<Node, Addition>()
  for (const plan of plans) {
    for (const rewrite of plan.rewrites) rewrites.set(rewrite.leaf, [...(rewrites.get(rewrite.leaf) ?? []), rewrite])
    for (const part of plan.removed) removed.add(part)
    for (const of of plan.emptied) emptied.add(of)
    // Of one place there is one addition, however many fixes want it.
    for (const [node, addition] of plan.added) added.set(node, addition)
  }
  if (!before.documents.every((node, i) => isAsPlanned(node, now.documents[i]!))) return false
  const [was, is] = [parse(before.file), parse(file)]
  return is.problems.length <= was.problems.length && is.documents.length >= was.documents.length

  function isAsPlanned(was: Node, is: Node): boolean {
    if (was.anchor !== is.anchor || was.tag !== is.tag) return false
    if (emptied.has(was)) return is.kind === was.kind ? partsOf(is).length === 0 : is.kind === 'scalar' && is.start === is.end
    const more = added.get(was)?.parts ?? []
    if (!('parts' in was)) return more.length > 0 ? isNew(is, more) : isLeafAsPlanned(was, is)
    if (!('parts' in is) || is.kind !== was.kind || is.flow !== was.flow) return false
    const left = was.parts.some((part) => removed.has(part)) ? was.parts.filter((part) => !removed.has(part)) : was.parts
    if (is.parts.length !== left.length + more.length || !areWritten(is.parts.slice(left.length), more)) return false
    return left.every((part, i) => isPartAsPlanned(part, is.parts[i]!))
  }

  function isNew(is: Node, parts: readonly NewPart[]): boolean {
    return 'parts' in is && is.kind === (parts[0]!.key === undefined ? 'sequence' : 'mapping') && areWritten(is.parts, parts)
  }

  function isPartAsPlanned(was: Part, is: Part): boolean {
    return (was.key === undefined || (is.key !== undefined && isAsPlanned(was.key, is.key))) && isAsPlanned(was.value, is.value)
  }

  function isLeafAsPlanned(was: Leaf, is: Node): boolean {
    const made = rewrites.get(was)
    if (made === undefined) return !('parts' in is) && is.kind === was.kind && is.text === was.text && is.style === was.style && is.type === was.type
    if (is.kind !== 'scalar') return false
    const wanted = rewritten(was.text, made)
    if (wanted === undefined) return true
    return is.text === wanted && (is.type === 'string' || (was.part?.key !== was && (was.type !== 'string' || was.kind === 'alias')))
  }
}

function partsOf(node: Node): readonly Part[] {
  return 'parts' in node ? node.parts : []
}

/** The content of a scalar after its rewrites; undefined where one of them cannot tell. */
function rewritten(text: string, rewrites: readonly Rewrite[]): string | undefined {
  let result = ''
  let done = 0
  for (const { start, end, text: put } of [...rewrites].sort((a, b) => a.start - b.start)) {
    if (put === undefined) return undefined
    if (end > start && end <= done) continue // the same one again
    result += text.slice(done, start) + put
    done = end
  }
  return result + text.slice(done)
}
