import { implied, type Entry, type Mapping, type Tree } from '../source/tree.ts'
import type { Origin } from '../source/origin.ts'

/** A mapping with its values changed, those left out where the change gives none; the same object where nothing changes. */
export function mapped(mapping: Mapping, change: (entry: Entry, name: string) => Tree | undefined): Mapping {
  let entries: Map<string, Entry> | undefined
  for (const [name, entry] of mapping.entries) {
    const value = change(entry, name)
    if (value === entry.value) continue
    entries ??= new Map(mapping.entries)
    if (value === undefined) entries.delete(name)
    else entries.set(name, { key: entry.key, value })
  }
  return entries === undefined ? mapping : { ...mapping, entries }
}

/** The same for the items of a sequence; any other tree is left alone. */
export function itemsChanged(tree: Tree, change: (item: Tree, index: number) => Tree | undefined): Tree {
  if (tree.kind !== 'sequence') return tree
  const made = tree.items.map(change)
  if (made.every((item, index) => item === tree.items[index])) return tree
  return { ...tree, items: made.filter((item) => item !== undefined) }
}

/** A mapping with one more entry, which no file says, unless it has it already. */
export function withDefault(mapping: Mapping, name: string, value: string | boolean, origin: Origin): Mapping {
  if (mapping.entries.has(name)) return mapping
  return { ...mapping, entries: new Map(mapping.entries).set(name, { key: implied(name, origin), value: implied(value, origin) }) }
}

/** What an alias repeats is looked at, changed and told of once. */
export function once<Rest extends readonly unknown[]>(change: (tree: Tree, ...rest: Rest) => Tree): (tree: Tree, ...rest: Rest) => Tree {
  let done: Map<Tree, Tree> | undefined
  return (tree, ...rest) => {
    const made = done?.get(tree) ?? change(tree, ...rest)
    done ??= new Map()
    done.set(tree, made)
    return made
  }
}
