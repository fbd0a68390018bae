import { through, type Cause, type Origin, type Span } from '../source/origin.ts'
import { isNull, type Entry, type Scalar, type Tree } from '../source/tree.ts'

/** A tree all of whose keys and values one more cause has shaped. */
export function shaped(tree: Tree, cause: Cause): Tree {
  return shaping(cause)(tree)
}

/** The same for several trees: what is shared in them and between them stays shared. */
export function shaping(cause: Cause): <T extends Tree>(tree: T) => T {
  const origins = new Map<Origin, Origin>()
  const trees = new Map<Tree, Tree>()
  return made as <T extends Tree>(tree: T) => T

  function made(tree: Tree): Tree {
    const known = trees.get(tree)
    if (known !== undefined) return known
    const origin = placed(tree.origin)
    const fresh: Tree =
      tree.kind === 'scalar' ? { ...tree, origin } : tree.kind === 'sequence' ? { ...tree, origin, items: tree.items.map(made) } : { ...tree, origin, entries: entries(tree.entries) }
    trees.set(tree, fresh)
    return fresh
  }

  function entries(of: ReadonlyMap<string, Entry>): Map<string, Entry> {
    const fresh = new Map<string, Entry>()
    for (const [name, { key, value }] of of) fresh.set(name, { key: made(key) as Scalar, value: made(value) })
    return fresh
  }

  // One origin for all that had one: what came of a short form is known by that.
  function placed(origin: Origin): Origin {
    const fresh = origins.get(origin) ?? through(origin, cause)
    origins.set(origin, fresh)
    return fresh
  }
}

/** What stands instead of a value that lost. */
export function overriding(over: Tree, lost: Tree): Tree {
  return isNull(lost) ? over : shaped(over, { kind: 'override', of: span(lost.origin) })
}

/** The place alone, so that what shaped it is not kept alive. */
export function span({ file, start, end }: Span): Span {
  return { file, start, end }
}
