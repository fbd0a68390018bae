import { problem, type Problem } from '../source/problem.ts'
import { isNull, withEntry, withoutEntry, type Entry, type Mapping, type Scalar, type Tree } from '../source/tree.ts'
import { isString } from './forms.ts'
import { extendService } from './merge.ts'
import { refusal } from './refusal.ts'
import { applyResets, noResets, resetsAt, type Resets } from './reset.ts'
import { shaped, span } from './shaped.ts'

/** The services of one file, and what became of those that were extended already. */
export interface Bases {
  readonly services: Mapping
  readonly resets: Resets
  readonly done: Map<string, Extended>
}

interface Extended {
  readonly tree: Tree
  /** How many services it was laid over, one on the other. */
  readonly depth: number
}

/** What `extends` needs of its surroundings. */
export interface Extending {
  /** The file at hand, as messages name it. */
  readonly file: string
  /** The services of another file for one that extends them; undefined where they cannot be had, which was told. */
  bases(file: Scalar, name: string): Bases | undefined
  /** False where the copies of bases grow beyond bounds. */
  copies(tree: Tree): boolean
  report(problem: Problem): void
}

export const deepest = 50

export function basesOf(services: Mapping, resets: Resets = noResets): Bases {
  return { services, resets: resetsAt(resets, 'services'), done: new Map() }
}

/** compose-go loader/extends.go: each service laid over the one it extends. */
export function applyExtends(model: Mapping, resets: Resets, extending: Extending): Mapping {
  const services = model.entries.get('services')
  if (services?.value.kind !== 'mapping') return model
  const bases = basesOf(services.value, resets)
  let entries: Map<string, Entry> | undefined
  for (const [name, { key, value }] of services.value.entries) {
    const { tree } = extended(name, value, bases, [], extending)
    if (tree !== value) (entries ??= new Map(services.value.entries)).set(name, { key, value: tree })
  }
  return entries === undefined ? model : withEntry(model, 'services', { key: services.key, value: { ...services.value, entries } })
}

/** A service on the way of those that extend each other, as compose-go's cycleTracker keeps it. */
interface Step {
  readonly service: string
  readonly file: string
}

function extended(name: string, service: Tree, bases: Bases, trail: readonly Step[], extending: Extending): Extended {
  const done = bases.done.get(name)
  if (done !== undefined) return done
  const made = extend(name, service, bases, trail, extending)
  // Inside a circle the outer call makes the whole of it.
  if (made !== undefined) bases.done.set(name, made)
  return made ?? { tree: service, depth: 0 }
}

function extend(name: string, tree: Tree, bases: Bases, trail: readonly Step[], extending: Extending): Extended | undefined {
  const alone: Extended = { tree, depth: 0 }
  const reference = tree.kind === 'mapping' ? referenceIn(tree, name, extending) : undefined
  if (tree.kind !== 'mapping' || reference === undefined) return alone
  const { service, file } = reference
  const others = file === undefined ? bases : extending.bases(file, name)
  if (others === undefined) return alone

  const base = others.services.entries.get(service.text)?.value
  if (base === undefined) {
    const place = file === undefined ? '' : ` in ${file.text}`
    extending.report(
      refusal('extends-resolves', service, `"${name}" extends "${service.text}", which does not exist${place}`, {
        docker: `cannot extend service "${name}" in ${extending.file}: service "${service.text}" not found${place}`
      })
    )
    return alone
  }

  const step: Step = { service: name, file: file?.text ?? extending.file }
  if (trail.some((earlier) => earlier.service === step.service && earlier.file === step.file)) {
    const [first, ...rest] = [...trail, step]
    const docker = [`Circular reference:`, `  ${first!.service} in ${first!.file}`, ...rest.map((step) => `  extends ${step.service} in ${step.file}`)].join('\n')
    extending.report(problem('extends-resolves', service.origin, `"${name}" extends itself${rest.length > 1 ? ' by way of others' : ''}`, { docker }))
    return undefined
  }
  const from = trail.length < deepest ? extended(service.text, base, others, [...trail, step], extending) : undefined
  if (from === undefined || from.depth >= deepest || !extending.copies(from.tree)) {
    extending.report(problem('input-bounded', service.origin, 'services extend each other further than netlint follows'))
    return alone
  }
  if (isNull(from.tree) || from.tree.kind !== 'mapping') return alone

  const brought = shaped(withoutEntry(from.tree, 'extends'), { kind: 'extends', at: span(service.origin) }) as Mapping
  // Where the base could not be had in full, `extends` stays: who looks for what is missing sees that more would come.
  const own = from.tree.entries.has('extends') ? tree : withoutEntry(tree, 'extends')
  const kept = applyResets(brought, own, resetsAt(bases.resets, name))
  return { tree: extendService(kept.base, kept.over, extending.report), depth: from.depth + 1 }
}

/** `extends: b`, or `{service: b, file: x}`. What is neither is left to the schema. */
function referenceIn(service: Mapping, name: string, { report }: Extending): { readonly service: Scalar; readonly file: Scalar | undefined } | undefined {
  const entry = service.entries.get('extends')
  if (entry === undefined || entry.value.kind === 'sequence') return undefined
  if (entry.value.kind === 'scalar') return isString(entry.value) ? { service: entry.value, file: undefined } : undefined
  const target = entry.value.entries.get('service')?.value
  const file = entry.value.entries.get('file')?.value
  if (target === undefined) {
    report(problem('extends-resolves', entry.key.origin, `extends of "${name}" names no service`, { docker: `extends.${name}.service is required` }))
    return undefined
  }
  if (!isString(target)) return undefined
  if (file === undefined || isNull(file)) return { service: target, file: undefined }
  return isString(file) ? { service: target, file } : undefined
}
