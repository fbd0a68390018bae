import { resolvePlain } from '../source/resolve.ts'
import type { Printed } from './printer.ts'

/** As Go's json.MarshalIndent writes it. */
export function jsonText(value: Printed, indent = ''): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const deeper = `${indent}  `
  const isList = Array.isArray(value)
  const lines = isList ? value.map((item) => jsonText(item, deeper)) : entriesOf(value).map(([key, item]) => `${jsonText(key)}: ${jsonText(item, deeper)}`)
  const [open, close] = isList ? '[]' : '{}'
  return lines.length === 0 ? `${open}${close}` : `${open}\n${deeper}${lines.join(`,\n${deeper}`)}\n${indent}${close}`
}

/** As yaml.v3 writes it, with an indentation of two. */
export function yamlText(value: Printed): string {
  return isBlock(value) ? `${block(value, '').join('\n')}\n` : `${inline(value, '')}\n`
}

function entriesOf(value: object): readonly (readonly [string, Printed])[] {
  return value instanceof Map ? [...value] : Object.entries(value as Readonly<Record<string, Printed>>)
}

/** Lists and mappings that say something go over lines of their own. */
function isBlock(value: Printed): value is Exclude<Printed, null | boolean | number | string> {
  return typeof value === 'object' && value !== null && (Array.isArray(value) ? value.length > 0 : entriesOf(value).length > 0)
}

function block(value: Printed & object, indent: string): string[] {
  const deeper = `${indent}  `
  if (Array.isArray(value)) {
    return value.flatMap((item: Printed) => {
      const lines = isBlock(item) ? block(item, deeper) : [`${deeper}${inline(item, indent)}`]
      return [`${indent}- ${lines[0]!.slice(deeper.length)}`, ...lines.slice(1)]
    })
  }
  return entriesOf(value).flatMap(([key, item]) => {
    const name = `${indent}${inline(key, indent)}:`
    return isBlock(item) ? [name, ...block(item, deeper)] : [`${name} ${inline(item, indent)}`]
  })
}

function inline(value: Printed, indent: string): string {
  if (typeof value === 'string') return scalar(value, indent)
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[]' : '{}'
  return String(value)
}

// YAML 1.1 takes these for booleans and base-60 numbers: yaml.v3 encode.go isOldBool, isBase60Float.
const oldBoolean = /^(?:y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF)$/
const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/
// What yaml.v3 prints as it is: no control characters, and nothing beyond the first plane.
const special = /[^\n\t\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/

/** yaml.v3 encode.go stringv and emitterc.go yaml_emitter_select_scalar_style. */
function scalar(text: string, indent: string): string {
  if (text.includes('\n') && !special.test(text) && !/ (?:\n|$)/.test(text)) return literal(text, indent)
  const isSaid = text !== '' && resolvePlain(text) === undefined && !oldBoolean.test(text) && !base60.test(text)
  if (!isSaid || special.test(text) || /[\n\t]/.test(text)) return quoted(text)
  return isPlain(text) ? text : `'${text.replaceAll("'", "''")}'`
}

function isPlain(text: string): boolean {
  if (/^[#,[\]{}&*!|>'"%@`]|^[?:-](?: |$)|^(?:---|\.\.\.)/.test(text)) return false
  return !/^ | $|: |:$| #/.test(text)
}

function quoted(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r', '\0': '\\0', '\x07': '\\a', '\b': '\\b', '\x0b': '\\v', '\f': '\\f', '\x1b': '\\e', '\x85': '\\N', '\u2028': '\\L', '\u2029': '\\P' }
  const inside = [...text].map((char) => {
    const escape = escapes[char]
    if (escape !== undefined) return escape
    if (!special.test(char)) return char
    const code = char.codePointAt(0)!
    const digits = code.toString(16).toUpperCase()
    return code <= 0xff ? `\\x${digits.padStart(2, '0')}` : code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
  })
  return `"${inside.join('')}"`
}

function literal(text: string, indent: string): string {
  const hint = /^[ \n]/.test(text) ? '2' : ''
  const chomp = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : ''
  const lines = text.replace(/\n$/, '').split('\n').map((line) => (line === '' ? '' : `${indent}  ${line}`))
  return [`|${hint}${chomp}`, ...lines].join('\n')
}
