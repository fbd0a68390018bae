import { implied, type Entry, type Mapping, type Scalar, type Tree } from '../source/tree.ts'
import type { Piece } from './volume.ts'

export function isString(tree: Tree): tree is Scalar & { readonly value: string } {
  return tree.kind === 'scalar' && tree.type === 'string'
}

/** The strings of a list, or the one that stands for it. */
export function texts(tree: Tree | undefined): readonly Scalar[] {
  if (tree === undefined) return []
  return (tree.kind === 'sequence' ? tree.items : [tree]).filter(isString)
}

/** The mapping that a short form stands for: all its keys and what Compose adds stand where the short form stands. */
export function longForm(scalar: Scalar, values: Readonly<Record<string, Tree | undefined>>): Mapping {
  const entries = new Map<string, Entry>()
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) entries.set(name, { key: implied(name, scalar.origin), value })
  }
  return { kind: 'mapping', entries, origin: scalar.origin }
}

/** True of a mapping that was written as a string. */
export function isShort(mapping: Mapping): boolean {
  const [entry] = mapping.entries.values()
  const { origin } = mapping
  return entry !== undefined && entry.key.origin.start === origin.start && entry.key.origin.end === origin.end && entry.key.origin.file === origin.file
}

/** A part of a short string as a value of its own. */
export function piece(scalar: Scalar, { text, origin }: Piece): Scalar {
  return { kind: 'scalar', value: text, type: 'string', text, style: 'plain', known: scalar.known, origin }
}
