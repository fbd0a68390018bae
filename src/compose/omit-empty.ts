import type { Tree } from '../source/tree.ts'
import { changedAt, patterns, type Change } from './pattern.ts'
import { itemsChanged } from './walk.ts'

/** compose-go loader/omitEmpty.go: an empty `dns` server, as a variable may leave it, is none. */
export function omitEmpty<T extends Tree>(tree: T): T {
  return changedAt(tree, table) as T
}

const table = patterns<Change>({
  'services.*.dns': (dns) => itemsChanged(dns, (item) => (item.kind === 'scalar' && (item.value === null || item.value === '') ? undefined : item))
})
