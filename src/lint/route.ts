import type { Origin, Project, Tree } from '../rule.ts'

/** The keys and indices that lead to a value in the merged model. */
export type Route = readonly (string | number)[]

/**
 * Finds the route of a place. The index is built when the first finding asks, and holds the outermost value where a key
 * and its value, or an alias and its anchor, stand at one place.
 */
export function routes(project: Project): (origin: Origin) => Route | undefined {
  let index: Map<string, Step> | undefined
  return (origin) => {
    index ??= indexed(project.tree)
    const step = index.get(place(origin)) ?? index.get(start(origin))
    return step && path(step)
  }
}

/** A step on the way, kept as a chain: most are never asked for. */
interface Step {
  readonly parent: Step | undefined
  readonly name: string | number
}

function indexed(tree: Tree): Map<string, Step> {
  const index = new Map<string, Step>()
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

  function note(origin: Origin, step: Step): void {
    for (const key of [place(origin), start(origin)]) if (!index.has(key)) index.set(key, step)
  }
}

function path(step: Step): Route {
  const names: (string | number)[] = []
  for (let here: Step | undefined = step; here; here = here.parent) names.unshift(here.name)
  return names
}

function start(origin: Origin): string {
  return `${origin.file.path}\0${origin.start}`
}

function place(origin: Origin): string {
  return `${start(origin)}-${origin.end}`
}
