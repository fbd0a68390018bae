/** One example of a page: the files of a fenced block, and what the page says of them. */
export interface Example {
  /** The line of the page at which it begins. */
  readonly line: number
  readonly files: Readonly<Record<string, string>>
  /** Those of them that are projects of their own on the same host. */
  readonly beside: readonly string[]
  /** What the fix makes of the main file. */
  readonly fixed: string | undefined
  readonly settings: Readonly<Record<string, string>>
}

/**
 * The fenced blocks of a page. The words behind the language say more:
 *   ```yaml                                a project of one compose.yaml
 *   ```yaml with=compose.override.yaml     another file of the project before it
 *   ```sh with=.env                        likewise
 *   ```yaml beside=shop/compose.yaml       another project on one host with the one before it
 *   ```yaml fixed                          what the fix makes of the project before it
 *   ```yaml engine=27.5 profiles=a,b       settings
 * Blocks of other languages without `with` are prose.
 */
export function examples(page: string): readonly Example[] {
  const found: { line: number; files: Record<string, string>; beside: string[]; fixed: string | undefined; settings: Record<string, string> }[] = []
  const lines = page.split('\n')
  for (let i = 0; i < lines.length; i++) {
    const fence = /^```(\w+)(?: (.*))?$/.exec(lines[i]!)
    if (!fence) continue
    const begin = i + 1
    while (++i < lines.length && lines[i] !== '```');
    const text = `${lines.slice(begin, i).join('\n')}\n`
    const words = (fence[2] ?? '').split(' ').filter(Boolean)
    const settings = Object.fromEntries(words.filter((word) => word.includes('=')).map((word) => [word.split('=')[0]!, word.slice(word.indexOf('=') + 1)]))
    const last = found.at(-1)
    const further = settings['with'] ?? settings['beside']
    if (further !== undefined) {
      if (!last) throw new Error(`line ${begin}: there is no example before this one`)
      last.files[further] = text
      if (settings['beside'] !== undefined) last.beside.push(further)
    } else if (words.includes('fixed')) {
      if (!last) throw new Error(`line ${begin}: there is no example before this one`)
      last.fixed = text
    } else if (fence[1] === 'yaml' || fence[1] === 'yml') {
      found.push({ line: begin, files: { 'compose.yaml': text }, beside: [], fixed: undefined, settings })
    }
  }
  return found
}
