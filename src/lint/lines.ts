/** The offset at which the line of `at` begins; a byte order mark is no part of it. */
export function lineStart(text: string, at: number): number {
  let start = at
  while (start > 0 && !isBreak(text[start - 1])) start--
  return start === 0 && text.startsWith('\ufeff') ? 1 : start
}

/** The offset of the line's break, or of the end of the text. */
export function lineEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && !isBreak(text[end])) end++
  return end
}

/** The offset at which the line after that of `at` begins. */
export function nextLine(text: string, at: number): number {
  const end = lineEnd(text, at)
  if (end === text.length) return end
  return text.startsWith('\r\n', end) ? end + 2 : end + 1
}

/** How lines of the text end. */
export function firstBreak(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n'
}

/** True where nothing but white space stands before `at` on its line. */
export function isAloneBefore(text: string, at: number): boolean {
  let start = at
  while (start > 0 && isBlank(text[start - 1])) start--
  return start === 0 || isBreak(text[start - 1]) || (start === 1 && text[0] === '\ufeff')
}

/** True where nothing but white space and a comment stands behind `at` on its line. */
export function restIsComment(text: string, at: number): boolean {
  let end = at
  while (isBlank(text[end])) end++
  return end >= text.length || text[end] === '#' || isBreak(text[end])
}

/** Where the comment lines begin that stand directly above the line of `at`, as far indented as it, and not before `limit`; else where its own line begins. */
export function commentsAbove(text: string, at: number, limit: number): number {
  const own = lineStart(text, at)
  const head = `${text.slice(own, at)}#`
  let start = own
  while (start > 0 && isBreak(text[start - 1])) {
    const above = lineStart(text, start - (text.startsWith('\r\n', start - 2) ? 2 : 1))
    if (above < limit || above >= start || !text.startsWith(head, above)) break
    start = above
  }
  return start
}

/** Where the comment lines end that begin at `start` and are indented further than `column`: they speak of what stands above. */
export function commentsUnder(text: string, start: number, column: number): number {
  let end = start
  while (end < text.length) {
    const line = text.slice(end, lineEnd(text, end))
    const indent = line.length - line.trimStart().length
    if (line[indent] !== '#' || indent <= column) break
    end = nextLine(text, end)
  }
  return end
}

/** The comma after a part between brackets, with nothing but white space and comments before it. */
export function commaBehind(text: string, end: number): number | undefined {
  const gap = /(?:[ \t\r\n]|(?<=\s)#[^\r\n]*)*/y
  gap.lastIndex = end
  gap.exec(text)
  return text[gap.lastIndex] === ',' ? gap.lastIndex : undefined
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t'
}

function isBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r'
}
