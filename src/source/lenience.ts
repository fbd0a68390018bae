/**
 * Where go-yaml reads on and a parser of the letter of YAML 1.2 stops: spaces are put in, and the parser tried again.
 * Offsets in the eased text lead back to the text as it was written.
 */
export interface Eased {
  readonly text: string
  readonly insertions: readonly Insertion[]
}

interface Insertion {
  /** In the eased text. */
  readonly at: number
  readonly length: number
}

/** More than any block is indented that people write. */
const FAR = ' '.repeat(250)
/** Characters read again in all, so that a long text with many such places takes no longer than it must. */
export const PATIENCE = 30_000_000

export function asWritten(text: string): Eased {
  return { text, insertions: [] }
}

/** The text has been read so often that it is better left. */
export function isSpent({ text, insertions }: Eased): boolean {
  return text.length * insertions.length > PATIENCE
}

/** The text with the place mended at which the parser stopped, or undefined where go-yaml would stop as well. */
export function ease(eased: Eased, reason: string, stop: number): Eased | undefined {
  const { text, insertions } = eased
  if (reason === 'deficient indentation') {
    // Inside of brackets and quotes go-yaml asks for no indentation (scannerc.go unroll_indent).
    let line = stop
    while (line > 0 && text[line - 1] !== '\n' && text[line - 1] !== '\r') line--
    return insertions.at(-1)?.at === line ? undefined : insert(eased, line, FAR)
  }
  const code = text[stop]
  if (code === '#' && /["'\]},[{|>+\-\d]/.test(text[stop - 1] ?? '')) {
    // A comment may follow a quote, a bracket or a comma at once.
    return insert(eased, stop, ' ')
  }
  if (code === "'" && reason === 'unknown escape sequence') {
    // \' is an escape of go-yaml's own.
    return { ...insert(eased, stop, 'x2'), text: `${text.slice(0, stop)}x27${text.slice(stop + 1)}` }
  }
  return undefined
}

function insert({ text, insertions }: Eased, at: number, spaces: string): Eased {
  return { text: text.slice(0, at) + spaces + text.slice(at), insertions: [...insertions, { at, length: spaces.length }] }
}

/** The offset in the text as written. */
export function written(eased: Eased, offset: number): number {
  let back = 0
  for (const { at, length } of eased.insertions) {
    if (at > offset) break
    back += Math.min(length, offset - at)
  }
  return offset - back
}
