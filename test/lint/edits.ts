import type { Diagnostic } from '../../src/lint/diagnostic.ts'
import { defineRule, type Edit, type Located } from '../../src/rule.ts'
import { SourceFile } from '../../src/source/file.ts'
import { at, type Tree } from '../../src/source/tree.ts'
import { parse } from '../../src/source/yaml.ts'

export function source(text: string, path = 'compose.yaml'): SourceFile {
  return new SourceFile(path, text)
}

export function tree(file: SourceFile): Tree {
  const { documents } = parse(file)
  if (documents[0] === undefined) throw new Error(`no YAML: ${file.text}`)
  return documents[0]
}

type Step = string | number

/** The value under a path. */
export function value(file: SourceFile, ...path: readonly Step[]): Tree {
  const found = at(tree(file), ...path)
  if (found === undefined) throw new Error(`nothing at ${path.join('.')}`)
  return found
}

/** The key that a path ends at. */
export function key(file: SourceFile, ...path: readonly Step[]): Located {
  const parent = at(tree(file), ...path.slice(0, -1))
  const entry = parent?.kind === 'mapping' ? parent.entries.get(String(path.at(-1))) : undefined
  if (entry === undefined) throw new Error(`no key at ${path.join('.')}`)
  return entry.key
}

/** A stretch that a reader would point at. */
export function stretch(file: SourceFile, text: string): Located {
  const start = file.text.indexOf(text)
  if (start < 0) throw new Error(`${text} is not there`)
  return { origin: { file, start, end: start + text.length, via: [] } }
}

const rule = (id: string) => defineRule({ id, title: '', outcome: 'fails', severity: 'error', why: '', evidence: [], options: {}, *check() {} })

/** A finding with a fix of these edits, at the first of them. */
export function finding(edits: readonly Edit[], more: { readonly id?: string; readonly safe?: boolean; readonly at?: Located; readonly message?: string } = {}): Diagnostic {
  const { id = 'a-rule', safe = true, at = edits[0]!.at, message = 'something is wrong' } = more
  const { start, file } = at.origin
  return {
    rule: rule(id),
    at,
    message,
    severity: 'error',
    outcome: 'fails',
    project: undefined,
    silenced: undefined,
    identity: `${id}:${file.path}:${start}`,
    fix: { title: 'Mend it', safe, edits }
  }
}
