import type { Field } from '../rule.ts'
import { comments, type Comment } from '../source/comments.ts'
import type { SourceFile } from '../source/file.ts'
import { closest } from '../source/spelling.ts'
import type { Tree } from '../source/tree.ts'
import { parse } from '../source/yaml.ts'
import type { Silence } from './diagnostic.ts'

/** A comment that silences rules, and the stretch of its file in which it does. */
export interface Scope extends Silence {
  readonly covers: Extent
  /** What is wrong with its form: then it silences nothing. */
  readonly malformed: string | undefined
}

/** From `start` up to and including `end`. */
interface Extent {
  readonly start: number
  readonly end: number
}

/** Whether a text may speak to netlint at all: only then its comments are looked for. */
export function mentionsNetlint(text: string): boolean {
  return /netlint\s*:/.test(text)
}

const marker = /^#*\s*netlint\s*:\s*/
/** The word, and what stands in brackets; the rest is the reason. */
const form = /^([\w-]*)(?:\s*\[([^\]]*)\])?/

/** What comments of a file say to netlint, in order. */
export function scopes(file: SourceFile): readonly Scope[] {
  const own = comments(file).filter(({ text }) => marker.test(text))
  if (own.length === 0) return []
  const nodes = own.some(({ alone }) => alone) ? nodesByLine(file) : new Map<number, Extent>()
  const after = writtenAfter(file)
  return own.map((comment) => scope(comment, nodes, after))
}

/** A comment with a longer list is not read: all ids of rules there are fit many times. */
export const longestList = 65_536

function scope(comment: Comment, nodes: ReadonlyMap<number, Extent>, after: WrittenAfter): Scope {
  const { file, start, end } = comment
  const said = comment.text.slice(marker.exec(comment.text)![0].length)
  const [whole, word, list] = form.exec(said) as unknown as [string, string, string | undefined]
  const rules = list === undefined || list.length > longestList ? [] : named(list, file, file.text.indexOf('[', start) + 1)
  return {
    origin: { file, start, end, via: [] },
    rules,
    reason: said.slice(whole.length).replace(/^[\s:—–-]+/, ''),
    covers: word === 'allow-file' ? { start: 0, end: file.text.length } : covered(comment, nodes, after),
    malformed: malformed(word, list, rules)
  }
}

function named(list: string, file: SourceFile, from: number): readonly Field<string>[] {
  const found: Field<string>[] = []
  let place = from
  for (const part of list.split(',')) {
    const text = part.trim()
    const start = place + part.indexOf(text)
    if (text !== '') found.push({ origin: { file, start, end: start + text.length, via: [] }, text, value: text })
    place += part.length + 1
  }
  return found
}

function malformed(word: string, list: string | undefined, rules: readonly unknown[]): string | undefined {
  const words = ['allow', 'allow-file']
  if (!words.includes(word)) {
    const meant = closest(word, words)
    return `netlint knows no comment "${word}"${meant === undefined ? ': it knows allow[rule] and allow-file[rule]' : `; did you mean "${meant}"?`}`
  }
  if (list === undefined) return `this comment names no rule in brackets: ${word}[rule] and then the reason`
  if (list.length > longestList) return `this comment is not read: its list is longer than ${longestList} characters`
  return rules.length === 0 ? 'this comment names no rule' : undefined
}

/** A comment behind a value covers its line; one on a line of its own the next line, and all of the key or item that begins there. */
function covered({ file, start, alone }: Comment, nodes: ReadonlyMap<number, Extent>, after: WrittenAfter): Extent {
  const { line } = file.position(start)
  if (!alone) return lineExtent(file, line)
  const next = after(line)
  const own = lineExtent(file, next)
  return { start: own.start, end: Math.max(own.end, nodes.get(next)?.end ?? 0) }
}

/** The next line after one that holds more than a comment, or the one behind the last. */
type WrittenAfter = (line: number) => number

/** For lines in the order of the file: comments on top of each other are passed once, not once for each. */
function writtenAfter(file: SourceFile): WrittenAfter {
  let next = 0
  return (line) => {
    if (line < next) return next
    for (next = line + 1; /^\s*(?:#.*)?$/.test(file.line(next) ?? 'none'); next++);
    return next
  }
}

function lineExtent(file: SourceFile, line: number): Extent {
  const start = file.lineStart(line) ?? file.text.length
  return { start, end: start + (file.line(line)?.length ?? 0) }
}

/** For each line on which keys or items begin, the outermost of them. */
function nodesByLine(file: SourceFile): ReadonlyMap<number, Extent> {
  const nodes = new Map<number, Extent>()
  const note = (start: number, end: number): void => {
    const { line } = file.position(start)
    if (!nodes.has(line)) nodes.set(line, { start, end })
  }
  const visit = (tree: Tree): void => {
    if (tree.kind === 'mapping') {
      for (const { key, value } of tree.entries.values()) {
        note(key.origin.start, Math.max(key.origin.end, value.origin.end))
        visit(value)
      }
    } else if (tree.kind === 'sequence') {
      for (const item of tree.items) {
        note(item.origin.start, item.origin.end)
        visit(item)
      }
    }
  }
  for (const document of parse(file).documents) visit(document)
  return nodes
}
