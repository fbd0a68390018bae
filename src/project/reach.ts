import { at, itemsAt } from '../source/tree.ts'
import { hostEntries } from './host-entries.ts'
import type { Endpoint, Reach, Service } from './model.ts'
import { domainOf, ownNames, type Names } from './names.ts'

/** Whoever goes by a name, on whatever network. */
interface Bearers {
  readonly all: Set<Service>
  /** The first that `up` starts. */
  first: Service | undefined
  /** False where one of them may be anywhere. */
  certain: boolean
  /** One of them is on a network that is not this project's, or that cannot be told. */
  beyond: boolean
  /** One of them is on a network that cannot be told. */
  foggy: boolean
}

/** How a name is heard where a service's processes run. Whatever cannot be told is `unknown`. */
export function reach(services: readonly Service[], names: Names): (from: Service, name: string) => Reach {
  const byName = new Map(services.map((service) => [service.name, service]))
  const bearers = new Map<string, Bearers>()
  for (const service of services) for (const name of namesOf(service)) bear(name, service)
  const heard = new Map<Service, Ears>()

  return (from, name) => {
    const link = from.namespace.owner === from ? earsOf(from).links.get(name) : undefined
    const linked = link === undefined ? undefined : byName.get(link)
    const found = linked ? bearersOf([linked]) : bearers.get(name)
    const { owner, kind } = from.namespace
    if (found?.first === undefined || !found.certain || owner === undefined || !isCertain(from)) return unknown
    if (found.all.has(owner) || found.all.has(from) || hears(owner, name) || hears(from, name)) return unknown
    if (kind === 'own') {
      if (linked !== undefined && (onDefaultBridge(owner) ? onDefaultBridge(linked) : together(owner, linked))) return { kind: 'answered' }
      if (owner.endpoints.some(({ network }) => network && names.on(domainOf(network) ?? '').has(name))) return { kind: 'answered' }
      if ((found.beyond && owner.endpoints.some(isFoggy)) || (found.foggy && owner.endpoints.some(isBeyond))) return unknown
    }
    // A name with a dot may be one that the whole world knows.
    if (name.includes('.')) return unknown
    return { kind: 'nobody', service: found.first, why: why(from, found.first) }
  }

  function earsOf(service: Service): Ears {
    const found = heard.get(service) ?? ears(service)
    heard.set(service, found)
    return found
  }

  function hears(service: Service, name: string): boolean {
    const { open, names } = earsOf(service)
    return open || names.has(name)
  }

  function bear(name: string, service: Service): void {
    const found = bearers.get(name) ?? bearersOf([])
    bearers.set(name, found)
    add(found, service)
  }
}

const unknown: Reach = { kind: 'unknown' }

function bearersOf(services: readonly Service[]): Bearers {
  const found: Bearers = { all: new Set(), first: undefined, certain: true, beyond: false, foggy: false }
  for (const service of services) add(found, service)
  return found
}

function add(found: Bearers, service: Service): void {
  found.all.add(service)
  if (service.active && (service.replicas.value ?? 0) > 0) found.first ??= service
  // A provider makes something else than a container.
  if (!isCertain(service) || service.at('provider') !== undefined) found.certain = false
  found.beyond ||= service.endpoints.some(isBeyond)
  found.foggy ||= service.endpoints.some(isFoggy)
}

function isFoggy({ network }: Endpoint): boolean {
  return network !== undefined && domainOf(network) === undefined
}

function isBeyond(endpoint: Endpoint): boolean {
  return isFoggy(endpoint) || endpoint.network?.external !== undefined
}

function why(from: Service, to: Service): Extract<Reach, { kind: 'nobody' }>['why'] {
  const [here, there] = [from.namespace, to.namespace]
  if (here.kind === 'host') return 'from the host'
  if (here === there) return 'one namespace'
  if (here.kind === 'none') return 'from no network'
  if (onDefaultBridge(here.owner!)) return 'from the default bridge'
  if (there.kind === 'host') return 'on the host'
  if (there.kind === 'none') return 'on no network'
  if (there.owner !== to) return "in another's namespace"
  return onDefaultBridge(to) ? 'on the default bridge' : 'apart'
}

/** False where its networks cannot be told. A network by its full name is joined without the names that Compose gives. */
function isCertain({ namespace: { kind, owner } }: Service): boolean {
  if (owner === undefined || kind === 'unknown' || kind === 'foreign' || owner.networkMode?.value?.kind === 'network') return false
  return owner.endpoints.every(({ network }) => network !== undefined)
}

function* namesOf(service: Service): Iterable<string> {
  for (const { text } of ownNames(service)) yield text
  for (const { aliases } of service.endpoints) for (const { value } of aliases) if (value) yield value.toLowerCase()
}

function onDefaultBridge({ networkMode }: Service): boolean {
  return networkMode?.value?.kind === 'bridge'
}

function together(a: Service, b: Service): boolean {
  const here = new Set(a.endpoints.map(({ network }) => network && domainOf(network)))
  return b.namespace.owner === b && b.endpoints.some(({ network }) => here.has(network && domainOf(network)))
}

/** What a service hears of names beside Docker's resolver. */
interface Ears {
  /** Names that come from elsewhere: entries of its own, containers outside the project. */
  readonly names: ReadonlySet<string>
  /** A resolver of its own, or files over those that Docker writes: any name may come from there. */
  readonly open: boolean
  /** What its links call the services they name. */
  readonly links: ReadonlyMap<string, string>
}

function ears(service: Service): Ears {
  const names = new Set([...hostEntries(service)].map(({ host }) => host.toLowerCase()))
  for (const [container, alias] of linkParts(service, 'external_links')) names.add(alias ?? container)
  const links = new Map<string, string>()
  for (const [name, alias] of linkParts(service, 'links')) links.set(name.toLowerCase(), name).set((alias ?? name).toLowerCase(), name)
  const targets = itemsAt(service.tree, 'volumes').map((volume) => at(volume, 'target'))
  const covered = targets.some((target) => target?.kind === 'scalar' && /^\/etc(?:\/hosts|\/resolv\.conf)?\/?$/.test(target.text))
  return { names, links, open: covered || service.at('dns') !== undefined || service.at('dns_search') !== undefined }
}

function* linkParts(service: Service, attribute: 'links' | 'external_links'): Iterable<readonly [string, string | undefined]> {
  for (const link of itemsAt(service.tree, attribute)) {
    if (link.kind !== 'scalar') continue
    const colon = link.text.indexOf(':')
    yield colon < 0 ? [link.text, undefined] : [link.text.slice(0, colon), link.text.slice(colon + 1).toLowerCase()]
  }
}
