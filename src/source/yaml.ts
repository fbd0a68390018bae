import { COLLECTION_STYLE, type Event, EVENT_ID, type MappingEvent, SCALAR_STYLE, type ScalarEvent, type SequenceEvent } from 'js-yaml'
import { readEvents, STYLES, textsOf } from './events.ts'
import type { SourceFile } from './file.ts'
import { complexKey, duplicateKey, nonStringKey } from './keys.ts'
import { type Eased, written } from './lenience.ts'
import { type Cause, type Origin, type Span, through } from './origin.ts'
import { collectionEnd, scalarPlace, skip } from './place.ts'
import { type Problem, problem } from './problem.ts'
import { resolvePlain, resolveTagged } from './resolve.ts'
import { type Merge, mergeInto, withoutResets } from './sharing.ts'
import { directiveFault, documentFault, escapeFault, type Fault, flowFault, flowKeyFault, nameFault } from './strictness.ts'
import { strictProblem, tabProblem, unreadable } from './syntax.ts'
import { mayStray, strayTab } from './tabs.ts'
import type { Entry, Mapping, MergeTag, Scalar, Sequence, Tree } from './tree.ts'

/** Nodes of all documents with every alias written out: where go-yaml begins to doubt a document (decode.go alias_ratio_range_low). */
export const MOST_NODES = 400_000

export interface Parsed {
  /** None where the text is no YAML. */
  readonly documents: readonly Tree[]
  readonly problems: readonly Problem[]
}

/** Reads a text as Compose does: yaml.v3, then compose-go loader/reset.go and the check of its keys in loader/loader.go. Never throws. */
export function parse(file: SourceFile): Parsed {
  const refused = unreadable(file)
  if (refused !== undefined) return { documents: [], problems: [refused] }
  const read = readEvents(file)
  if ('code' in read) return { documents: [], problems: [read] }
  if (mayStray(file.text)) {
    const tab = strayTab(file.text, textsOf(read))
    if (tab !== undefined) return { documents: [], problems: [tabProblem(file, tab.at, tab.docker)] }
  }
  return new Composer(file, read.eased, read.events).compose()
}

const NOBODY: readonly Cause[] = []

type NodeEvent = Extract<Event, { readonly anchorStart: number }>
type AnchoredEvent = ScalarEvent | MappingEvent | SequenceEvent

interface Anchor {
  /** Undefined while its text is still being read: an alias found then stands inside of what it repeats. */
  node: Tree | undefined
  /** Nodes beneath it, aliases written out. */
  size: number
}

/** Makes trees of the parser's events, in one walk. */
class Composer {
  readonly #file: SourceFile
  /** What the events' offsets mean; only origins are in those of the file. */
  readonly #eased: Eased
  readonly #text: string
  readonly #events: readonly Event[]
  readonly #problems: Problem[] = []
  /** Of all documents: go-yaml forgets none at the end of one. */
  readonly #anchors = new Map<string, Anchor>()
  /** The first alias of each anchored node, by its event; empty in most files. */
  readonly #shared: ReadonlyMap<Event, Span>
  readonly #path: (string | number)[] = []
  #next = 0
  /** Where the last token ended. */
  #end = 0
  /** Who shares the text at hand. */
  #via = NOBODY
  #size = 0
  /** The alias by which the values became too many. */
  #beyond: Origin | undefined
  /** Brackets open. */
  #flow = 0
  /** A `!reset` was read. */
  #resets = false
  /** What go-yaml stops at and the parser did not. */
  #fault: Fault | undefined

  constructor(file: SourceFile, eased: Eased, events: readonly Event[]) {
    this.#file = file
    this.#eased = eased
    this.#text = eased.text
    this.#events = events
    this.#shared = file.text.includes('*') ? sharedText(file, eased, events) : new Map()
  }

  compose(): Parsed {
    const documents: Tree[] = []
    while (this.#next < this.#events.length) {
      this.#beginDocument(documents.length === 0)
      documents.push(this.#node())
      this.#next++ // its end
    }
    if (this.#fault !== undefined) {
      const { at, end, docker } = this.#fault
      return { documents: [], problems: [strictProblem(this.#file, written(this.#eased, at), written(this.#eased, end), docker)] }
    }
    if (this.#size <= MOST_NODES) return { documents, problems: this.#problems }
    const message = `more than ${MOST_NODES} values once every alias is written out`
    return { documents: [], problems: [problem('input-bounded', this.#beyond ?? this.#origin(0, 0), message, { docker: 'document contains excessive aliasing' })] }
  }

  #beginDocument(first: boolean): void {
    const event = this.#events[this.#next++]!
    if (event.type !== EVENT_ID.DOCUMENT) return
    for (const directive of event.directives) {
      if (directive.kind === 'yaml') this.#fault ??= directiveFault(this.#text, this.#end, directive.version)
    }
    const start = skip(this.#text, this.#end, first ? '' : '.')
    this.#fault ??= first || event.explicitStart ? directiveFault(this.#text, start, undefined) : documentFault(start)
  }

  #node(): Tree {
    // The parser closes what it opens: where a node is due, the next event is one.
    const event = this.#events[this.#next++] as NodeEvent
    this.#size++
    if (event.type === EVENT_ID.ALIAS) return this.#alias(event.anchorStart, event.anchorEnd)
    return event.anchorStart < 0 ? this.#content(event) : this.#anchored(event)
  }

  #content(event: AnchoredEvent): Tree {
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.#scalar(event)
      case EVENT_ID.MAPPING:
        return this.#mapping(event)
      case EVENT_ID.SEQUENCE:
        return this.#sequence(event)
    }
  }

  #anchored(event: AnchoredEvent): Tree {
    const anchor: Anchor = { node: undefined, size: this.#size }
    const name = this.#text.slice(event.anchorStart, event.anchorEnd)
    this.#fault ??= nameFault(name, event.anchorStart)
    this.#anchors.set(name, anchor)
    const outer = this.#via
    const alias = this.#shared.get(event)
    if (alias !== undefined) this.#via = [{ kind: 'alias', at: alias }, ...outer]
    anchor.node = this.#content(event)
    anchor.size = this.#size - anchor.size
    this.#via = outer
    return anchor.node
  }

  #alias(nameStart: number, nameEnd: number): Tree {
    const name = this.#text.slice(nameStart, nameEnd)
    const anchor = this.#anchors.get(name)
    const origin = this.#origin(nameStart - 1, nameEnd)
    this.#end = nameEnd
    this.#fault ??= nameFault(name, nameStart)
    if (anchor?.node !== undefined) {
      this.#size += anchor.size
      if (this.#size > MOST_NODES) this.#beyond ??= origin
      const node = this.#resets && this.#size <= MOST_NODES ? withoutResets(anchor.node) : anchor.node
      return { ...node, origin: through(origin, { kind: 'alias', at: anchor.node.origin }) }
    }
    if (anchor === undefined) this.#report(origin, `no anchor before this is named ${name}`, `unknown anchor '${name}' referenced`)
    else this.#report(origin, `this repeats &${name} inside of itself, without end`, 'cycle detected')
    return unusable(origin)
  }

  #scalar(event: ScalarEvent): Scalar {
    const { valueStart, valueEnd, style } = event
    const { start, end, content: text } = scalarPlace(this.#text, event, this.#end)
    if (style === SCALAR_STYLE.PLAIN && valueStart >= 0 && this.#flow > 0) this.#fault ??= flowFault(this.#text, valueStart, valueEnd)
    if (style === SCALAR_STYLE.DOUBLE_QUOTED && !event.fast) this.#fault ??= escapeFault(this.#text, valueStart, valueEnd)
    this.#end = end
    const origin = this.#origin(start, end)
    if (event.tagStart >= 0) return this.#tagged(event, text, origin)
    const resolved = style === SCALAR_STYLE.PLAIN ? resolvePlain(text) : undefined
    if (resolved === undefined) return { kind: 'scalar', value: text, type: 'string', text, style: STYLES[style], known: true, origin }
    return { kind: 'scalar', value: resolved.value, type: resolved.type, text, style: STYLES[style], known: true, origin }
  }

  #tagged(event: ScalarEvent, text: string, origin: Origin): Scalar {
    const style = STYLES[event.style]
    const tag = this.#tag(event)
    const resolved = tag !== '!' ? resolveTagged(tag, text) : style === 'plain' ? resolvePlain(text) : undefined
    if (resolved !== undefined && 'docker' in resolved) {
      this.#report(origin, `${tag} cannot be made of ${text === '' ? 'nothing' : text}`, resolved.docker)
      return { kind: 'scalar', value: text, type: 'string', text, style, known: false, origin }
    }
    const { value, type } = resolved ?? ({ value: text, type: 'string' } as const)
    const merge = mergeTag(tag)
    if (merge === 'reset') this.#resets = true
    return { kind: 'scalar', value, type, text: tag === '!!binary' ? String(value) : text, style, known: true, origin, ...(merge && { tag: merge }) }
  }

  #sequence(event: SequenceEvent): Sequence {
    const items: Tree[] = []
    const depth = this.#path.length
    const problems = this.#problems.length
    const brackets = event.style === COLLECTION_STYLE.FLOW
    if (brackets) this.#flow++
    this.#end = brackets ? event.start + 1 : event.start
    while (this.#events[this.#next]!.type !== EVENT_ID.POP) {
      this.#path[depth] = items.length
      items.push(this.#node())
    }
    this.#next++
    this.#path.length = depth
    if (brackets) this.#flow--
    this.#end = collectionEnd(this.#text, this.#end, brackets ? ']' : undefined)
    const origin = this.#origin(event.start, this.#end)
    return this.#taggedCollection({ kind: 'sequence', items, origin }, event, problems)
  }

  /** Of a mapping that is `merged` into another, go-yaml takes every key for text, but null, which it drops. */
  #mapping(event: MappingEvent, merged = false): Mapping {
    const entries = new Map<string, Entry>()
    const depth = this.#path.length
    const problems = this.#problems.length
    const flow = event.style === COLLECTION_STYLE.FLOW
    const braces = this.#text.charCodeAt(event.start) === 0x7b // none around a single pair in a list: [a: b]
    let mergeKey: Scalar | undefined
    let merge: Merge | undefined
    if (flow) this.#flow++
    this.#end = braces ? event.start + 1 : event.start
    for (let next = this.#events[this.#next]!; next.type !== EVENT_ID.POP; next = this.#events[this.#next]!) {
      const gap = this.#end
      let key = this.#key(merged)
      if (flow && next.type === EVENT_ID.SCALAR) key = this.#flowKey(key, next, gap, braces)
      if (key.text === '<<' && next.type === EVENT_ID.SCALAR && this.#isMerge(next)) {
        if (mergeKey !== undefined) this.#problems.push(duplicateKey(key, mergeKey))
        mergeKey ??= key
        merge = this.#merge() ?? merge
        continue
      }
      this.#path[depth] = key.text
      const value = this.#node()
      this.#path.length = depth
      if (merged && key.type === 'null') continue
      const first = entries.get(key.text)
      if (first === undefined) entries.set(key.text, { key, value })
      else this.#problems.push(duplicateKey(key, first.key))
    }
    this.#next++
    if (flow) this.#flow--
    if (merge !== undefined && this.#size <= MOST_NODES) mergeInto(entries, merge)
    this.#end = collectionEnd(this.#text, this.#end, braces ? '}' : undefined)
    const origin = this.#origin(event.start, this.#end)
    return this.#taggedCollection({ kind: 'mapping', entries, origin }, event, problems)
  }

  #key(merged: boolean): Scalar {
    const key = this.#node()
    if (key.kind !== 'scalar') {
      this.#problems.push(complexKey(key))
      return unusable(key.origin)
    }
    if (key.type !== 'string' && key.known && !merged) this.#problems.push(nonStringKey(key, this.#path))
    return key
  }

  /** Between brackets go-yaml takes a colon for a letter of a plain key where neither space nor value follows: `{a:}` has the key "a:". */
  #flowKey(key: Scalar, { style, valueStart, valueEnd }: ScalarEvent, gap: number, braces: boolean): Scalar {
    const text = this.#text
    const colon = skip(this.#text, this.#end)
    if (valueStart < 0 || text[colon] !== ':') return key
    const glued = style === SCALAR_STYLE.PLAIN && colon === valueEnd
    this.#fault ??= flowKeyFault(text, valueStart, colon, glued, !braces || text.slice(gap, valueStart).includes('?'))
    if (!glued || !',]}'.includes(text[colon + 1]!)) return key
    this.#end = colon + 1
    return { ...key, value: `${key.text}:`, type: 'string', text: `${key.text}:`, origin: { ...key.origin, end: key.origin.end + 1 } }
  }

  #isMerge(event: ScalarEvent): boolean {
    if (event.style !== SCALAR_STYLE.PLAIN) return false
    const tag = event.tagStart < 0 ? '!' : this.#tag(event)
    return tag === '!' || tag === '!!merge'
  }

  /** The value of a `<<`. What it must be is looked at after its aliases are followed (compose-go loader/reset.go). */
  #merge(): Merge | undefined {
    const event = this.#events[this.#next]!
    const value = event.type === EVENT_ID.MAPPING && event.anchorStart < 0 ? this.#mapping((this.#next++, event), true) : this.#node()
    const from = value.kind === 'sequence' ? value.items : [value]
    if (from.every((source) => source.kind === 'mapping')) return { at: value.origin, from }
    if (value.kind !== 'scalar' || value.known) this.#report(value.origin, '<< takes a mapping, or a list of mappings', 'map merge requires map or sequence of maps as the value')
    return undefined
  }

  /** Without the problems beneath a `!reset`, which Compose drops unread. */
  #taggedCollection<Node extends Sequence | Mapping>(node: Node, event: SequenceEvent | MappingEvent, problems: number): Node {
    const tag = event.tagStart < 0 ? undefined : mergeTag(this.#tag(event))
    if (tag === undefined) return node
    if (tag === 'reset') {
      this.#problems.length = problems
      this.#resets = true
    }
    return { ...node, tag }
  }

  /** Short, as go-yaml compares it: `!!int` for `!<tag:yaml.org,2002:int>`. */
  #tag(event: AnchoredEvent): string {
    const tag = this.#text.slice(event.tagStart, event.tagEnd)
    return tag.startsWith('!<') ? tag.slice(2, -1).replace(/^tag:yaml\.org,2002:/, '!!') : tag
  }

  #origin(start: number, end: number): Origin {
    const via = this.#via
    if (this.#eased.insertions.length === 0) return { file: this.#file, start, end, via }
    return { file: this.#file, start: written(this.#eased, start), end: written(this.#eased, end), via }
  }

  #report(origin: Origin, message: string, docker: string): void {
    this.#problems.push(problem('yaml-valid', origin, message, { docker }))
  }
}

/** What stands where the text says nothing that could be used. */
function unusable(origin: Origin): Scalar {
  return { kind: 'scalar', value: null, type: 'null', text: '', style: 'plain', known: false, origin }
}

function mergeTag(tag: string): MergeTag | undefined {
  return tag === '!reset' ? 'reset' : tag === '!override' ? 'override' : undefined
}

/** The first alias of each anchored node that has one. A name may be anchored again: an alias means the last before it. */
function sharedText(file: SourceFile, eased: Eased, events: readonly Event[]): ReadonlyMap<Event, Span> {
  const last = new Map<string, Event>()
  const shared = new Map<Event, Span>()
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP || event.anchorStart < 0) continue
    const name = eased.text.slice(event.anchorStart, event.anchorEnd)
    if (event.type !== EVENT_ID.ALIAS) {
      last.set(name, event)
      continue
    }
    const anchored = last.get(name)
    if (anchored === undefined || shared.has(anchored)) continue
    shared.set(anchored, { file, start: written(eased, event.anchorStart - 1), end: written(eased, event.anchorEnd) })
  }
  return shared
}
