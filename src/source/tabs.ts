import type { ScalarText } from './events.ts'

export interface StrayTab {
  readonly at: number
  /** In go-yaml's words. */
  readonly docker: string
}

const NO_TOKEN = 'found character that cannot start any token'
const IN_PLAIN = 'found a tab character that violates indentation'
/** How far go-yaml looks for the next comment. */
const LOOKAHEAD = 512
const IN_BLOCK = 'found a tab character where an indentation space is expected'

/** Cheap: no tab without a match is stray. */
export function mayStray(text: string): boolean {
  return text.includes('\t') && /^[-?: ]*\t/m.test(text)
}

/** The first tab that stands where go-yaml counts columns: it takes more tabs for indentation than YAML 1.2 does (yaml.v3 scannerc.go). */
export function strayTab(text: string, scalars: readonly ScalarText[]): StrayTab | undefined {
  const brackets: Brackets = { open: 0, first: 0 }
  let before: ScalarText | undefined
  for (const scalar of scalars) {
    const found = tabBetween(text, before, scalar.start, brackets) ?? tabInside(text, scalar, brackets)
    if (found !== undefined) return found
    before = scalar
  }
  return tabBetween(text, before, text.length, brackets)
}

interface Brackets {
  open: number
  /** Where the outermost stands. */
  first: number
}

function tabBetween(text: string, before: ScalarText | undefined, end: number, brackets: Brackets): StrayTab | undefined {
  const start = before?.end ?? 0
  const block = before?.style === 'literal' || before?.style === 'folded'
  let indenting = start === 0 || isBreak(text[start - 1])
  let plainTail = before?.style === 'plain' // go-yaml is still at the scalar, and looks whether it goes on
  let comments = false // a run of comments, of which it reads all before it looks at columns again
  for (let at = start; at < end; at++) {
    const character = text[at]!
    if (isBreak(character)) indenting = true
    else if (character === '\t') {
      if (!indenting || (comments && /^\s*#/.test(text.slice(at, at + LOOKAHEAD)))) continue
      if (plainTail) {
        if (at - lineStart(text, at) < leastIndent(text, before!, brackets)) return { at, docker: IN_PLAIN }
      } else if (brackets.open === 0) return { at, docker: block ? IN_BLOCK : NO_TOKEN }
    } else if (character === '#' && (at === 0 || /\s/.test(text[at - 1]!))) {
      comments = indenting
      plainTail = false
      at = lineEnd(text, at) - 1
    } else if (character !== ' ') {
      comments = plainTail = false
      if (character === '[' || character === '{') {
        if (brackets.open++ === 0) brackets.first = at
      } else if (character === ']' || character === '}') brackets.open--
      indenting &&= '-?:'.includes(character) && /\s/.test(text[at + 1] ?? ' ')
    }
  }
  return undefined
}

function tabInside(text: string, scalar: ScalarText, brackets: Brackets): StrayTab | undefined {
  if (scalar.style === 'single' || scalar.style === 'double') return undefined
  const block = scalar.style !== 'plain'
  // The first line tells how far a block scalar is indented, unless its head does.
  let telling = block && !/[|>][-+]?\d/.test(text.slice(lineStart(text, scalar.start - 1), scalar.start))
  let line = block ? scalar.start : lineEnd(text, scalar.start) + 1
  for (; line < scalar.end; line = lineEnd(text, line) + 1) {
    let at = line
    while (text[at] === ' ') at++
    if (text[at] === '\t') {
      const column = at - line
      if (block ? column < scalar.indent || telling : column < leastIndent(text, scalar, brackets)) return { at, docker: block ? IN_BLOCK : IN_PLAIN }
    }
    if (!isBreak(text[at])) telling = false
  }
  return undefined
}

/** The column from which a plain scalar goes on, as far as its own line tells: one more than that of the key or dash before it. */
function leastIndent(text: string, scalar: ScalarText, brackets: Brackets): number {
  const start = brackets.open > 0 ? brackets.first : scalar.start
  const before = /^( *(?:[-?:] +)*)(.*)$/.exec(text.slice(lineStart(text, start), start))
  const [, marks = '', key = ''] = before ?? []
  if (key !== '') return marks.length + 1
  return marks.trim() === '' ? 0 : marks.trimEnd().length
}

function lineStart(text: string, at: number): number {
  let start = at
  while (start > 0 && !isBreak(text[start - 1])) start--
  return start
}

function lineEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && !isBreak(text[end])) end++
  return end
}

function isBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r'
}
