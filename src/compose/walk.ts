import { implied, type Entry, type Mapping, type Tree } from '../source/tree.ts'
import type { Origin } from '../source/origin.ts'

/** A mapping with its values changed, those left out where the change gives none; the same object where nothing changes. */
export function mapped(mapping: Mapping, change: (entry: Entry, name: string) => Tree | undefined): Mapping {
  let entries: Map<string, Entry> | undefined
  mapping.entries.forEach((entry, name) => {
    const value = change(entry, name)
    if (value === entry.value) return
    entries ??= new Map(mapping.entries)
    if (value === undefined) entries.delete(name)
    else entries.set(name, { key: entry.key, value })
  })
  return entries === undefined ? mapping : { ...mapping, entries }
}

/** The same for the items of a sequence; any other tree is left alone. */
export function itemsChanged(tree: Tree, change: (item: Tree, index: number) => Tree | undefined): Tree {
  if (tree.kind !== 'sequence') return tree
  const { items } = tree
  let made: Tree[] | undefined
  for (const [index, item] of items.entries()) {
    const changed = change(item, index)
    if (changed !== item) made ??= items.slice(0, index)
    if (made && changed !== undefined) made.push(changed)
  }
  return made === undefined ? tree : { ...tree, items: made }
}

/** A mapping with one more entry, which no file says, unless it has it already. */
export function withDefault(mapping: Mapping, name: string, value: string | boolean, origin: Origin): Mapping {
  if (mapping.entries.has(name)) return mapping
  return { ...mapping, entries: new Map(mapping.entries).set(name, { key: implied(name, origin), value: implied(value, origin) }) }
}
