import type { Tree } from '../source/tree.ts'
import { itemsChanged, mapped } from './walk.ts'

/** A table by paths like `services.*.ports`, where `*` stands for any one key or index (compose-go tree/path.go). */
export interface Patterns<T> {
  readonly found: T | undefined
  readonly named: ReadonlyMap<string, Patterns<T>>
  readonly any: Patterns<T> | undefined
}

export function patterns<T>(table: Readonly<Record<string, T>>): Patterns<T> {
  const root: Draft<T> = { found: undefined, named: new Map(), any: undefined }
  for (const [path, found] of Object.entries(table)) {
    let here = root
    for (const step of path.split('.')) {
      const next = (step === '*' ? here.any : here.named.get(step)) ?? { found: undefined, named: new Map(), any: undefined }
      if (step === '*') here.any = next
      else here.named.set(step, next)
      here = next
    }
    here.found = found
  }
  return root
}

interface Draft<T> extends Patterns<T> {
  found: T | undefined
  readonly named: Map<string, Draft<T>>
  any: Draft<T> | undefined
}

/** What the table has below a key; undefined where it has nothing there. */
export function below<T>(table: Patterns<T> | undefined, key: string): Patterns<T> | undefined {
  return table?.named.get(key) ?? table?.any
}

/** The way to a value, for messages. A value has its way made only where something is said of it. */
export interface Way {
  readonly up: Way | undefined
  readonly key: string
}

/** As compose-go writes a path: keys and `[0]` with dots between them. */
export function dotted(way: Way | undefined): string {
  const keys: string[] = []
  for (let here = way; here !== undefined; here = here.up) keys.push(here.key)
  return keys.reverse().join('.')
}

export type Change = (tree: Tree, way: Way | undefined) => Tree

/** The tree with what stands at the table's paths changed, and nothing looked at that cannot match. */
export function changedAt(tree: Tree, table: Patterns<Change> | undefined, way?: Way): Tree {
  if (table === undefined) return tree
  if (table.found !== undefined) return table.found(tree, way)
  if (tree.kind === 'mapping') return mapped(tree, ({ value }, name) => changedAt(value, below(table, name), { up: way, key: name }))
  let index = 0
  return itemsChanged(tree, (item) => changedAt(item, table.any, { up: way, key: `[${index++}]` }))
}
