import type { Origin, Project, Tree } from '../rule.ts'

/** The keys and indices that lead to a value in the merged model. */
export type Route = readonly (string | number)[]

/**
 * Finds the route of a place: of the outermost value where a key and its value, or an alias and its anchor, stand at one place;
 * where none ends there, of the outermost that begins there. Most projects have few findings: the index is for the others.
 */
export function routes(project: Project): (origin: Origin) => Route | undefined {
  let asked = 0
  let index: Index | undefined
  return (origin) => {
    if (asked++ < enough) return search(project.tree, origin)
    const { file, start, end } = origin
    index ??= indexed(project.tree)
    const first = index.get(file.path)?.get(start)
    const mark = ending(first, end) ?? first
    return mark && path(mark.step)
  }
}

/** Searches that cost as much as an index. */
const enough = 8

function search(tree: Tree, { file, start, end }: Origin): Route | undefined {
  const here: (string | number)[] = []
  let first: Route | undefined
  return visit(tree) ?? first

  /** The route to the very place, beneath or at a node. */
  function visit(node: Tree): Route | undefined {
    if (node.kind === 'sequence') {
      for (let i = 0; i < node.items.length; i++) {
        here.push(i)
        const found = look(node.items[i]!.origin) ?? visit(node.items[i]!)
        if (found) return found
        here.pop()
      }
    } else if (node.kind === 'mapping') {
      for (const { key, value } of node.entries.values()) {
        here.push(key.text)
        const found = look(key.origin) ?? look(value.origin) ?? visit(value)
        if (found) return found
        here.pop()
      }
    }
    return undefined
  }

  function look(origin: Origin): Route | undefined {
    if (origin.start !== start || origin.file.path !== file.path) return undefined
    if (origin.end === end) return [...here]
    first ??= [...here]
    return undefined
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
