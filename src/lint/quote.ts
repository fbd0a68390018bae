import type { Leaf } from '../source/layout.ts'
import { resolvePlain } from '../source/resolve.ts'

/** Where a text is to be written, and in place of what. */
export interface Slot {
  readonly style: Leaf['style']
  /** Of the text that stands there. */
  readonly type: Leaf['type']
  readonly isKey: boolean
  /** Between brackets. */
  readonly flow: boolean
}

/** The text as YAML: in the old quotes where there were some, plain where that reads as the same. Undefined: no YAML can hold it. */
export function quote(text: string, slot: Slot): string | undefined {
  if (LONE_SURROGATE.test(text)) return undefined
  if (slot.style === 'single' && !UNPRINTABLE.test(text)) return `'${text.replaceAll("'", "''")}'`
  if (slot.style !== 'double' && slot.style !== 'single' && isPlain(text, slot)) return text
  return doubleQuoted(text)
}

/** The text as it stands inside of quotes that are there already, or of a plain scalar. */
export function inside(text: string, style: Leaf['style']): string | undefined {
  if (LONE_SURROGATE.test(text)) return undefined
  if (style === 'double') return doubleQuoted(text).slice(1, -1)
  if (UNPRINTABLE.test(text)) return undefined
  return style === 'single' ? text.replaceAll("'", "''") : text
}

const LONE_SURROGATE = /\p{Surrogate}/u
/** What YAML wants escaped (§5.1), and line breaks, which it would fold. */
const UNPRINTABLE = /[^\t\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u
/** Words that YAML 1.1 takes for booleans. Compose does not; what else reads the file might. */
const OLD_BOOLEAN = /^(?:y|n|yes|no|on|off)$/i
/** What a plain scalar may not begin with (§7.3.3); `-?:` may, with a letter behind. */
const INDICATOR = /^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:\s|$)|[-?:][,[\]{}])/
const LONGEST_KEY = 1000

/** True where the text, written without quotes, is read as that string, or as a number or boolean where such a thing stood before. */
export function isPlain(text: string, { type, isKey, flow }: Pick<Slot, 'type' | 'isKey' | 'flow'>): boolean {
  if (text === '' || text === '<<' || text.trim() !== text || UNPRINTABLE.test(text) || text.includes('\t')) return false
  if (INDICATOR.test(text) || /:(?:\s|$)|\s#/.test(text) || /^(?:---|\.\.\.)/.test(text) || OLD_BOOLEAN.test(text)) return false
  if (flow && /[,[\]{}?]|^:/.test(text)) return false
  if (isKey && text.length > LONGEST_KEY) return false
  const resolved = resolvePlain(text)
  if (resolved === undefined) return true
  return !isKey && type !== 'string' && (resolved.type === 'int' || resolved.type === 'float' || resolved.type === 'bool')
}

const ESCAPES = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\0', '\\0'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t']
])

function doubleQuoted(text: string): string {
  const escaped = text.replace(/["\\\t]|[^\t\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu, (character) => ESCAPES.get(character) ?? hex(character))
  return `"${escaped}"`
}

function hex(character: string): string {
  const code = character.codePointAt(0)!.toString(16)
  return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`
}
