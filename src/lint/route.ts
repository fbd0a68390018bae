import type { Origin, Project, Tree } from '../rule.ts'

/** The keys and indices that lead to a value in the merged model. */
export type Route = readonly (string | number)[]

/**
 * Finds the route of a place. The index is built when the first finding asks, and holds the outermost value where a key
 * and its value, or an alias and its anchor, stand at one place.
 */
export function routes(project: Project): (origin: Origin) => Route | undefined {
  let index: Index | undefined
  return ({ file, start, end }) => {
    index ??= indexed(project.tree)
    const first = index.get(file.path)?.get(start)
    const mark = ending(first, end) ?? first
    return mark && path(mark.step)
  }
}

/** By file and offset, the first of the values that begin there. */
type Index = ReadonlyMap<string, ReadonlyMap<number, Mark>>

interface Mark {
  readonly end: number
  readonly step: Step
  /** The next one that begins at the same place and ends elsewhere. */
  next: Mark | undefined
}

/** A step on the way, kept as a chain: most are never asked for. */
interface Step {
  readonly parent: Step | undefined
  readonly name: string | number
}

function indexed(tree: Tree): Index {
  const index = new Map<string, Map<number, Mark>>()
  visit(tree, undefined)
  return index

  function visit(node: Tree, step: Step | undefined): void {
    if (step) note(node.origin, step)
    if (node.kind === 'mapping') {
      for (const { key, value } of node.entries.values()) {
        const inner = { parent: step, name: key.text }
        note(key.origin, inner)
        visit(value, inner)
      }
    } else if (node.kind === 'sequence') {
      node.items.forEach((item, i) => visit(item, { parent: step, name: i }))
    }
  }

  function note({ file, start, end }: Origin, step: Step): void {
    let marks = index.get(file.path)
    if (marks === undefined) index.set(file.path, (marks = new Map()))
    const first = marks.get(start)
    if (first === undefined) marks.set(start, { end, step, next: undefined })
    else if (ending(first, end) === undefined) first.next = { end, step, next: first.next }
  }
}

function ending(first: Mark | undefined, end: number): Mark | undefined {
  let mark = first
  while (mark && mark.end !== end) mark = mark.next
  return mark
}

function path(step: Step): Route {
  const names: (string | number)[] = []
  for (let here: Step | undefined = step; here; here = here.parent) names.unshift(here.name)
  return names
}
