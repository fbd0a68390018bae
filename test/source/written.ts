import { SourceFile } from '../../src/source/file.ts'
import type { Span } from '../../src/source/origin.ts'
import type { Tree } from '../../src/source/tree.ts'
import { type Parsed, parse } from '../../src/source/yaml.ts'

export function read(text: string): Parsed {
  return parse(new SourceFile('compose.yaml', text))
}

/** The one document of a text without problems. */
export function tree(text: string): Tree {
  const { documents, problems } = read(text)
  if (problems.length > 0 || documents.length !== 1) throw new Error(problems[0]?.message ?? `${documents.length} documents`)
  return documents[0]!
}

/** The text of a span. */
export function textOf({ file, start, end }: Span): string {
  return file.text.slice(start, end)
}

/** As `docker compose config` would print it; a date is its text. */
export function plain(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value
  if (tree.kind === 'sequence') return tree.items.filter((item) => item.tag !== 'reset').map(plain)
  return Object.fromEntries([...tree.entries].filter(([, { value }]) => value.tag !== 'reset').map(([name, { value }]) => [name, plain(value)]))
}
