/** Marks that turn the direction of text, invisible characters, and what is no character. Joiners stay: languages and emoji need them. */
const MARKS = String.raw`\p{Noncharacter_Code_Point}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}`
/** What a terminal, a log or a browser acts on instead of showing it: with control characters, line breaks and tabs too, and halves of surrogate pairs. */
const invisible = pattern(String.raw`\p{Cc}\p{Cs}`)
/** The same of what JSON leaves as it is. */
const invisibleInJson = pattern(String.raw`\u007f-\u009f`)

/** Made when it is first needed: to read its classes takes as long as to read a Compose file, and most reports are plain ASCII. */
function pattern(others: string): () => RegExp {
  let made: RegExp | undefined
  return () => (made ??= new RegExp(`[${others}${MARKS}]`, 'gu'))
}

function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text)
}

/** Text from a file in one line that only shows: `\u{1b}` stands for an escape character. */
export function visible(text: string): string {
  // GitHub's runner looks for its older commands, `##[…]`, anywhere in a line (actions/runner ActionCommand.cs).
  const shown = isPlain(text) ? text : text.replace(invisible(), (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
  return shown.replaceAll('##[', '##\\u{5b}')
}

/** A path that a line may begin with. The runner takes a line that begins with `::` for a command. */
export function visiblePath(path: string): string {
  return visible(path).replace(/^::/, '\\u{3a}:')
}

/** JSON that survives being printed. Lossless: what is invisible is written as JSON's own escapes. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(invisibleInJson(), units)}\n`
}

function units(character: string): string {
  let escaped = ''
  for (let i = 0; i < character.length; i++) escaped += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`
  return escaped
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** For the text or an attribute of an XML document; nothing is left that XML 1.0 §2.2 cannot hold. */
export function xml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => entities[character]!)
}

/** The message of a workflow command (actions/toolkit packages/core/src/command.ts). */
export function commandData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

/** A property of a workflow command. */
export function commandProperty(text: string): string {
  return commandData(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}

/** For a line or a table cell of Markdown as GitHub and GitLab read it: no markup, no HTML, no mathematics, no mention. */
export function markdown(text: string): string {
  return visible(text).replace(/[\\`*_[\]{}()#|~^<>&$@!]/g, (character) => (/[<>&$@]/.test(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`))
}

/** A code span of Markdown, also within a table. */
export function markdownCode(text: string): string {
  const shown = visible(text).replace(/\|/g, '\\|')
  const ticks = '`'.repeat(Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length)) + 1)
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : ''
  return `${ticks}${pad}${shown}${pad}${ticks}`
}
