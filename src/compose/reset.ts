import type { Entry, Tree } from '../source/tree.ts'
import { overriding } from './shaped.ts'

/** The paths at which a document has `!reset` or `!override`: what earlier files say there does not count. */
export interface Resets {
  readonly here: boolean
  readonly below: ReadonlyMap<string, Resets>
}

export const noResets: Resets = { here: false, below: new Map() }
const reset: Resets = { here: true, below: new Map() }

/**
 * compose-go loader/reset.go resolveReset: takes away what is tagged `!reset`, its value with it, and keeps what is tagged
 * `!override`. Inside a list the tags reach no other file: `!reset` takes its item away, `!override` does nothing.
 */
export function takeResets(tree: Tree): { readonly tree: Tree | undefined; readonly resets: Resets } {
  return isTagged(tree) ? taken(tree) : { tree, resets: noResets }
}

function isTagged(tree: Tree): boolean {
  if (tree.tag !== undefined) return true
  if (tree.kind === 'scalar') return false
  if (tree.kind === 'sequence') return tree.items.some(isTagged)
  for (const { value } of tree.entries.values()) if (isTagged(value)) return true
  return false
}

function taken(tree: Tree): { readonly tree: Tree | undefined; readonly resets: Resets } {
  if (tree.tag === 'reset') return { tree: undefined, resets: reset }
  if (tree.tag === 'override') return { tree, resets: reset }
  if (tree.kind === 'scalar') return { tree, resets: noResets }
  if (tree.kind === 'sequence') {
    const items = tree.items.flatMap((item) => taken(item).tree ?? [])
    return { tree: sameItems(items, tree.items) ? tree : { ...tree, items }, resets: noResets }
  }

  let entries: Map<string, Entry> | undefined
  let below: Map<string, Resets> | undefined
  for (const [name, { key, value }] of tree.entries) {
    const kept = taken(value)
    if (kept.resets !== noResets) (below ??= new Map()).set(name, kept.resets)
    if (kept.tree === value) continue
    entries ??= new Map(tree.entries)
    if (kept.tree === undefined) entries.delete(name)
    else entries.set(name, { key, value: kept.tree })
  }
  return { tree: entries === undefined ? tree : { ...tree, entries }, resets: below === undefined ? noResets : { here: false, below } }
}

/** Takes from `base` what `over` resets. What `over` says instead is told what it stands over. */
export function applyResets<Base extends Tree, Over extends Tree>(base: Base, over: Over, resets: Resets): { readonly base: Base; readonly over: Over } {
  if (base.kind !== 'mapping' || over.kind !== 'mapping') return { base, over }
  let kept: Map<string, Entry> | undefined
  let told: Map<string, Entry> | undefined
  for (const [name, { here, below }] of resets.below) {
    const old = base.entries.get(name)
    const own = over.entries.get(name)
    if (old === undefined) continue
    if (here) {
      ;(kept ??= new Map(base.entries)).delete(name)
      if (own !== undefined) (told ??= new Map(over.entries)).set(name, { key: own.key, value: overriding(own.value, old.value) })
      continue
    }
    if (own === undefined) continue
    const inner = applyResets(old.value, own.value, { here: false, below })
    if (inner.base !== old.value) (kept ??= new Map(base.entries)).set(name, { key: old.key, value: inner.base })
    if (inner.over !== own.value) (told ??= new Map(over.entries)).set(name, { key: own.key, value: inner.over })
  }
  return { base: kept === undefined ? base : { ...base, entries: kept }, over: told === undefined ? over : { ...over, entries: told } }
}

/** The resets below a path of keys. */
export function resetsAt(resets: Resets, ...path: readonly string[]): Resets {
  return path.reduce<Resets>((here, key) => here.below.get(key) ?? noResets, resets)
}

function sameItems(a: readonly Tree[], b: readonly Tree[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
