/** One shell word, with where it stands in the text it was split from. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

export interface CommandLine {
  readonly words: readonly Word[]
  /** Where the last word ends, of those that were not asked for, too. */
  readonly end: number
  /** False where a quote, a bracket or a backslash is left open, or a bracket opens where none may: Compose refuses it. */
  readonly valid: boolean
}

/** The words of a command line, as far as Compose reads it. */
export function words(text: string): readonly Word[] {
  return commandLine(text).words
}

/**
 * Splits as Compose does (mattn/go-shellwords without variables or backticks): blanks part words; quotes and backslashes
 * keep them together; `;`, `&`, `|`, `<` and `>` end the line, and what follows is lost. Keeps the first `most` words.
 */
export function commandLine(text: string, most = Infinity): CommandLine {
  const found: Word[] = []
  let last = 0
  let start: number | undefined
  /** The word at hand is this, and the text from `from` on. */
  let kept = ''
  let from = 0
  let open: '"' | "'" | '`' | '(' | undefined
  const end = (at: number): void => {
    if (start === undefined) return
    if (found.length < most) found.push({ text: kept + text.slice(from, at), start, end: at })
    start = undefined
    last = at
  }
  const drop = (at: number): void => {
    kept += text.slice(from, at)
    from = at + 1
  }
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (open === undefined && isBlank(char)) {
      end(i)
      continue
    }
    if (open === undefined && ';&|<>'.includes(char)) {
      // `2>file`: the number belongs to the redirection.
      if (!(char === '>' && start !== undefined && /^\d/.test(kept || text.slice(from, i)))) end(i)
      return { words: found, end: last, valid: true }
    }
    if (start === undefined) [start, kept, from] = [i, '', i]
    if (char === '\\' && open !== "'") {
      if (i + 1 === text.length) return { words: found, end: last, valid: false }
      drop(i++)
    } else if ((char === '"' || char === "'") && (open === undefined || open === '`' || open === char)) {
      open = open === char ? undefined : char
      drop(i)
    } else if (char === '`' && (open === undefined || open === '`')) open = open === '`' ? undefined : '`'
    else if (char === '(' && (open === undefined || open === '(')) {
      if (open === '(' || !(from < i ? text[i - 1] === '$' : kept.endsWith('$'))) return { words: found, end: last, valid: false }
      open = '('
    } else if (char === ')' && (open === undefined || open === '(')) open = open === '(' ? undefined : '('
  }
  end(text.length)
  return { words: found, end: last, valid: open === undefined }
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\n'
}
