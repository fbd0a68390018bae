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

/**
 * Changes what stands at paths, and looks at nothing that cannot match. What is done there is made anew for each tree; where
 * it is, only once: the paths must be the same each time.
 */
export function changer<Input extends readonly unknown[]>(changes: (...input: Input) => Readonly<Record<string, Change>>): <T extends Tree>(tree: T, ...input: Input) => T {
  let places: Patterns<string> | undefined
  return (tree, ...input) => {
    const table = changes(...input)
    places ??= patterns(Object.fromEntries(Object.keys(table).map((path) => [path, path])))
    return changedAt(tree, places, table, undefined) as typeof tree
  }
}

/** The same within a tree, at the end of a way. */
export function changesBelow(table: Readonly<Record<string, Change>>): Change {
  const places = patterns(Object.fromEntries(Object.keys(table).map((path) => [path, path])))
  return (tree, way) => changedAt(tree, places, table, way)
}

function changedAt(tree: Tree, places: Patterns<string> | undefined, table: Readonly<Record<string, Change>>, way: Way | undefined): Tree {
  if (places === undefined) return tree
  if (places.found !== undefined) return table[places.found]!(tree, way)
  if (tree.kind === 'mapping') return mapped(tree, ({ value }, name) => changedAt(value, below(places, name), table, { up: way, key: name }))
  let index = 0
  return itemsChanged(tree, (item) => changedAt(item, places.any, table, { up: way, key: `[${index++}]` }))
}
