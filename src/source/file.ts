export interface Position {
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 code units. */
  readonly column: number
}

/** One text that was read: a Compose file, an env file, a configuration. Offsets inside, lines and columns only where something is shown. */
export class SourceFile {
  /** As the user would type it from where they stand; what reports print. */
  readonly path: string
  readonly text: string
  /** Reports print no line of an env file: most hold secrets. */
  readonly kind: 'yaml' | 'env'
  #lineStarts: number[] | undefined

  constructor(path: string, text: string, kind: 'yaml' | 'env' = 'yaml') {
    this.path = path
    this.text = text
    this.kind = kind
  }

  position(offset: number): Position {
    const starts = (this.#lineStarts ??= lineStarts(this.text))
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }

  /** The offset at which a line begins, or undefined where there is no such line. */
  lineStart(line: number): number | undefined {
    return (this.#lineStarts ??= lineStarts(this.text))[line - 1]
  }

  /** A line's text without its break, or undefined where there is no such line. */
  line(line: number): string | undefined {
    const start = this.lineStart(line)
    if (start === undefined) return undefined
    const next = this.lineStart(line + 1) ?? this.text.length
    return this.text.slice(start, next).replace(/(?:\r\n|\r|\n)$/, '')
  }
}

/** YAML 1.2 breaks lines at LF, CR LF and a lone CR (§5.4). */
function lineStarts(text: string): number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
}
