/** One shell word, with where it stands in the text it was split from. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Splits as Compose does (mattn/go-shellwords without variables or backticks): blanks part words; quotes and backslashes keep them together. */
export function words(text: string): readonly Word[] {
  const found: Word[] = []
  let word: string | undefined
  let start = 0
  let quote: string | undefined
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (quote === undefined && isBlank(char)) {
      if (word !== undefined) found.push({ text: word, start, end: i })
      word = undefined
      continue
    }
    if (word === undefined) {
      word = ''
      start = i
    }
    if (char === '\\' && quote !== "'" && i + 1 < text.length) word += text[++i]!
    else if (char === quote) quote = undefined
    else if (quote === undefined && (char === '"' || char === "'")) quote = char
    else word += char
  }
  if (word !== undefined) found.push({ text: word, start, end: text.length })
  return found
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\n'
}
