import type { Field, Origin } from '../source/origin.ts'
import { implied, isNull, withEntry, type Entry, type Mapping, type Scalar, type Tree } from '../source/tree.ts'
import { texts } from './forms.ts'
import { mapped } from './walk.ts'
import type { Variables } from './variables.ts'
import { clean } from './paths.ts'

/**
 * compose-go loader/normalize.go, of a canonical model: the default network, what services wait for without saying so,
 * names, and values of the project's own variables. What is implied stands where its reason stands.
 */
export function normalize(model: Mapping, name: Field<string>, variables: Variables): Mapping {
  const named = withEntry(model, 'name', { key: implied('name', name.origin), value: nameScalar(name) })
  const services = changed(withNetworks(named), 'services', (service, key) => normalizedService(service, key, variables))
  return ['networks', 'volumes', 'configs', 'secrets'].reduce((model, kind) => changed(model, kind, (resource, key) => withName(resource, key, name)), services)
}

function nameScalar(name: Field<string>): Scalar {
  return { ...implied(name.text, name.origin), known: name.value !== undefined }
}

function changed(model: Mapping, kind: string, change: (value: Tree, key: Scalar) => Tree): Mapping {
  const entry = model.entries.get(kind)
  if (entry?.value.kind !== 'mapping') return model
  const value = mapped(entry.value, ({ key, value }) => change(value, key))
  return value === entry.value ? model : withEntry(model, kind, { key: entry.key, value })
}

/** Services that name no network join `default`, which exists only if one does. */
function withNetworks(model: Mapping): Mapping {
  let first: Origin | undefined
  const joined = changed(model, 'services', (service, key) => {
    if (service.kind !== 'mapping' || service.entries.has('provider') || service.entries.has('network_mode')) return service
    const entry = service.entries.get('networks')
    const networks = entry?.value
    if (networks !== undefined && networks.kind !== 'mapping') return service
    if (networks !== undefined && networks.entries.size > 0) {
      first ??= networks.entries.get('default')?.key.origin
      return service
    }
    first ??= key.origin
    const origin = networks?.origin ?? key.origin
    return withEntry(service, 'networks', { key: entry?.key ?? implied('networks', origin), value: mapping(origin, [['default', implied(null, origin)]]) })
  })
  const entry = joined.entries.get('networks')
  const networks = entry?.value ?? (first && mapping(first, []))
  if (first === undefined || networks?.kind !== 'mapping' || networks.entries.has('default')) return joined
  const value = withEntry(networks, 'default', { key: implied('default', first), value: implied(null, first) })
  return withEntry(joined, 'networks', { key: entry?.key ?? implied('networks', first), value })
}

function normalizedService(service: Tree, key: Scalar, variables: Variables): Tree {
  if (service.kind !== 'mapping') return service
  return mapped(withDependencies(service, key), ({ value }, name) => {
    switch (name) {
      case 'pull_policy':
        return value.kind === 'scalar' && value.value === 'if_not_present' ? { ...value, value: 'missing', text: 'missing' } : value
      case 'build':
        return value.kind === 'mapping' ? normalizedBuild(value, variables) : value
      case 'environment':
        return resolveVariables(value, variables, true)
      case 'volumes':
        return value.kind === 'sequence' ? { ...value, items: value.items.map(cleanTarget) } : value
      default:
        return value
    }
  })
}

function normalizedBuild(build: Mapping, variables: Variables): Mapping {
  const said = (name: string): boolean => !isNull(build.entries.get(name)?.value ?? implied(null, build.origin))
  const entry = (name: string, text: string): Entry => ({ key: implied(name, build.origin), value: implied(text, build.origin) })
  let made = build
  if (!said('context')) made = withEntry(made, 'context', entry('context', '.'))
  if (!said('dockerfile') && !said('dockerfile_inline')) made = withEntry(made, 'dockerfile', entry('dockerfile', 'Dockerfile'))
  const args = made.entries.get('args')
  return args === undefined ? made : withEntry(made, 'args', { key: args.key, value: resolveVariables(args.value, variables, false) })
}

function cleanTarget(volume: Tree): Tree {
  const target = volume.kind === 'mapping' ? volume.entries.get('target') : undefined
  if (volume.kind !== 'mapping' || target?.value.kind !== 'scalar' || target.value.type !== 'string') return volume
  const text = clean(target.value.text)
  return text === target.value.text ? volume : withEntry(volume, 'target', { key: target.key, value: { ...target.value, value: text, text } })
}

/** What a service needs of others it also waits for, unless it says how itself. */
function withDependencies(service: Mapping, key: Scalar): Mapping {
  const entry = service.entries.get('depends_on')
  const written = entry?.value
  if (written !== undefined && written.kind !== 'mapping') return service
  let dependencies: Map<string, Entry> | undefined
  for (const { name, reason, restart } of needs(service)) {
    if (written?.entries.has(name) || dependencies?.has(name)) continue
    const condition: [string, Tree][] = [['condition', implied('service_started', reason)], ['restart', implied(restart, reason)], ['required', implied(true, reason)]]
    dependencies ??= new Map(written?.entries)
    dependencies.set(name, { key: implied(name, reason), value: mapping(reason, condition) })
  }
  if (dependencies === undefined) return service
  // No text says `depends_on` here: it stands as nothing, before the service's name.
  const nowhere: Origin = { ...key.origin, end: key.origin.start }
  const value: Mapping = { kind: 'mapping', entries: dependencies, origin: written?.origin ?? nowhere }
  return withEntry(service, 'depends_on', { key: entry?.key ?? implied('depends_on', nowhere), value })
}

/** The places of what a service waits for without saying so: an entry of `depends_on` with the very origin of one is implied. */
export function reasons(service: Mapping): ReadonlySet<Origin> {
  return new Set([...needs(service)].map(({ reason }) => reason))
}

interface Need {
  readonly name: string
  readonly reason: Origin
  readonly restart: boolean
}

function* needs(service: Mapping): Iterable<Need> {
  for (const link of texts(service.entries.get('links')?.value)) {
    const parts = link.text.split(':')
    yield { name: parts.length === 2 ? parts[0]! : link.text, reason: link.origin, restart: true }
  }
  for (const namespace of ['network_mode', 'ipc', 'pid', 'uts', 'cgroup']) {
    const [mode] = texts(service.entries.get(namespace)?.value)
    if (mode?.text.startsWith('service:')) yield { name: mode.text.slice('service:'.length), reason: mode.origin, restart: true }
  }
  for (const volumes of texts(service.entries.get('volumes_from')?.value)) {
    if (!volumes.text.startsWith('container:')) yield { name: volumes.text.split(':', 1)[0]!, reason: volumes.origin, restart: false }
  }
}

/** A resource without a name is called by its key: as it is where it is external, after the project otherwise. */
function withName(resource: Tree, key: Scalar, project: Field<string>): Tree {
  if (resource.kind !== 'mapping' && !isNull(resource)) return resource
  const made = resource.kind === 'mapping' ? resource : mapping(resource.origin, [])
  const name = made.entries.get('name')?.value
  if (name !== undefined && !isNull(name)) return made
  const external = made.entries.get('external')?.value
  const isExternal = external?.kind === 'scalar' && (external.value === true || /^(?:1|t|T|TRUE|true|True)$/.test(external.text))
  const text = isExternal ? key.text : `${project.text}_${key.text}`
  const known = isExternal || project.value !== undefined
  return withEntry(made, 'name', { key: implied('name', key.origin), value: { ...implied(text, key.origin), known } })
}

/** `KEY` without a value takes it from the project's variables; where they have none it stays so, or is left out. */
export function resolveVariables(tree: Tree, variables: Variables, keep: boolean): Tree {
  if (tree.kind === 'sequence') {
    const items = tree.items.flatMap((item) => {
      if (item.kind !== 'scalar' || item.type !== 'string' || item.text.includes('=')) return [item]
      const value = taken(item, item.text, variables)
      return value === undefined ? (keep ? [item] : []) : [{ ...value, value: `${item.text}=${value.text}`, text: `${item.text}=${value.text}` }]
    })
    return { ...tree, items }
  }
  if (tree.kind !== 'mapping') return tree
  return mapped(tree, ({ key, value }, name) => (isNull(value) ? (taken(key, name, variables) ?? (keep ? value : undefined)) : value))
}

function taken(at: Scalar, name: string, variables: Variables): Scalar | undefined {
  const variable = variables.get(name)
  if (variable === undefined) return undefined
  const origin: Origin = { ...at.origin, via: [{ kind: 'variable', name, set: variable.set }, ...at.origin.via] }
  return { ...implied(variable.value, origin), known: variable.known !== false }
}

function mapping(origin: Origin, values: readonly (readonly [string, Tree])[]): Mapping {
  return { kind: 'mapping', entries: new Map(values.map(([name, value]) => [name, { key: implied(name, origin), value }])), origin }
}
