import { load, type Loaded, type LoadRequest } from '../../src/compose/load.ts'
import { SourceFile } from '../../src/source/file.ts'
import type { Origin } from '../../src/source/origin.ts'
import type { Problem } from '../../src/source/problem.ts'
import type { Mapping, Tree } from '../../src/source/tree.ts'
import { parse } from '../../src/source/yaml.ts'
import { memory } from '../memory.ts'

/** The first document of a text. */
export function tree(text: string, path = 'compose.yaml'): Mapping {
  const { documents, problems } = parse(new SourceFile(path, text))
  if (problems.length > 0 || documents[0]?.kind !== 'mapping') throw new Error(`a test's own text is no mapping: ${problems[0]?.message ?? text}`)
  return documents[0]
}

/** A tree as plain values. */
export function plain(tree: Tree | undefined): unknown {
  if (tree === undefined) return undefined
  if (tree.kind === 'scalar') return tree.type === 'timestamp' ? tree.text : tree.value
  if (tree.kind === 'sequence') return tree.items.map(plain)
  return Object.fromEntries([...tree.entries].map(([name, { value }]) => [name, plain(value)]))
}

/** A value's place as `file:line:column text`, and what else shaped it. */
export function place(origin: Origin): string {
  const { line, column } = origin.file.position(origin.start)
  const text = origin.file.text.slice(origin.start, origin.end)
  const via = origin.via.map((cause) => {
    if (cause.kind === 'variable') return ` variable ${cause.name}`
    const at = cause.kind === 'override' ? cause.of : cause.at
    return ` ${cause.kind} ${at.file.path}:${at.file.position(at.start).line}`
  })
  return `${origin.file.path}:${line}:${column} ${text}${via.join('')}`
}

export interface Collected {
  readonly problems: readonly Problem[]
  readonly report: (problem: Problem) => void
}

export function collect(): Collected {
  const problems: Problem[] = []
  return { problems, report: (problem) => problems.push(problem) }
}

/** A project of files in memory, in the folder `/home/user/project`. */
export function loaded(files: Readonly<Record<string, string>>, more: Partial<LoadRequest> = {}): Loaded {
  const request: LoadRequest = { files: ['compose.yaml'], directory: '.', here: '/home/user/project', shell: { HOME: '/home/user' }, envFiles: undefined, profiles: [], ...more }
  return load(request, memory(files))
}

/** Problems as `file:line:column code: message`. */
export function told(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ origin, code, message }) => {
    const { line, column } = origin.file.position(origin.start)
    return `${origin.file.path}:${line}:${column} ${code}: ${message}`
  })
}
