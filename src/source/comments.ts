import type { SourceFile } from './file.ts'
import type { Span } from './origin.ts'
import { scalarTexts } from './events.ts'

export interface Comment extends Span {
  /** Without its `#` and the space around it. */
  readonly text: string
  /** Nothing but white space stands before it on its line. */
  readonly alone: boolean
}

/** The comments of a file, in order; none where it is no YAML. A `#` inside of a scalar is none. */
export function comments(file: SourceFile): readonly Comment[] {
  const scalars = scalarTexts(file)
  if (scalars === undefined) return []
  const { text } = file
  const found: Comment[] = []
  let at = text.indexOf('#')
  for (const { start, end } of [...scalars, { start: text.length, end: text.length }]) {
    while (at >= 0 && at < start) {
      let next = at + 1
      if (at === 0 || BEFORE_A_COMMENT.test(text[at - 1]!)) {
        while (next < text.length && text[next] !== '\n' && text[next] !== '\r') next++
        found.push({ file, start: at, end: next, text: text.slice(at + 1, next).trim(), alone: isAlone(text, at) })
      }
      at = text.indexOf('#', next)
    }
    if (at >= 0 && at < end) at = text.indexOf('#', end)
  }
  return found
}

/** White space, or what go-yaml lets a comment follow at once; not the letters of a tag or an anchor. */
const BEFORE_A_COMMENT = /[\s\ufeff"'\]},[{|>+-]/

function isAlone(text: string, at: number): boolean {
  let before = at - 1
  while (text[before] === ' ' || text[before] === '\t' || text[before] === '\ufeff') before--
  return before < 0 || text[before] === '\n' || text[before] === '\r'
}
