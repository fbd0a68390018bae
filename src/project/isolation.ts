import type { Located } from '../source/origin.ts'
import type { Namespace, Service } from './model.ts'

/** That a service has a network, and what shows it. */
export interface Connection extends Located {
  /** Half a sentence: "is on the host network". */
  readonly how: string
  /** False where it depends on a container that the files do not know. */
  readonly sure: boolean
}

/** What network a service has; undefined where it has none but loopback, or where that cannot be told. */
export function connection(service: Service): Connection | undefined {
  const { namespace, networkMode, tree } = service
  const at = (networkMode ?? tree.entries.get('networks')?.key ?? service).origin
  const { kind, owner } = namespace
  if (kind === 'none') return undefined
  if (kind === 'foreign') return { origin: at, how: 'has the network of another container', sure: false }
  const mode = (owner ?? service).networkMode?.value?.kind
  if (kind === 'unknown' && mode !== 'network' && mode !== 'empty') return undefined
  if (owner && owner !== service) return { origin: at, how: `has the network of "${owner.name}"`, sure: true }
  return { origin: at, how: kind === 'host' ? 'is on the host network' : 'has a network', sure: true }
}

/** How a service came into the network namespace that it is in: itself, those it joins one after the other, the owner; a long way without its middle. */
export function wayToNamespace(service: Service): readonly Service[] {
  const { owner } = service.namespace
  const way = [service]
  for (let next = joined(service); next && next !== owner && way.length < 5 && !way.includes(next); next = joined(next)) way.push(next)
  return owner && owner !== service ? [...way, owner] : way
}

function joined({ networkMode, dependencies, namespace }: Service): Service | undefined {
  const mode = networkMode?.value
  if (mode?.kind === 'container') return byContainerName(namespace).get(mode.name)
  return dependencies.find(({ by }) => by === 'network_mode')?.service
}

/** Thousands may join one namespace, and each asks for its way. */
const indices = new WeakMap<Namespace, ReadonlyMap<string, Service>>()

function byContainerName(namespace: Namespace): ReadonlyMap<string, Service> {
  let index = indices.get(namespace)
  if (index === undefined) {
    const named = new Map<string, Service>()
    for (const member of namespace.members) {
      const name = member.containerName?.value
      if (name !== undefined && !named.has(name)) named.set(name, member)
    }
    indices.set(namespace, (index = named))
  }
  return index
}
