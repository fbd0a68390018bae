import type { Rule } from '../rule.ts'
import { page } from './describe.ts'

/** How a page is set in a terminal. */
export interface Setting {
  /** Columns; 0: no limit. */
  readonly width: number
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
}

/** A rule's page for a terminal: headings and code keep their looks, paragraphs are filled. `written` is its Markdown, where there is any. */
export function explain(rule: Rule, written: string | undefined, setting: Setting): string {
  const lines: string[] = []
  let fence: string | undefined
  let paragraph: string[] = []
  const close = (): void => {
    if (paragraph.length > 0) lines.push(...fill(inline(paragraph.join(' '), setting), setting.width))
    paragraph = []
  }
  for (const line of page(rule, written ?? '').split('\n')) {
    if (fence !== undefined) {
      if (line === fence) fence = undefined
      else lines.push(`    ${line}`.trimEnd())
      continue
    }
    const [, ticks, words] = /^(`{3,})(.*)$/.exec(line) ?? []
    const heading = /^#+ (.*)$/.exec(line)?.[1]
    if (ticks !== undefined) {
      close()
      fence = ticks
      const told = caption(words ?? '')
      if (told !== undefined) lines.push(`    ${setting.faint(told)}`)
    } else if (heading !== undefined) {
      close()
      lines.push(setting.strong(heading))
    } else if (line === '' || line.startsWith('<!--')) {
      close()
      if (line === '' && lines.at(-1) !== '') lines.push('')
    } else if (/^[-*|]/.test(line)) {
      close()
      paragraph.push(line)
      close()
    } else {
      paragraph.push(line.trim())
    }
  }
  close()
  return `${lines.join('\n').trim()}\n`
}

/** What the words behind a fence's language say of an example (test/examples.ts). */
function caption(words: string): string | undefined {
  const [, ...rest] = words.split(' ')
  const said = rest.map((word) => (word === 'fixed' ? 'after --fix:' : word.startsWith('with=') ? `${word.slice('with='.length)}:` : `with ${word}:`))
  return said.length > 0 ? said.join(' ') : undefined
}

function inline(text: string, { strong }: Setting): string {
  return text
    .replace(/\[([^\]]*)\]\((https?:[^)\s]*)\)/g, '$1 ($2)')
    .replace(/\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/<(https?:[^>\s]*)>/g, '$1')
    .replace(/\*\*([^*]*)\*\*/g, (_, words: string) => strong(words))
}

/** Words into lines of a width; a list item's later lines stand under its first word. */
function fill(text: string, width: number): readonly string[] {
  if (width === 0) return [text]
  const room = Math.max(30, Math.min(width, 100))
  const indent = text.startsWith('- ') ? '  ' : ''
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && bare(line).length + 1 + bare(word).length > room) {
      lines.push(line)
      line = indent + word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}

function bare(text: string): string {
  return text.replace(/\u001b\[[\d;]*m/g, '')
}
