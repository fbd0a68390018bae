import { SourceFile } from '../../src/source/file.ts'
import type { Problem } from '../../src/source/problem.ts'
import type { Tree } from '../../src/source/tree.ts'
import { parse } from '../../src/source/yaml.ts'

export { plain } from './trees.ts'

/** A YAML text as a tree. */
export function tree(text: string): Tree {
  const { documents, problems } = parse(new SourceFile('compose.yaml', text))
  const [first] = documents
  if (first === undefined || problems.length > 0) throw new Error(problems.map(({ message }) => message).join('; '))
  return first
}

/** A service `a` with an image and the given lines, indented by nothing. */
export function service(lines: string): Tree {
  return tree(`services:\n  a:\n    image: x\n${lines.replace(/^/gm, '    ')}\n`)
}

/** What a step tells of. */
export function told(step: (report: (problem: Problem) => void) => unknown): Problem[] {
  const problems: Problem[] = []
  step((problem) => problems.push(problem))
  return problems
}

/** The text that something points at. */
export function pointed({ origin }: { readonly origin: Problem['origin'] }): string {
  return origin.file.text.slice(origin.start, origin.end)
}
