import type { Span } from '../rule.ts'
import type { SourceFile } from '../source/file.ts'
import { visible } from './escape.ts'
import { lineEnd, position } from './place.ts'
import { columnsOf } from './width.ts'

/** A stretch to underline, with what is said of it. */
export interface Mark {
  readonly at: Span
  readonly label: string
  readonly primary: boolean
}

export interface FrameLook {
  /** Columns a row may take, gutter included; 0: no limit. */
  readonly width: number
  /** Columns of the line numbers. */
  readonly gutter: number
  readonly faint: (text: string) => string
  readonly underline: (text: string, mark: Mark) => string
}

/** Rows of a line that is longer are cut even where the width has no limit. */
const longest = 2000
const tabStop = 4

/** Lines of an env file are nobody's to print: most hold secrets. What was not read has none. */
export function quotable(file: SourceFile): boolean {
  return file.text !== '' && file.kind !== 'env' && !(/(?:^|[/\\.])env(?:\.[^/\\]*)?$/i.test(file.path) && !/\.ya?ml$/i.test(file.path))
}

/** The marked lines of one file with carets under each mark. */
export function frame(file: SourceFile, marks: readonly Mark[], look: FrameLook): readonly string[] {
  const rows: string[] = []
  let last: number | undefined
  const placed = marks.map((mark) => ({ mark, line: position(file, mark.at.start).line })).sort((a, b) => a.line - b.line || a.mark.at.start - b.mark.at.start)
  for (const { mark, line } of placed) {
    const text = row(file, mark.at, line, look)
    // A line is written once for all its marks, unless it had to be cut around each.
    if (line !== last || text.cut) {
      if (last !== undefined && line > last + 1) rows.push(look.faint(`${' '.repeat(look.gutter - 1)}… |`))
      rows.push(`${look.faint(`${String(line).padStart(look.gutter)} |`)} ${text.shown}`.trimEnd())
    }
    const under = (mark.primary ? '^' : '-').repeat(text.length)
    rows.push(`${look.faint(`${' '.repeat(look.gutter)} |`)} ${' '.repeat(text.indent)}${look.underline([under, mark.label].filter(Boolean).join(' '), mark)}`)
    last = line
  }
  return rows
}

interface Row {
  readonly shown: string
  readonly cut: boolean
  /** Terminal columns before the mark, and of the mark. */
  readonly indent: number
  readonly length: number
}

/** One character as it is shown, with the terminal column at which it begins. */
interface Cell {
  readonly text: string
  readonly offset: number
  readonly column: number
  readonly width: number
}

function row(file: SourceFile, at: Span, line: number, look: FrameLook): Row {
  const room = look.width === 0 ? longest : Math.max(20, look.width - look.gutter - 3)
  const first = file.lineStart(line)!
  const last = lineEnd(file, line)
  // Only a neighbourhood is looked at: a line may be megabytes long.
  const from = boundary(file.text, Math.max(first, at.start - longest))
  const to = boundary(file.text, Math.min(last, Math.max(at.start, Math.min(at.end, at.start + longest)) + longest))
  const { all, width } = cells(file.text, from, to)
  const begin = columnAt(all, width, at.start)
  const end = Math.max(begin + 1, columnAt(all, width, Math.min(at.end, to)))
  if (from === first && to === last && Math.max(width, end) <= room) {
    return { shown: all.map((cell) => cell.text).join(''), cut: false, indent: begin, length: end - begin }
  }

  // The mark stands in the last third where its line is longer than the row, and at the left where it needs the room.
  const wanted = Math.max(0, Math.min(begin - 1, end - Math.floor((room * 2) / 3)))
  const left = from === first && wanted < 2 ? 0 : wanted
  const leading = left > 0 || from > first ? '…' : ''
  const kept = all.filter((cell) => cell.column >= left && cell.column + cell.width < left + room - leading.length)
  const base = kept[0]?.column ?? left
  const trailing = kept.length > 0 && kept.at(-1) === all.at(-1) && to === last ? '' : '…'
  const indent = leading.length + begin - base
  return {
    shown: `${leading}${kept.map((cell) => cell.text).join('')}${trailing}`,
    cut: true,
    indent,
    length: Math.max(1, Math.min(end - begin, room - indent))
  }
}

function cells(text: string, from: number, to: number): { readonly all: readonly Cell[]; readonly width: number } {
  const all: Cell[] = []
  let column = 0
  let offset = from
  for (const character of text.slice(from, to)) {
    const shown = character === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : shownAt(text, offset, character)
    // What is shown as it is has the width of the character; what stands for one is ASCII.
    const width = shown === character ? columnsOf(character) : shown.length
    all.push({ text: shown, offset, column, width })
    column += width
    offset += character.length
  }
  return { all, width: column }
}

function shownAt(text: string, offset: number, character: string): string {
  // A byte order mark is no part of the text.
  if (offset === 0 && character === '\ufeff') return ''
  // `visible` sees the command only in a whole text.
  if (character === '[' && text.startsWith('##[', offset - 2)) return '\\u{5b}'
  if (character >= ' ' && character <= '~') return character
  return visible(character)
}

function columnAt(all: readonly Cell[], width: number, offset: number): number {
  return all.find((cell) => cell.offset >= offset)?.column ?? width
}

/** Moves an offset off the middle of a surrogate pair. */
function boundary(text: string, offset: number): number {
  const code = text.charCodeAt(offset)
  return code >= 0xdc00 && code <= 0xdfff && offset > 0 ? offset - 1 : offset
}
