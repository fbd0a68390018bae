import type { Tree } from '../source/tree.ts'

/** A tree as the value that JSON would make of it. Objects have no prototype, so that a key `__proto__` is one like any other. */
export function plain(tree: Tree): unknown {
  switch (tree.kind) {
    case 'scalar':
      return tree.value
    case 'sequence':
      return tree.items.map(plain)
    case 'mapping': {
      const value: Record<string, unknown> = Object.create(null)
      for (const [name, entry] of tree.entries) value[name] = plain(entry.value)
      return value
    }
  }
}
