import type { SourceFile } from './file.ts'
import type { Origin } from './origin.ts'
import { type Problem, problem } from './problem.ts'

/** Characters that no YAML text may hold (yaml.v3 readerc.go). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/

/** What keeps a text from being read at all. */
export function unreadable(file: SourceFile): Problem | undefined {
  const at = file.text.search(CONTROL)
  if (at < 0) return undefined
  const code = file.text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')
  return yaml(file, { at, message: `the control character U+${code} is not allowed here`, docker: 'control characters are not allowed' })
}

/** A refusal of the parser's, in plain words and at the place where the mistake was made. `stop` is where the parser noticed. */
export function syntaxProblem(file: SourceFile, reason: string, stop: number): Problem {
  const limit = LIMITS.find(([of]) => reason.startsWith(of))
  if (limit !== undefined) return problem('input-bounded', origin(file, stop, stop + 1), limit[1], { level: 'warning' })
  return yaml(file, diagnose(file.text, reason, stop) ?? { at: stop, message: reason })
}

/** What go-yaml refuses and the parser does not. */
export function strictProblem(file: SourceFile, at: number, end: number, docker: string): Problem {
  return yaml(file, { at, end, message: STRICT.get(docker) ?? docker, docker, ...(docker === NO_NAME && { hint: QUOTE }) })
}

export function tabProblem(file: SourceFile, at: number, docker?: string): Problem {
  return yaml(file, { at, message: TAB, ...(docker !== undefined && { docker }), hint: 'Indent with spaces.' })
}

/** A reason of ours, beside the parser's. */
export const SPENT = 'read too often'

/** Limits of ours: Compose may read on. */
const LIMITS = [
  ['nesting exceeded', 'this is nested too deep to be checked'],
  ['deficient indentation', 'this is indented too far to be checked'],
  [SPENT, 'too many lines before this leave the letter of YAML: it is not checked'],
] as const

interface Diagnosis {
  readonly at: number
  readonly end?: number
  readonly message: string
  /** Only where go-yaml is sure to say so too. */
  readonly docker?: string
  readonly hint?: string
}

function yaml(file: SourceFile, { at, end = at + 1, message, ...more }: Diagnosis): Problem {
  return problem('yaml-valid', origin(file, at, end), message, more)
}

function origin(file: SourceFile, start: number, end: number): Origin {
  const last = file.text.length
  return { file, start: Math.min(start, last), end: Math.min(end, last), via: [] }
}

const QUOTE = 'Put the value in quotes.'
const TAB = 'a tab stands where only spaces may'
const NO_NAME = 'did not find expected alphabetic or numeric character'

const STRICT = new Map([
  [NO_NAME, 'the name of an anchor may hold letters, digits, - and _ only'],
  ['found incompatible YAML document', 'Compose reads %YAML 1.1 only'],
  ['found unknown directive name', 'a line may not begin with % here'],
  ['did not find expected <document start>', 'a further document must begin with ---'],
  ['found unknown escape character', '\\/ is no escape to Compose'],
  ['did not find expected node content', 'a value between brackets may not begin with a colon'],
  ["did not find expected ',' or ']'", 'a value between brackets may not hold a ? unless it is in quotes'],
  ["did not find expected ',' or '}'", 'between braces a key and its colon stand on one line, with a space after the colon'],
])

function diagnose(text: string, reason: string, stop: number): Diagnosis | undefined {
  switch (reason) {
    case 'tab characters must not be used in indentation': {
      const above = lineAbove(text, stop)
      const sure = above !== undefined && /[:"'\]}]$/.test(text.slice(above.start, above.end))
      return { at: stop, message: TAB, ...(sure && { docker: 'found character that cannot start any token' }), hint: 'Indent with spaces.' }
    }
    case "expected ':' after a mapping key":
    case 'can not read a block mapping entry; a multiline key may not be an implicit key':
      return withoutColon(text, stop)
    case 'a whitespace character is expected after the key-value separator within a block mapping':
      return { at: stop - 1, message: 'a space is missing after the colon' }
    case 'unexpected end of the stream within a double quoted scalar':
      return { at: openQuote(text, '"'), message: 'this quote is never closed', docker: 'found unexpected end of stream' }
    case 'unexpected end of the stream within a single quoted scalar':
      return { at: openQuote(text, "'"), message: 'this quote is never closed', docker: 'found unexpected end of stream' }
    case 'unexpected end of the document within a double quoted scalar':
    case 'unexpected end of the document within a single quoted scalar':
      return { at: stop, end: stop + 3, message: 'a quote before this is never closed', docker: 'found unexpected document indicator' }
    case 'unexpected end of the stream within a flow collection':
      return { at: stop, message: 'a bracket before this is never closed' }
    case 'missed comma between flow collection entries':
      return noToken(text, stop) ?? { at: stop, message: 'a comma or a closing bracket is missing before this' }
    case "expected the node content, but found ','":
      return { at: stop, message: 'nothing stands before this comma', docker: 'did not find expected node content' }
    case 'unknown escape sequence':
      return { at: stop - 1, end: stop + 1, message: `\\${text[stop] ?? ''} is no escape`, docker: 'found unknown escape character', hint: 'Write \\\\ for a backslash, or use single quotes.' }
    case 'expected hexadecimal character':
      return { at: stop, message: 'a hexadecimal digit is missing', docker: 'did not find expected hexdecimal number' }
    case 'name of an alias node must contain at least one character':
      return { at: stop - 1, message: '* begins an alias, and no name follows', docker: NO_NAME, hint: QUOTE }
    case 'name of an anchor node must contain at least one character':
      return { at: stop - 1, message: '& begins an anchor, and no name follows', docker: NO_NAME, hint: QUOTE }
    case 'a line break is expected':
    case 'repeat of a chomping mode identifier':
      return { at: stop, message: 'the text of a block begins on the next line', docker: 'did not find expected comment or line break' }
    case 'bad explicit indentation width of a block scalar; it cannot be less than one':
      return { at: stop, message: 'a block cannot be indented by 0', docker: 'found an indentation indicator equal to 0' }
    case 'unacceptable YAML version of the document':
      return { at: lineStart(text, stop - 1), message: 'Compose reads %YAML 1.1 only', docker: 'found incompatible YAML document' }
    case 'bad indentation of a mapping entry':
    case 'bad indentation of a sequence entry':
    case 'end of the stream or a document separator is expected':
      return noToken(text, stop) ?? unexpected(text, stop)
    default:
      return reason.startsWith('undeclared tag handle') ? { at: stop, message: reason, docker: 'found undefined tag handle' } : undefined
  }
}

/** A line that is neither `key: value` nor a part of the value above it. */
function withoutColon(text: string, stop: number): Diagnosis {
  const docker = "could not find expected ':'"
  const start = lineStart(text, stop)
  const own = text.slice(start, stop).trim() !== '' && /[\r\n]|^$/.test(text[stop] ?? '')
  const line = own ? trimmed(text, start, stop) : lineAbove(text, stop)
  if (line === undefined) return { at: stop, message: 'a colon is missing', docker }
  if (/^(?:<{7}|={7}|>{7})/.test(text.slice(line.start, line.end))) return { at: line.start, end: line.end, message: 'the mark of a merge conflict', docker }
  const glued = withoutSpace(text, line.start, line.end)
  if (glued !== undefined) return { ...glued, docker }
  return { at: line.start, end: line.end, message: 'a colon is missing after this', docker }
}

function withoutSpace(text: string, start: number, end: number): Diagnosis | undefined {
  const key = /^[\w.-]+:(?=[^\s/:])/.exec(text.slice(start, end))?.[0]
  if (key === undefined || /:\s/.test(text.slice(start, end))) return undefined
  return { at: start + key.length - 1, message: 'a space is missing after the colon', hint: `Write "${key} ".` }
}

function noToken(text: string, stop: number): Diagnosis | undefined {
  const character = text[stop] ?? ''
  if (!/[@`%]/.test(character)) return undefined
  return { at: stop, message: `${character} cannot begin a value`, docker: 'found character that cannot start any token', hint: QUOTE }
}

/** Something stands where only the next entry could. */
function unexpected(text: string, stop: number): Diagnosis {
  const start = lineStart(text, stop)
  const before = text.slice(start, stop).trimEnd()
  const spaced = /\s/.test(text[stop + 1] ?? ' ')
  if (text[stop] === ':' && spaced) return secondColon(text, stop, before)
  const item = text[stop] === '-' && spaced
  if (item && before !== '') return { at: stop, message: 'a list begins on a line of its own', docker: 'block sequence entries are not allowed in this context' }
  const end = stop + trimmedLength(text, stop)
  if (/["']$/.test(before)) return { at: stop, end, message: 'text follows a closing quote', hint: 'That quote closes what another one opened: one may be missing before it.' }
  if (/[\]}]$/.test(before)) return { at: stop, end, message: 'text follows a closing bracket' }
  const above = lineAbove(text, stop)
  if (before !== '' || above === undefined) return { at: stop, end, message: 'nothing like this may stand here' }
  if (columnOf(text, above.start) !== stop - start) return { at: stop, end, message: 'this line is indented like none of those it could belong to' }
  return { at: stop, end, message: item ? 'a list item stands among keys' : 'this stands among list items, and is none' }
}

/** A colon behind a value, on its own line or on the one it began. */
function secondColon(text: string, stop: number, before: string): Diagnosis {
  const docker = 'mapping values are not allowed in this context'
  if (/:\s/.test(before)) return { at: stop, message: 'a second colon and space in one value', docker, hint: QUOTE }
  const above = lineAbove(text, stop)
  const start = stop - before.trimStart().length
  if (above !== undefined && columnOf(text, above.start) === columnOf(text, start)) {
    return { ...(withoutSpace(text, above.start, above.end) ?? { at: above.start, end: above.end, message: 'a colon is missing after this' }), docker }
  }
  return { at: start, end: stop, message: 'this line is indented more than those it belongs to', docker }
}

function columnOf(text: string, at: number): number {
  return at - lineStart(text, at)
}

/** The quote that opened and was never closed: behind it every other is escaped. */
function openQuote(text: string, quote: '"' | "'"): number {
  let at = text.lastIndexOf(quote)
  if (quote === '"') {
    while (isEscaped(text, at)) at = text.lastIndexOf(quote, at - 1)
    return at
  }
  while (text[at - 1] === quote && at > 0) at = text.lastIndexOf(quote, at - 2)
  return at
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text[at - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}

/** The last line above that is not blank, without the space around it. */
function lineAbove(text: string, at: number): { readonly start: number; readonly end: number } | undefined {
  let end = lineStart(text, at)
  while (end > 0 && /\s/.test(text[end - 1]!)) end--
  return end === 0 ? undefined : trimmed(text, lineStart(text, end), end)
}

function trimmed(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const line = text.slice(start, end)
  return { start: start + line.length - line.trimStart().length, end: start + line.trimEnd().length }
}

/** Of what is left of a line: at least one, so that there is something to point at. */
function trimmedLength(text: string, start: number): number {
  let end = start
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++
  return Math.max(1, text.slice(start, end).trimEnd().length)
}

function lineStart(text: string, at: number): number {
  let start = at
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--
  return start
}
