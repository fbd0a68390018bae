import { type Cause, type Span, through } from './origin.ts'
import type { Entry, Mapping, Tree } from './tree.ts'

/** A `<<` and the mappings it takes its entries from. */
export interface Merge {
  readonly at: Span
  readonly from: readonly Mapping[]
}

/** Written keys win over merged ones, and the first mapping merged over the others (yaml.v3 decode.go merge). */
export function mergeInto(entries: Map<string, Entry>, merge: Merge): void {
  const cause: Cause = { kind: 'merge-key', at: merge.at }
  for (const source of merge.from) {
    for (const [name, { key, value }] of source.entries) {
      if (!entries.has(name)) entries.set(name, { key, value: { ...value, origin: through(value.origin, cause) } })
    }
  }
}

/** compose-go has taken what is to be reset out of an anchored node before it comes to an alias of it (loader/reset.go). */
export function withoutResets(node: Tree): Tree {
  if (node.kind === 'scalar' || node.tag !== undefined) return node
  if (node.kind === 'sequence') return { ...node, items: node.items.filter((item) => item.tag !== 'reset').map(withoutResets) }
  const entries = new Map<string, Entry>()
  for (const [name, { key, value }] of node.entries) if (value.tag !== 'reset') entries.set(name, { key, value: withoutResets(value) })
  return { ...node, entries }
}
