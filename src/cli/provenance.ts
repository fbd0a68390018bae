import type { Tree } from '../rule.ts'
import { visible } from '../report/escape.ts'
import { cause, noteText, where } from '../report/notes.ts'

interface Value {
  readonly path: string
  readonly value: string | number | boolean | null
  /** Where a reader would edit it. */
  readonly at: string
  /** What else shaped it, nearest first. */
  readonly via: readonly string[]
}

/** Every value of the merged model and where it comes from, a line each. */
export function provenanceText(tree: Tree): string {
  const values = [...leaves(tree, '')]
  const width = Math.min(80, Math.max(0, ...values.map(({ path, value }) => `${path}: ${shown(value)}`.length)))
  const lines = values.map(({ path, value, at, via }) => {
    const entry = `${visible(path)}: ${visible(shown(value))}`
    return `${entry.padEnd(width)}  # ${[at, ...via].join('; ')}\n`
  })
  return lines.join('')
}

export function provenanceJson(tree: Tree): string {
  return `${JSON.stringify([...leaves(tree, '')], undefined, 2)}\n`
}

function shown(value: Value['value']): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

function* leaves(tree: Tree, path: string): Iterable<Value> {
  if (tree.kind === 'mapping' && tree.entries.size > 0) {
    for (const { key, value } of tree.entries.values()) yield* leaves(value, path === '' ? step(key.text) : `${path}.${step(key.text)}`)
  } else if (tree.kind === 'sequence' && tree.items.length > 0) {
    for (const [i, item] of tree.items.entries()) yield* leaves(item, `${path}[${i}]`)
  } else {
    const { origin } = tree
    const value = tree.kind === 'scalar' ? tree.value : tree.kind === 'mapping' ? '{}' : '[]'
    yield { path, value, at: where(origin), via: origin.via.map((each) => noteText(cause(each))) }
  }
}

function step(key: string): string {
  return /^[\w-]+$/.test(key) ? key : JSON.stringify(key)
}
