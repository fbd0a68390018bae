import type { Content, Located } from '../rule.ts'
import type { Layout, Leaf, Node } from '../source/layout.ts'
import { quote } from './quote.ts'

/** What is to be written where nothing stands yet. */
export type Written =
  | { readonly kind: 'scalar'; readonly text: string; readonly type: Leaf['type']; readonly style: Leaf['style'] | undefined }
  | { readonly kind: 'mapping' | 'sequence'; readonly parts: readonly NewPart[] }

export interface NewPart {
  /** Undefined for an item of a sequence. */
  readonly key: string | undefined
  readonly value: Written
}

/** How its neighbours are written. */
export interface Look {
  /** How far a mapping stands in under its key, and a sequence under its own. */
  readonly step: string
  readonly items: string
  /** The quotes of keys, and of values. */
  readonly key: Leaf['style']
  readonly value: Leaf['style']
  /** Between brackets. */
  readonly flow: boolean
}

/** Content with what it repeats of the file; undefined where that cannot stand at two places. */
export function copied(layout: Layout, content: Content): Written | undefined {
  if (content === null) return { kind: 'scalar', text: '', type: 'null', style: 'plain' }
  switch (typeof content) {
    case 'string':
      return { kind: 'scalar', text: content, type: 'string', style: undefined }
    case 'number':
      return { kind: 'scalar', text: String(content), type: Number.isInteger(content) ? 'int' : 'float', style: 'plain' }
    case 'boolean':
      return { kind: 'scalar', text: String(content), type: 'bool', style: 'plain' }
  }
  if ('origin' in content) return repeated(layout, content)
  if (content instanceof Map) return collection('mapping', [...content].map(([key, value]) => [key, copied(layout, value)]))
  return collection('sequence', (content as readonly Content[]).map((value) => [undefined, copied(layout, value)]))
}

function collection(kind: 'mapping' | 'sequence', parts: readonly (readonly [string | undefined, Written | undefined])[]): Written | undefined {
  const whole = parts.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]))
  return whole.length === parts.length ? { kind, parts: whole } : undefined
}

function repeated({ file, nodes }: Layout, { origin }: Located): Written | undefined {
  if (origin.file !== file) return undefined
  const node = nodes.get(origin.start)?.find(({ end }) => end === origin.end)
  return node && asWritten(node)
}

/** Anchors and tags are not repeated. */
function asWritten(node: Node): Written | undefined {
  if (node.kind === 'alias' || node.anchor !== undefined || node.tag !== undefined) return undefined
  if (!('parts' in node)) return { kind: 'scalar', text: node.text, type: node.type, style: node.style }
  const parts: (readonly [string | undefined, Written | undefined])[] = node.parts.map(({ key, value }) => [key?.kind === 'scalar' ? key.text : undefined, asWritten(value)])
  return node.kind === 'mapping' && parts.some(([key]) => key === undefined || key === '<<') ? undefined : collection(node.kind, parts)
}

/** The parts of a block, line by line, as they stand at the first column. */
export function laid(parts: readonly NewPart[], look: Look): readonly string[] | undefined {
  const lines: string[] = []
  for (const { key, value } of parts) {
    const mark = key === undefined ? '-' : keyText(key, look)
    if (mark === undefined) return undefined
    if (value.kind === 'scalar' || value.parts.length === 0 || (key === undefined && value.kind === 'sequence')) {
      const text = flowText(value, look)
      if (text === undefined) return undefined
      lines.push(text === '' ? mark : `${mark} ${text}`)
      continue
    }
    const inner = laid(value.parts, look)
    if (inner === undefined) return undefined
    if (key === undefined) lines.push(...inner.map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`)))
    else lines.push(mark, ...inner.map((line) => (value.kind === 'sequence' ? look.items : look.step) + line))
  }
  return lines
}

function keyText(key: string, { key: style, flow }: Look): string | undefined {
  const text = quote(key, { style, type: 'string', isKey: true, flow })
  return text === undefined ? undefined : `${text}:`
}

export function flowEntry({ key, value }: NewPart, look: Look): string | undefined {
  const text = flowText(value, look)
  if (key === undefined || text === undefined) return text
  const mark = keyText(key, look)
  return mark && `${mark} ${text}`
}

/** A value on one line. */
export function flowText(value: Written, look: Look): string | undefined {
  if (value.kind !== 'scalar') {
    const parts = value.parts.map((part) => flowEntry(part, { ...look, flow: true }))
    if (parts.includes(undefined)) return undefined
    return value.kind === 'mapping' ? `{${parts.join(', ')}}` : `[${parts.join(', ')}]`
  }
  if (value.type === 'null') return look.flow ? 'null' : ''
  if (value.type !== 'string') return value.text
  return quote(value.text, { style: value.style ?? look.value, type: 'string', isKey: false, flow: look.flow })
}

/** True where a node says what was to be written. */
function isWritten(node: Node, value: Written): boolean {
  if (node.anchor !== undefined || node.tag !== undefined) return false
  if (value.kind === 'scalar') return node.kind === 'scalar' && node.type === value.type && (node.text === value.text || value.type === 'null')
  return 'parts' in node && node.kind === value.kind && areWritten(node.parts, value.parts)
}

export function areWritten(parts: readonly { readonly key: Node | undefined; readonly value: Node }[], wanted: readonly NewPart[]): boolean {
  return parts.length === wanted.length && parts.every(({ key, value }, i) => isKey(key, wanted[i]!.key) && isWritten(value, wanted[i]!.value))
}

function isKey(node: Node | undefined, key: string | undefined): boolean {
  return key === undefined ? node === undefined : node?.kind === 'scalar' && node.text === key && node.type === 'string' && node.anchor === undefined && node.tag === undefined
}
