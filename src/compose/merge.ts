import { problem, type Problem } from '../source/problem.ts'
import { implied, isNull, slice, type Entry, type Mapping, type Scalar, type Sequence, type Tree } from '../source/tree.ts'
import { isString } from './forms.ts'
import { below, dotted, patterns, type Patterns, type Way } from './pattern.ts'
import { overriding } from './shaped.ts'

type Report = (problem: Problem) => void

/** compose-go override/merge.go Merge: a model with a later file laid over it. */
export function merge(base: Mapping, over: Mapping, report: Report): Mapping {
  return mergeMappings(base, over, { table: specials, way: undefined, report })
}

/** compose-go override/extends.go ExtendService: a service with the one that extends it laid over it. */
export function extendService(base: Mapping, service: Mapping, report: Report): Mapping {
  return mergeMappings(base, service, { table: below(below(specials, 'services'), 'x'), way: { up: { up: undefined, key: 'services' }, key: 'x' }, report })
}

/** Where a merge stands: the rules for what is below, and the way there. */
interface Place {
  readonly table: Patterns<Merger> | undefined
  readonly way: Way | undefined
  readonly report: Report
}

type Merger = (base: Tree, over: Tree, place: Place) => Tree

const specials: Patterns<Merger> = patterns<Merger>({
  'networks.*.ipam.config': mergePools,
  'networks.*.labels': mergeKeyed,
  'volumes.*.labels': mergeKeyed,
  'services.*.annotations': mergeKeyed,
  'services.*.build': mergeBuild,
  'services.*.build.args': mergeKeyed,
  'services.*.build.additional_contexts': mergeKeyed,
  'services.*.build.extra_hosts': mergeExtraHosts,
  'services.*.build.labels': mergeKeyed,
  'services.*.command': replace,
  'services.*.depends_on': mergeDependencies,
  'services.*.deploy.labels': mergeKeyed,
  'services.*.dns': mergeLists,
  'services.*.dns_opt': mergeLists,
  'services.*.dns_search': mergeLists,
  'services.*.entrypoint': replace,
  'services.*.env_file': mergeLists,
  'services.*.label_file': mergeLists,
  'services.*.environment': mergeKeyed,
  'services.*.extra_hosts': mergeExtraHosts,
  'services.*.healthcheck.test': replace,
  'services.*.labels': mergeKeyed,
  'services.*.logging': mergeLogging,
  'services.*.models': mergeNames,
  'services.*.networks': mergeNames,
  'services.*.sysctls': mergeKeyed,
  'services.*.tmpfs': mergeLists,
  'services.*.ulimits.*': replace
})

/** compose-go mergeYaml: mappings unite, lists follow each other, anything else gives way; null changes nothing. */
function mergeTrees(base: Tree, over: Tree, place: Place): Tree {
  const special = place.table?.found
  if (special !== undefined) return special(base, over, place)
  if (isNull(over)) return base
  if (base.kind === 'mapping' && over.kind === 'mapping') return mergeMappings(base, over, place)
  if (base.kind === 'sequence' && over.kind === 'sequence') return joined(base, over)
  if (base.kind === 'scalar') return overriding(over, base)
  return refused(base, over, place)
}

function mergeMappings(base: Mapping, over: Mapping, { table, way, report }: Place): Mapping {
  if (over.entries.size === 0) return base
  const entries = new Map(base.entries)
  for (const [name, entry] of over.entries) {
    const old = entries.get(name)
    if (old === undefined) {
      entries.set(name, entry)
      continue
    }
    const value = mergeTrees(old.value, entry.value, { table: below(table, name), way: { up: way, key: name }, report })
    if (value !== old.value) entries.set(name, { key: old.value.kind === 'scalar' ? entry.key : old.key, value })
  }
  return { ...base, entries }
}

/** Compose stops here; so does what the later file says of this value. */
function refused(base: Tree, over: Tree, { way, report }: Place): Tree {
  const noun = (tree: Tree): string => (tree.kind === 'mapping' ? 'a mapping' : tree.kind === 'sequence' ? 'a list' : 'a single value')
  report(
    problem('compose-schema', over.origin, `${dotted(way)} is ${noun(over)} here and ${noun(base)} in what it is laid over`, {
      docker: `cannot override ${dotted(way)}`,
      related: [{ at: base, message: `${noun(base)} here` }]
    })
  )
  return base
}

function joined(base: Sequence, over: Sequence): Sequence {
  return over.items.length === 0 ? base : { ...base, items: [...base.items, ...over.items] }
}

function replace(base: Tree, over: Tree): Tree {
  return overriding(over, base)
}

/**
 * compose-go mergeToSequence, of what is written as `KEY: value` or as a list of `KEY=value`. Compose makes one list of
 * `KEY=value`, of which the last of each key stays; as a mapping it says the same, and each value keeps its own place.
 */
function mergeKeyed(base: Tree, over: Tree): Tree {
  if (isNull(base)) return over
  const mapping = base.kind === 'mapping' || over.kind === 'mapping' ? keyed(base) : undefined
  const other = mapping && keyed(over)
  if (mapping === undefined || other === undefined) return mergeLists(base, over)
  if (other.size === 0 && base.kind === 'mapping') return base
  const entries = new Map(mapping)
  for (const [name, entry] of other) {
    const old = entries.get(name)
    entries.set(name, old === undefined ? entry : { key: entry.key, value: overriding(entry.value, old.value) })
  }
  return { kind: 'mapping', entries, origin: base.origin }
}

function keyed(tree: Tree): ReadonlyMap<string, Entry> | undefined {
  if (tree.kind === 'mapping') return tree.entries
  const items = listed(tree)
  if (!items.every(isString)) return undefined
  return new Map(items.map((item) => keyAndValue(item)))
}

/** `KEY=value` as an entry; the value of `KEY` alone is null. */
export function keyAndValue(item: Scalar): [string, Entry] {
  const equals = item.text.indexOf('=')
  if (equals < 0) return [item.text, { key: item, value: implied(null, item.origin) }]
  const part = (start: number, end: number): Scalar => {
    const text = item.text.slice(start, end)
    return { kind: 'scalar', value: text, type: 'string', text, style: 'plain', known: item.known, origin: slice(item, start, end) }
  }
  const key = part(0, equals)
  return [key.text, { key, value: part(equals + 1, item.text.length) }]
}

/** compose-go mergeToSequence, of plain lists. */
function mergeLists(base: Tree, over: Tree): Tree {
  if (isNull(over)) return base
  if (isNull(base)) return over
  const items = listed(over)
  if (items.length === 0 && base.kind === 'sequence') return base
  return { kind: 'sequence', items: [...listed(base), ...items], origin: base.origin }
}

/** compose-go mergeExtraHosts: what the base says word by word is not said again. */
function mergeExtraHosts(base: Tree, over: Tree): Tree {
  if (isNull(over)) return base
  if (isNull(base)) return over
  const items = listed(base)
  const said = new Set(items.map((item) => (item.kind === 'scalar' ? item.text : item)))
  const added = listed(over).filter((item) => !said.has(item.kind === 'scalar' ? item.text : item))
  if (added.length === 0 && base.kind === 'sequence') return base
  return { kind: 'sequence', items: [...items, ...added], origin: base.origin }
}

/** compose-go convertIntoSequence: a mapping as `KEY=value` in the order of its keys, a string as a list of one. */
function listed(tree: Tree): readonly Tree[] {
  if (tree.kind === 'sequence') return tree.items
  if (tree.kind === 'scalar') return isString(tree) ? [tree] : []
  const pairs: Scalar[] = []
  for (const { key, value } of tree.entries.values()) {
    for (const one of value.kind === 'sequence' ? value.items : [value]) pairs.push(isNull(one) ? key : pair(key, one))
  }
  return pairs.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
}

function pair(key: Scalar, value: Tree): Scalar {
  const known = value.kind === 'scalar' && value.known
  const text = `${key.text}=${value.kind === 'scalar' ? value.text : ''}`
  const together = key.origin.file === value.origin.file && key.origin.start < value.origin.end
  return {
    kind: 'scalar', value: text, type: 'string', text, style: 'plain', known,
    origin: together ? { ...value.origin, start: key.origin.start } : value.origin
  }
}

function mergeBuild(base: Tree, over: Tree, place: Place): Tree {
  const mapping = (tree: Tree): Tree => {
    if (!isString(tree)) return tree
    return { kind: 'mapping', entries: new Map([['context', { key: implied('context', tree.origin), value: tree }]]), origin: tree.origin }
  }
  return united(mapping(base), mapping(over), place)
}

/** compose-go mergeDependsOn. A list over a mapping sets the conditions back to `service_started`. */
function mergeDependencies(base: Tree, over: Tree, place: Place): Tree {
  const dependency = (item: Scalar): Tree => {
    const said = ([name, value]: [string, string | boolean]): [string, Entry] => [name, { key: implied(name, item.origin), value: implied(value, item.origin) }]
    return { kind: 'mapping', entries: new Map([said(['condition', 'service_started']), said(['required', true])]), origin: item.origin }
  }
  return united(named(base, dependency), named(over, dependency), place)
}

function mergeNames(base: Tree, over: Tree, place: Place): Tree {
  const nothing = (item: Scalar): Tree => implied(null, item.origin)
  return united(named(base, nothing), named(over, nothing), place)
}

/** compose-go convertIntoMapping: a list of names as a mapping. A list with anything else in it is left to the schema. */
function named(tree: Tree, value: (item: Scalar) => Tree): Tree {
  if (tree.kind !== 'sequence' || !tree.items.every(isString)) return tree
  return { kind: 'mapping', entries: new Map(tree.items.map((item) => [item.text, { key: item, value: value(item) }])), origin: tree.origin }
}

function united(base: Tree, over: Tree, place: Place): Tree {
  if (isNull(over)) return base
  if (isNull(base)) return over
  return base.kind === 'mapping' && over.kind === 'mapping' ? mergeMappings(base, over, place) : refused(base, over, place)
}

/** Above this many comparisons the pools of two files are no longer matched. */
export const mostPoolPairs = 10_000

/**
 * compose-go mergeIPAMConfig. Pools of one subnet are merged; of the rest those of the later file stay. Compose merges into
 * the pool at hand, subnet included, even where the list already holds it: with two pools on both sides one of them is
 * lost. That is what it does, so that is what is done here.
 */
function mergePools(base: Tree, over: Tree, { way, report }: Place): Tree {
  if (base.kind !== 'sequence') return base
  if (over.kind !== 'sequence') {
    report(problem('compose-schema', over.origin, `${dotted(way)} is no list`, { docker: `${dotted(way)}: unexpected type []interface {}` }))
    return base
  }
  if (base.items.length * over.items.length > mostPoolPairs) {
    report(problem('input-bounded', over.origin, `${base.items.length} pools merged with ${over.items.length} are more than netlint reads`))
    return over
  }

  type Pool = { mapping: Mapping }
  const pools: Pool[] = []
  const subnet = ({ mapping }: Pool): Scalar['value'] | undefined => scalarValue(mapping.entries.get('subnet')?.value)
  const overs = over.items.flatMap((item): Pool[] => (item.kind === 'mapping' ? [{ mapping: item }] : []))
  for (const item of base.items) {
    if (item.kind !== 'mapping') continue
    const pool: Pool = { mapping: item }
    for (const later of overs) {
      if (subnet(later) !== subnet(pool) && !pools.some((known) => subnet(known) === subnet(later))) {
        pools.push(later)
        continue
      }
      pool.mapping = mergeMappings(pool.mapping, later.mapping, { table: undefined, way, report })
      const index = pools.findIndex((known) => subnet(known) === subnet(pool))
      if (index < 0) pools.push(pool)
      else pools[index] = pool
    }
  }
  return { kind: 'sequence', items: pools.map((pool) => pool.mapping), origin: base.origin }
}

function scalarValue(tree: Tree | undefined): Scalar['value'] | undefined {
  return tree?.kind === 'scalar' ? tree.value : undefined
}

/** compose-go mergeLogging: the options of another driver do not mix. */
function mergeLogging(base: Tree, over: Tree, place: Place): Tree {
  if (base.kind !== 'mapping' || over.kind !== 'mapping') return united(base, over, place)
  const before = base.entries.get('driver')?.value
  const after = over.entries.get('driver')?.value
  const same = before === undefined || after === undefined || (before.kind === 'scalar' && after.kind === 'scalar' && before.value === after.value)
  return same ? mergeMappings(base, over, place) : overriding(over, base)
}
