import type { Collection, Layout, Leaf, Node, Part } from '../source/layout.ts'
import type { Change } from './diagnostic.ts'
import type { Addition } from './insertion.ts'

/** What the edits of one fix mean for one file: the changes of its text, and of what it says. */
export interface Plan {
  readonly layout: Layout
  readonly changes: readonly Change[]
  readonly rewrites: readonly Rewrite[]
  readonly removed: ReadonlySet<Part>
  /** All of their parts are taken away, and they stay. */
  readonly emptied: ReadonlySet<Collection>
  /** By the collection, or the value that is not written yet. */
  readonly added: ReadonlyMap<Node, Addition>
}

/** Characters `start` to `end` of a scalar's content become `text`; undefined: they become what cannot be told before it is read again. */
export interface Rewrite {
  readonly leaf: Leaf
  readonly start: number
  readonly end: number
  readonly text: string | undefined
}

/** Why an edit is not made, as a sentence that begins in lower case and has no full stop. */
export interface Refusal {
  readonly why: string
}
