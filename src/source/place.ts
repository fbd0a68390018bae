import { getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml'

/** Where a scalar stands, with its quotes or the head of its block, and its content as go-yaml has it. */
export interface ScalarPlace {
  readonly start: number
  readonly end: number
  readonly content: string
}

/** `before` is where the last token ended: the events do not tell where what is not written would stand, nor where a block scalar begins. */
export function scalarPlace(text: string, event: ScalarEvent, before: number): ScalarPlace {
  const { valueStart, valueEnd, style } = event
  const content = getScalarValue(text, event)
  if (style === SCALAR_STYLE.PLAIN) {
    const gap = valueStart < 0 ? gapBehind(text, event, before) : undefined
    return { start: gap ?? valueStart, end: gap ?? valueEnd, content }
  }
  if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) return { start: valueStart - 1, end: valueEnd + 1, content }
  let end = valueEnd
  while (end > valueStart && isBreak(text.charCodeAt(end - 1))) end--
  // go-yaml adds no line break that the end of the file does not have.
  const isCut = end === text.length && end > valueStart && content.endsWith('\n')
  // Between the head and the token before there are marks, no more.
  return { start: skip(text, Math.max(before, event.tagEnd, event.anchorEnd), ':-?'), end, content: isCut ? content.slice(0, -1) : content }
}

/** Where a value would stand that is not written: behind the mark that announces it. */
function gapBehind(text: string, { tagEnd, anchorEnd }: ScalarEvent, before: number): number {
  const properties = Math.max(tagEnd, anchorEnd)
  if (properties >= 0) return properties
  const mark = skip(text, before)
  const code = text.charCodeAt(mark)
  return code === 0x3a || code === 0x2d || code === 0x3f ? mark + 1 : before
}

/** The end of a collection after its last token, which ended at `before`: behind its bracket, where one closes it. */
export function collectionEnd(text: string, before: number, bracket: string | undefined): number {
  if (bracket === undefined) return before
  const end = skip(text, before, ',')
  return text[end] === bracket ? end + 1 : before
}

/** The first offset from `offset` that is not white space, a comment or one of `marks`. */
export function skip(text: string, offset: number, marks = ''): number {
  let at = offset
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === 0x23 && (at === 0 || isSpace(text.charCodeAt(at - 1)))) while (at < text.length && !isBreak(text.charCodeAt(at))) at++
    else if (isSpace(code) || (at < text.length && marks.includes(text[at]!))) at++
    else return at
  }
}

export function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d || code === 0xfeff
}
