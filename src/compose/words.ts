/** One shell word, with where it stands in the text it was split from. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

export interface CommandLine {
  readonly words: readonly Word[]
  /** False where a quote, a bracket or a backslash is left open, or a bracket opens where none may: Compose refuses it. */
  readonly valid: boolean
}

/** The words of a command line, as far as Compose reads it. */
export function words(text: string): readonly Word[] {
  return commandLine(text).words
}

/**
 * Splits as Compose does (mattn/go-shellwords without variables or backticks): blanks part words; quotes and backslashes
 * keep them together; `;`, `&`, `|`, `<` and `>` end the line, and what follows is lost.
 */
export function commandLine(text: string): CommandLine {
  const found: Word[] = []
  let word: string | undefined
  let start = 0
  let open: '"' | "'" | '`' | '(' | undefined
  const end = (at: number): void => {
    if (word !== undefined) found.push({ text: word, start, end: at })
    word = undefined
  }
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    const at = i
    if (open === undefined && isBlank(char)) {
      end(i)
      continue
    }
    if (open === undefined && ';&|<>'.includes(char)) {
      // `2>file`: the number belongs to the redirection.
      if (!(char === '>' && word !== undefined && /^\d/.test(word))) end(i)
      return { words: found, valid: true }
    }
    let part = char
    if (char === '\\' && open !== "'") {
      if (i + 1 === text.length) return { words: found, valid: false }
      part = text[++i]!
    } else if ((char === '"' || char === "'") && (open === undefined || open === '`' || open === char)) {
      open = open === char ? undefined : char
      part = ''
    } else if (char === '`' && (open === undefined || open === '`')) open = open === '`' ? undefined : '`'
    else if (char === '(' && (open === undefined || open === '(')) {
      if (open === '(' || !word?.endsWith('$')) return { words: found, valid: false }
      open = '('
    } else if (char === ')' && (open === undefined || open === '(')) open = open === '(' ? undefined : '('
    if (word === undefined) {
      word = ''
      start = at
    }
    word += part
  }
  end(text.length)
  return { words: found, valid: open === undefined }
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\n'
}
