import { COLLECTION_STYLE, type Event, EVENT_ID, type MappingEvent, type ScalarEvent, type SequenceEvent } from 'js-yaml'
import { readEvents, STYLES } from './events.ts'
import type { SourceFile } from './file.ts'
import { type Eased, written } from './lenience.ts'
import { collectionEnd, scalarPlace, skip } from './place.ts'
import { resolvePlain } from './resolve.ts'
import type { Scalar, ScalarStyle } from './tree.ts'

/** What is written where, with aliases and `<<` as they stand: all that an edit must know of the neighbours of a text. */
export interface Layout {
  readonly file: SourceFile
  readonly documents: readonly Node[]
  /** In the order they are written. */
  readonly leaves: readonly Leaf[]
  /** What each alias repeats. */
  readonly aliases: ReadonlyMap<Leaf, Node>
  /** What is repeated, in the order it is written. */
  readonly repeated: readonly Repeated[]
  /** By where they start. A collection and its first key may start at one place: the outer one is first. */
  readonly nodes: ReadonlyMap<number, readonly Node[]>
}

export type Node = Leaf | Collection

interface Place {
  /** Where its tag and its anchor begin, if it has any. */
  readonly from: number
  /** As in the origin of its tree. */
  readonly start: number
  readonly end: number
  readonly anchor: string | undefined
  readonly tag: string | undefined
  /** What it is the key or value of; undefined for a whole document. */
  readonly part: Part | undefined
}

/** A scalar, or an alias, whose text is its name. */
export interface Leaf extends Place {
  readonly kind: 'scalar' | 'alias'
  readonly text: string
  readonly style: ScalarStyle
  /** As go-yaml resolves a plain text without a tag. */
  readonly type: Scalar['type']
}

export interface Collection extends Place {
  readonly kind: 'mapping' | 'sequence'
  /** Written in brackets. */
  readonly flow: boolean
  readonly parts: readonly Part[]
}

/** An entry of a mapping or an item of a sequence. */
export interface Part {
  readonly of: Collection
  readonly index: number
  /** The place of its dash, its `?` or its key. */
  readonly start: number
  readonly end: number
  readonly key: Node | undefined
  readonly value: Node
}

export interface Repeated {
  readonly node: Node
  readonly by: readonly Leaf[]
}

/** The layout of a text, or undefined where it is no YAML. */
export function layout(file: SourceFile): Layout | undefined {
  const read = readEvents(file)
  return 'code' in read ? undefined : new Surveyor(file, read.eased, read.events).survey()
}

type Building<T> = { -readonly [K in keyof T]: T[K] }

/** Walks the events once. Offsets are those of the eased text until a node is made. */
class Surveyor {
  readonly #file: SourceFile
  readonly #eased: Eased
  readonly #text: string
  readonly #events: readonly Event[]
  readonly #leaves: Leaf[] = []
  readonly #aliases = new Map<Leaf, Node>()
  readonly #nodes = new Map<number, Node[]>()
  readonly #anchors = new Map<string, Node>()
  #next = 0
  /** Where the last token ended. */
  #end = 0

  constructor(file: SourceFile, eased: Eased, events: readonly Event[]) {
    this.#file = file
    this.#eased = eased
    this.#text = eased.text
    this.#events = events
  }

  survey(): Layout {
    const documents: Node[] = []
    while (this.#next < this.#events.length) {
      this.#next++ // the document
      documents.push(this.#node(undefined))
      this.#next++ // its end
    }
    return { file: this.#file, documents, leaves: this.#leaves, aliases: this.#aliases, repeated: repeated(this.#aliases), nodes: this.#nodes }
  }

  #node(part: Part | undefined): Node {
    const event = this.#events[this.#next++]!
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.#scalar(event, part)
      case EVENT_ID.ALIAS: {
        const [start, end] = [event.anchorStart - 1, event.anchorEnd]
        const name = this.#text.slice(event.anchorStart, end)
        this.#end = end
        const place = this.#place(start, start, end)
        const alias: Leaf = { kind: 'alias', text: name, style: 'plain', type: 'string', anchor: undefined, tag: undefined, part, ...place }
        const of = this.#anchors.get(name)
        if (of !== undefined) this.#aliases.set(alias, of)
        this.#leaves.push(alias)
        return this.#note(alias)
      }
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE:
        return this.#collection(event, part)
      default:
        throw new Error('the parser closed what it had not opened')
    }
  }

  #scalar(event: ScalarEvent, part: Part | undefined): Leaf {
    const style = STYLES[event.style]
    const { start, end, content: text } = scalarPlace(this.#text, event, this.#end)
    this.#end = end
    const type = style === 'plain' && event.tagStart < 0 ? (resolvePlain(text)?.type ?? 'string') : 'string'
    const leaf: Leaf = { kind: 'scalar', text, style, type, part, ...this.#properties(event), ...this.#place(this.#from(event, start), start, end) }
    this.#leaves.push(leaf)
    this.#anchor(leaf)
    return this.#note(leaf)
  }

  #collection(event: MappingEvent | SequenceEvent, part: Part | undefined): Collection {
    const { start } = event
    const flow = event.style === COLLECTION_STYLE.FLOW
    const bracket = flow ? BRACKETS.get(this.#text[start]) : undefined
    const parts: Part[] = []
    const node: Building<Collection> = {
      kind: event.type === EVENT_ID.MAPPING ? 'mapping' : 'sequence',
      flow,
      parts,
      part,
      ...this.#properties(event),
      ...this.#place(this.#from(event, start), start, start)
    }
    this.#anchor(node)
    this.#note(node)
    this.#end = bracket === undefined ? start : start + 1
    while (this.#events[this.#next]!.type !== EVENT_ID.POP) parts.push(this.#part(node, parts.length))
    this.#next++
    this.#end = collectionEnd(this.#text, this.#end, bracket)
    node.end = written(this.#eased, this.#end)
    return node
  }

  #part(of: Collection, index: number): Part {
    const start = written(this.#eased, skip(this.#text, this.#end, of.flow ? ',' : ''))
    const part: Building<Part> = { of, index, start, end: start, key: undefined, value: undefined! }
    if (of.kind === 'mapping') part.key = of.flow ? this.#withColon(this.#node(part)) : this.#node(part)
    part.value = this.#node(part)
    part.end = Math.max(part.key?.end ?? 0, part.value.end)
    return part
  }

  /** Between brackets go-yaml takes a colon that nothing follows for a letter of the key: `{a:}` has the key "a:". */
  #withColon(key: Node): Node {
    const text = this.#text
    if (key.kind !== 'scalar' || key.style !== 'plain' || text[this.#end] !== ':' || !',]}'.includes(text[this.#end + 1] ?? ' ')) return key
    this.#end++
    return Object.assign(key, { text: `${key.text}:`, type: 'string', end: key.end + 1 })
  }

  #anchor(node: Node): void {
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node)
  }

  #note<N extends Node>(node: N): N {
    const there = this.#nodes.get(node.start)
    if (there === undefined) this.#nodes.set(node.start, [node])
    else there.push(node)
    return node
  }

  #properties({ anchorStart, anchorEnd, tagStart, tagEnd }: ScalarEvent | MappingEvent | SequenceEvent): Pick<Place, 'anchor' | 'tag'> {
    return {
      anchor: anchorStart < 0 ? undefined : this.#text.slice(anchorStart, anchorEnd),
      tag: tagStart < 0 ? undefined : this.#text.slice(tagStart, tagEnd)
    }
  }

  #from({ anchorStart, tagStart }: ScalarEvent | MappingEvent | SequenceEvent, start: number): number {
    return Math.min(start, anchorStart < 0 ? start : anchorStart - 1, tagStart < 0 ? start : tagStart)
  }

  #place(from: number, start: number, end: number): Pick<Place, 'from' | 'start' | 'end'> {
    return { from: written(this.#eased, from), start: written(this.#eased, start), end: written(this.#eased, end) }
  }
}

const BRACKETS: ReadonlyMap<string | undefined, string> = new Map([
  ['[', ']'],
  ['{', '}']
])

function repeated(aliases: ReadonlyMap<Leaf, Node>): readonly Repeated[] {
  const by = new Map<Node, Leaf[]>()
  for (const [alias, of] of aliases) {
    const there = by.get(of)
    if (there === undefined) by.set(of, [alias])
    else there.push(alias)
  }
  return [...by].map(([node, by]) => ({ node, by })).sort((a, b) => a.node.start - b.node.start)
}
