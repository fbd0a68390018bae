import { COLLECTION_STYLE, type Event, EVENT_ID, getScalarValue, type MappingEvent, parseEvents, SCALAR_STYLE, type ScalarEvent, type SequenceEvent, YAMLException } from 'js-yaml'
import type { SourceFile } from './file.ts'
import { asWritten, type Eased, ease, isSpent, written } from './lenience.ts'
import { type Cause, type Origin, type Span, through } from './origin.ts'
import { type Problem, problem } from './problem.ts'
import { resolvePlain, resolveTagged } from './resolve.ts'
import { SPENT, strictProblem, syntaxProblem, tabProblem, unreadable } from './syntax.ts'
import { mayStray, strayTab } from './tabs.ts'
import type { Entry, Mapping, MergeTag, Scalar, ScalarStyle, Sequence, Tree } from './tree.ts'

/** Deep enough for any real file, shallow enough for every step after this one to be recursive. go-yaml stops at 10000. */
const DEEPEST = 500
/** Nodes of all documents with every alias written out: where go-yaml begins to doubt a document (decode.go alias_ratio_range_low). */
const MOST_NODES = 400_000

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
  const { eased, events } = read
  if (mayStray(eased.text)) {
    const tab = strayTab(eased.text, textsOf(events))
    if (tab !== undefined) return { documents: [], problems: [tabProblem(file, written(eased, tab.at), tab.docker)] }
  }
  return new Composer(file, eased, events).compose()
}

/** The stretch of a scalar: its quotes belong to it, the head of a block scalar does not. */
export interface ScalarText {
  readonly start: number
  readonly end: number
  readonly style: ScalarStyle
  /** Of the lines of a block scalar. */
  readonly indent: number
}

/** Every scalar that is written, in order. What lies between them is white space, comments and marks. */
export function scalarTexts(file: SourceFile): readonly ScalarText[] {
  const read = readEvents(file)
  if ('code' in read) return []
  return textsOf(read.events).map((scalar) => ({ ...scalar, start: written(read.eased, scalar.start), end: written(read.eased, scalar.end) }))
}

function textsOf(events: readonly Event[]): readonly ScalarText[] {
  const texts: ScalarText[] = []
  for (const event of events) {
    if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) continue
    const quote = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0
    texts.push({ start: event.valueStart - quote, end: event.valueEnd + quote, style: STYLES[event.style], indent: event.indent })
  }
  return texts
}

export function readEvents(file: SourceFile): Problem | { readonly eased: Eased; readonly events: readonly Event[] } {
  let eased = asWritten(file.text)
  for (;;) {
    try {
      return { eased, events: parseEvents(eased.text, { maxDepth: DEEPEST }) }
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error
      const stop = error.mark?.position ?? 0
      const more = isSpent(eased) ? undefined : ease(eased, error.reason, stop)
      if (more === undefined) return syntaxProblem(file, isSpent(eased) ? SPENT : error.reason, written(eased, stop))
      eased = more
    }
  }
}

const NOTHING: readonly Cause[] = []

const STYLES: Record<ScalarEvent['style'], ScalarStyle> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
}

interface Anchor {
  /** Undefined while its text is still being read: an alias found then stands inside of what it repeats. */
  node: Tree | undefined
  /** Nodes beneath it, aliases written out. */
  size: number
}

interface Merge {
  readonly at: Span
  readonly from: readonly Mapping[]
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
  #via = NOTHING
  #size = 0
  /** Brackets open. */
  #flow = 0
  /** A `!reset` was read. */
  #resets = false
  /** What go-yaml stops at and the parser did not. */
  #fatal: Problem | undefined

  constructor(file: SourceFile, eased: Eased, events: readonly Event[]) {
    this.#file = file
    this.#eased = eased
    this.#text = eased.text
    this.#events = events
    this.#shared = file.text.includes('*') ? sharedText(file, eased, events) : new Map()
  }

  compose(): Parsed {
    const documents: Tree[] = []
    while (this.#next < this.#events.length && this.#size <= MOST_NODES && this.#fatal === undefined) {
      this.#document(documents.length === 0)
      documents.push(this.#node())
      this.#next++ // its end
    }
    if (this.#fatal !== undefined) return { documents: [], problems: [this.#fatal] }
    if (this.#size <= MOST_NODES) return { documents, problems: this.#problems }
    const origin = this.#origin(0, 0)
    const message = `more than ${MOST_NODES} values once every alias is written out`
    return { documents: [], problems: [problem('input-bounded', origin, message, { docker: 'document contains excessive aliasing' })] }
  }

  #document(first: boolean): void {
    const event = this.#events[this.#next++]!
    if (event.type !== EVENT_ID.DOCUMENT) return
    for (const directive of event.directives) {
      if (directive.kind !== 'yaml' || directive.version === '1.1') continue
      const at = this.#text.indexOf('%YAML', this.#end)
      this.#stop(at, at + 5, 'found incompatible YAML document')
    }
    if (first) {
      const at = this.#skip(0, NOTHING_MORE)
      if (this.#text[at] === '%' && !/^%(?:YAML|TAG)\s/.test(this.#text.slice(at, at + 6))) this.#stop(at, at + 1, 'found unknown directive name')
      return
    }
    if (event.explicitStart) return
    const at = this.#skip(this.#end, '.')
    this.#stop(at, at + 1, 'did not find expected <document start>')
  }

  #stop(start: number, end: number, docker: string): void {
    this.#fatal ??= strictProblem(this.#file, written(this.#eased, start), written(this.#eased, end), docker)
  }

  #origin(start: number, end: number): Origin {
    const via = this.#via
    if (this.#eased.insertions.length === 0) return { file: this.#file, start, end, via }
    return { file: this.#file, start: written(this.#eased, start), end: written(this.#eased, end), via }
  }

  #report(origin: Origin, message: string, more: Partial<Problem>): void {
    this.#problems.push(problem('yaml-valid', origin, message, more))
  }

  #node(): Tree {
    const event = this.#events[this.#next++]!
    if (this.#size++ > MOST_NODES) return this.#unknown(this.#end, this.#end)
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return event.anchorStart < 0 ? this.#scalar(event) : this.#anchored(event)
      case EVENT_ID.MAPPING:
        return event.anchorStart < 0 ? this.#mapping(event) : this.#anchored(event)
      case EVENT_ID.SEQUENCE:
        return event.anchorStart < 0 ? this.#sequence(event) : this.#anchored(event)
      case EVENT_ID.ALIAS:
        return this.#alias(event.anchorStart, event.anchorEnd)
      default:
        throw new Error('the parser closed what it had not opened')
    }
  }

  #anchored(event: ScalarEvent | MappingEvent | SequenceEvent): Tree {
    const anchor: Anchor = { node: undefined, size: this.#size }
    const name = this.#text.slice(event.anchorStart, event.anchorEnd)
    this.#checkName(event.anchorStart, name)
    this.#anchors.set(name, anchor)
    const outer = this.#via
    const alias = this.#shared.get(event)
    if (alias !== undefined) this.#via = [{ kind: 'alias', at: alias }, ...outer]
    anchor.node = event.type === EVENT_ID.SCALAR ? this.#scalar(event) : event.type === EVENT_ID.MAPPING ? this.#mapping(event) : this.#sequence(event)
    anchor.size = this.#size - anchor.size
    this.#via = outer
    return anchor.node
  }

  /** go-yaml ends a name at the first other character, and few may stand there (yaml.v3 scannerc.go scan_anchor). */
  #checkName(start: number, name: string): void {
    const letters = /^[\w-]*/.exec(name)![0].length
    if (letters === name.length || (letters > 0 && '?:%@`'.includes(name[letters]!))) return
    this.#stop(start + letters, start + letters + 1, 'did not find expected alphabetic or numeric character')
  }

  #alias(nameStart: number, nameEnd: number): Tree {
    const name = this.#text.slice(nameStart, nameEnd)
    const anchor = this.#anchors.get(name)
    const start = nameStart - 1
    this.#end = nameEnd
    this.#checkName(nameStart, name)
    if (anchor?.node !== undefined) {
      this.#size += anchor.size
      const node = this.#resets ? withoutResets(anchor.node) : anchor.node
      return { ...node, origin: through(this.#origin(start, nameEnd), { kind: 'alias', at: anchor.node.origin }) }
    }
    const origin = this.#origin(start, nameEnd)
    if (anchor === undefined) {
      this.#report(origin, `no anchor before this is named ${name}`, { docker: `unknown anchor '${name}' referenced` })
    } else {
      this.#report(origin, `this repeats &${name} inside of itself, without end`, { docker: 'cycle detected' })
    }
    return this.#unknown(start, nameEnd)
  }

  /** What stands where the text says nothing that could be used. */
  #unknown(start: number, end: number): Scalar {
    return { kind: 'scalar', value: null, type: 'null', text: '', style: 'plain', known: false, origin: this.#origin(start, end) }
  }

  #scalar(event: ScalarEvent): Scalar {
    const { valueStart, valueEnd, style } = event
    let start = valueStart
    let end = valueEnd
    if (style === SCALAR_STYLE.PLAIN) {
      if (valueStart < 0) start = end = this.#gap(event)
      else if (this.#flow > 0) this.#checkFlow(valueStart, valueEnd)
    } else if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) {
      start--
      end++
      if (style === SCALAR_STYLE.DOUBLE_QUOTED && !event.fast) this.#checkEscapes(valueStart, valueEnd)
    } else {
      start = this.#skip(Math.max(this.#end, event.tagEnd, event.anchorEnd), BLOCK_SCALAR)
      while (end > valueStart && isBreak(this.#text.charCodeAt(end - 1))) end--
    }
    this.#end = end
    const text = this.#value(event)
    const origin = this.#origin(start, end)
    if (event.tagStart >= 0) return this.#tagged(event, text, origin)
    const resolved = style === SCALAR_STYLE.PLAIN ? resolvePlain(text) : undefined
    if (resolved === undefined) return { kind: 'scalar', value: text, type: 'string', text, style: STYLES[style], known: true, origin }
    return { kind: 'scalar', value: resolved.value, type: resolved.type, text, style: STYLES[style], known: true, origin }
  }

  /** Between brackets go-yaml takes a `?` for a mark wherever it stands, and a `:` where a value begins (yaml.v3 scannerc.go). */
  #checkFlow(start: number, end: number): void {
    const mark = this.#text.indexOf('?', start)
    if (mark > start && mark < end) this.#stop(mark, mark + 1, "did not find expected ',' or ']'")
    if (this.#text[start] === ':') this.#stop(start, start + 1, 'did not find expected node content')
  }

  /** Between brackets go-yaml wants a key and its colon on one line, and takes a colon for a letter where no space follows. */
  #flowKey(key: Scalar, event: ScalarEvent, gap: number, braces: boolean): Scalar {
    const text = this.#text
    const colon = this.#skip(this.#end, NOTHING_MORE)
    if (event.valueStart < 0 || text[colon] !== ':') return key
    if (braces && hasBreak(text.slice(event.valueStart, colon)) && !text.slice(gap, event.valueStart).includes('?')) this.#stop(colon, colon + 1, "did not find expected ',' or '}'")
    if (event.style !== SCALAR_STYLE.PLAIN || colon !== event.valueEnd) return key
    if ('[{'.includes(text[colon + 1]!)) this.#stop(colon + 1, colon + 2, "did not find expected ',' or '}'")
    if (!',]}'.includes(text[colon + 1]!)) return key
    this.#end = colon + 1
    return { ...key, value: `${key.text}:`, type: 'string', text: `${key.text}:`, origin: { ...key.origin, end: key.origin.end + 1 } }
  }

  /** JSON's \\/ is no escape of go-yaml's. */
  #checkEscapes(start: number, end: number): void {
    for (let at = this.#text.indexOf('\\', start); at >= 0 && at < end; at = this.#text.indexOf('\\', at + 2)) {
      if (this.#text[at + 1] === '/') this.#stop(at, at + 2, 'found unknown escape character')
    }
  }

  #value(event: ScalarEvent): string {
    const value = getScalarValue(this.#text, event)
    const block = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK
    // go-yaml adds no line break that the end of the file does not have.
    if (block && event.valueEnd === this.#text.length && value.endsWith('\n') && !isBreak(this.#text.charCodeAt(event.valueEnd - 1))) return value.slice(0, -1)
    return value
  }

  #tagged(event: ScalarEvent, text: string, origin: Origin): Scalar {
    const style = STYLES[event.style]
    const tag = this.#tag(event)
    const resolved = tag !== '!' ? resolveTagged(tag, text) : style === 'plain' ? resolvePlain(text) : undefined
    if (resolved !== undefined && 'docker' in resolved) {
      this.#report(origin, `${tag} cannot be made of ${text === '' ? 'nothing' : text}`, { docker: resolved.docker })
      return { kind: 'scalar', value: text, type: 'string', text, style, known: false, origin }
    }
    const { value, type } = resolved ?? ({ value: text, type: 'string' } as const)
    const decoded = tag === '!!binary' ? String(value) : text
    const merge = mergeTag(tag)
    if (merge === 'reset') this.#resets = true
    return { kind: 'scalar', value, type, text: decoded, style, known: true, origin, ...(merge && { tag: merge }) }
  }

  #sequence(event: SequenceEvent): Sequence {
    const items: Tree[] = []
    const depth = this.#path.length
    const problems = this.#problems.length
    this.#end = event.start + 1
    if (event.style === COLLECTION_STYLE.FLOW) this.#flow++
    while (this.#events[this.#next]!.type !== EVENT_ID.POP) {
      this.#path[depth] = items.length
      items.push(this.#node())
    }
    this.#path.length = depth
    this.#next++
    if (event.style === COLLECTION_STYLE.FLOW) this.#flow--
    const origin = this.#close(event.start, 0x5b, 0x5d)
    return this.#merging({ kind: 'sequence', items, origin }, event, problems)
  }

  /** With the keys of `merged`: it is not itself a value, only its entries are. */
  #mapping(event: MappingEvent, merged = false): Mapping {
    const entries = new Map<string, Entry>()
    const depth = this.#path.length
    const problems = this.#problems.length
    let merges: Merge[] | undefined
    const braces = this.#text.charCodeAt(event.start) === 0x7b
    this.#end = braces ? event.start + 1 : event.start
    if (event.style === COLLECTION_STYLE.FLOW) this.#flow++
    for (let next = this.#events[this.#next]!; next.type !== EVENT_ID.POP; next = this.#events[this.#next]!) {
      const gap = this.#end
      let key = this.#key(merged)
      if (event.style === COLLECTION_STYLE.FLOW && next.type === EVENT_ID.SCALAR) key = this.#flowKey(key, next, gap, braces)
      if (next.type === EVENT_ID.SCALAR && key.text === '<<' && next.style === SCALAR_STYLE.PLAIN && this.#mayMerge(next)) {
        if (merges !== undefined) this.#duplicate(key, merges[0]!.at.start)
        const merge = this.#merge()
        if (merge !== undefined) (merges ??= []).push(merge)
        continue
      }
      this.#path[depth] = key.text
      const value = this.#node()
      this.#path.length = depth
      const first = entries.get(key.text)
      if (first === undefined) entries.set(key.text, { key, value })
      else this.#duplicate(key, first.key.origin.start)
    }
    this.#next++
    if (event.style === COLLECTION_STYLE.FLOW) this.#flow--
    if (merges !== undefined) for (const merge of merges) mergeInto(entries, merge)
    const origin = this.#close(event.start, 0x7b, 0x7d)
    return this.#merging({ kind: 'mapping', entries, origin }, event, problems)
  }

  #key(merged: boolean): Scalar {
    const key = this.#node()
    if (key.kind !== 'scalar') {
      this.#report(key.origin, `a key must be text, not a ${key.kind}`, { docker: 'invalid map key' })
      return this.#unknown(key.origin.start, key.origin.end)
    }
    if (key.type === 'string' || !key.known || merged) return key
    const where = this.#path.length === 0 ? 'at top level' : `in ${goPath(this.#path)}`
    const written = key.value === null ? '<nil>' : String(key.value)
    const quoted = JSON.stringify(key.text)
    const named = key.type === 'null' ? 'null' : `${key.text}, ${key.type === 'bool' ? 'a boolean' : key.type === 'timestamp' ? 'a date' : 'a number'}`
    this.#report(key.origin, `a key must be text, and this is ${named}`, {
      ...(key.type !== 'timestamp' && { docker: `non-string key ${where}: ${written}` }),
      ...(key.text !== '' && key.origin.via.length === 0 && { hint: `Write it in quotes: ${quoted}.`, mend: { title: `Write ${quoted}`, text: quoted } }),
    })
    return key
  }

  #duplicate(key: Scalar, first: number): void {
    const { line } = this.#file.position(first)
    const name = JSON.stringify(key.text)
    this.#report(key.origin, `the key ${name} is there already, on line ${line}`, {
      docker: `line ${this.#file.position(key.origin.start).line}: mapping key ${name} already defined at line ${line}`,
      related: [{ at: { origin: this.#origin(first, first + key.text.length) }, message: 'the first one' }],
    })
  }

  #mayMerge(event: ScalarEvent): boolean {
    if (event.tagStart < 0) return true
    const tag = this.#tag(event)
    return tag === '!' || tag === '!!merge'
  }

  /** The value of a `<<`. What it must be is looked at after its aliases are followed (compose-go loader/reset.go). */
  #merge(): Merge | undefined {
    const event = this.#events[this.#next]!
    const value = event.type === EVENT_ID.MAPPING && event.anchorStart < 0 ? this.#mapping((this.#next++, event), true) : this.#node()
    const from = value.kind === 'sequence' ? value.items : [value]
    if (from.every((source) => source.kind === 'mapping')) return { at: value.origin, from }
    if (value.kind === 'scalar' && !value.known) return undefined
    this.#report(value.origin, '<< takes a mapping, or a list of mappings', { docker: 'map merge requires map or sequence of maps as the value' })
    return undefined
  }

  /** A collection with its tag, and without the problems beneath a `!reset`, which Compose drops unread. */
  #merging<Node extends Sequence | Mapping>(node: Node, event: SequenceEvent | MappingEvent, problems: number): Node {
    if (event.tagStart < 0) return node
    const tag = mergeTag(this.#tag(event))
    if (tag === undefined) return node
    if (tag === 'reset') {
      this.#problems.length = problems
      this.#resets = true
    }
    return { ...node, tag }
  }

  /** Short, as go-yaml compares it: `!!int` for `!<tag:yaml.org,2002:int>`. */
  #tag(event: ScalarEvent | MappingEvent | SequenceEvent): string {
    const tag = this.#text.slice(event.tagStart, event.tagEnd)
    if (tag.startsWith('!<')) return tag.slice(2, -1).replace(/^tag:yaml\.org,2002:/, '!!')
    return tag
  }

  /** The origin of a collection whose entries are read: up to its bracket, or to the end of the last of them. */
  #close(start: number, open: number, close: number): Origin {
    if (this.#text.charCodeAt(start) === open) {
      const end = this.#skip(this.#end, COMMAS)
      if (this.#text.charCodeAt(end) === close) this.#end = end + 1
    }
    return this.#origin(start, this.#end)
  }

  /** Where a value would stand that is not written: behind the mark that announces it. */
  #gap(event: ScalarEvent): number {
    const properties = Math.max(event.tagEnd, event.anchorEnd)
    if (properties >= 0) return properties
    const mark = this.#skip(this.#end, NOTHING_MORE)
    const code = this.#text.charCodeAt(mark)
    return code === 0x3a || code === 0x2d || code === 0x3f ? mark + 1 : this.#end
  }

  /** The first offset from `offset` that is not white space, a comment or one of `more`. */
  #skip(offset: number, more: string): number {
    const text = this.#text
    let at = offset
    for (;;) {
      const code = text.charCodeAt(at)
      if (code === 0x23 && at > 0 && isSpace(text.charCodeAt(at - 1))) while (at < text.length && !isBreak(text.charCodeAt(at))) at++
      else if (isSpace(code) || (at < text.length && more.includes(text[at]!))) at++
      else return at
    }
  }
}

const NOTHING_MORE = ''
const COMMAS = ','
/** What may stand between the token before and the `|` or `>` of a block scalar. */
const BLOCK_SCALAR = ':-?'

function hasBreak(text: string): boolean {
  return text.includes('\n') || text.includes('\r')
}

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d || code === 0xfeff
}

/** The first alias of each anchored node that has one. A name may be anchored again: an alias means the last before it. */
function sharedText(file: SourceFile, eased: Eased, events: readonly Event[]): ReadonlyMap<Event, Span> {
  const last = new Map<string, Event>()
  const shared = new Map<Event, Span>()
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP || event.anchorStart < 0) continue
    const name = eased.text.slice(event.anchorStart, event.anchorEnd)
    if (event.type !== EVENT_ID.ALIAS) last.set(name, event)
    else {
      const anchored = last.get(name)
      if (anchored !== undefined && !shared.has(anchored)) {
        shared.set(anchored, { file, start: written(eased, event.anchorStart - 1), end: written(eased, event.anchorEnd) })
      }
    }
  }
  return shared
}

/** Written keys win over merged ones, and the first mapping merged over the others (yaml.v3 decode.go merge). */
function mergeInto(entries: Map<string, Entry>, merge: Merge): void {
  const cause: Cause = { kind: 'merge-key', at: merge.at }
  for (const source of merge.from) {
    for (const [name, { key, value }] of source.entries) {
      if (!entries.has(name)) entries.set(name, { key, value: { ...value, origin: through(value.origin, cause) } })
    }
  }
}

/** compose-go has taken what is to be reset out of an anchored node before it comes to an alias of it (loader/reset.go). */
function withoutResets(node: Tree): Tree {
  if (node.kind === 'scalar' || node.tag !== undefined) return node
  if (node.kind === 'sequence') return { ...node, items: node.items.filter((item) => item.tag !== 'reset').map(withoutResets) }
  const entries = new Map<string, Entry>()
  for (const [name, { key, value }] of node.entries) if (value.tag !== 'reset') entries.set(name, { key, value: withoutResets(value) })
  return { ...node, entries }
}

function mergeTag(tag: string): MergeTag | undefined {
  return tag === '!reset' ? 'reset' : tag === '!override' ? 'override' : undefined
}

/** As compose-go loader/loader.go spells a place: `services.a.ports[0]`. */
function goPath(path: readonly (string | number)[]): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('')
}
