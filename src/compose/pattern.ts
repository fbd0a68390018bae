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

/** The way to a value, for messages: keys, and indices of lists. */
export interface Way {
  readonly up: Way | undefined
  readonly key: string | number
}

/** As compose-go writes a path: keys and `[0]` with dots between them. */
export function dotted(way: Way | undefined): string {
  const keys: string[] = []
  for (let here = way; here !== undefined; here = here.up) keys.push(typeof here.key === 'number' ? `[${here.key}]` : here.key)
  return keys.reverse().join('.')
}

/** What becomes of a value at a place; `given` is what all changes of the walk are given. */
export type Change<Given> = (tree: Tree, given: Given, way: Way | undefined) => Tree
export type Changes<Given> = Readonly<Record<string, Change<Given>>>

/** Changes what stands at the paths of a table, beneath the end of a way, and looks at nothing that cannot match. What an alias repeats is changed, and told of, once. */
export function changer<Given = void>(table: () => Changes<Given>): <T extends Tree>(tree: T, given: Given, way?: Way) => T {
  let places: Patterns<Change<Given>> | undefined
  return (tree, given, way) => new Walk(given).changed(tree, (places ??= patterns(table())), way) as typeof tree
}

class Walk<Given> {
  readonly #given: Given
  #done: Map<Tree, { readonly change: Change<Given>; readonly made: Tree }> | undefined

  constructor(given: Given) {
    this.#given = given
  }

  changed(tree: Tree, places: Patterns<Change<Given>>, way: Way | undefined): Tree {
    if (places.found !== undefined) return this.#once(tree, places.found, way)
    if (tree.kind === 'mapping') {
      return mapped(tree, ({ value }, name) => {
        const inner = below(places, name)
        return inner === undefined ? value : this.changed(value, inner, { up: way, key: name })
      })
    }
    const { any } = places
    return any === undefined ? tree : itemsChanged(tree, (item, index) => this.changed(item, any, { up: way, key: index }))
  }

  #once(tree: Tree, change: Change<Given>, way: Way | undefined): Tree {
    const known = this.#done?.get(tree)
    if (known?.change === change) return known.made
    const made = change(tree, this.#given, way)
    if (tree.kind !== 'scalar') (this.#done ??= new Map()).set(tree, { change, made })
    return made
  }
}
