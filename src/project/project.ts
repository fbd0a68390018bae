import type { Field } from '../source/origin.ts'
import { entriesAt } from '../source/tree.ts'
import { addressPlans } from './address-plan.ts'
import { cycles } from './cycles.ts'
import { lazy } from './lazy.ts'
import type { Loaded } from '../compose/load.ts'
import { Member } from './member.ts'
import { labelMentions, mentions } from './mentions.ts'
import type { Endpoint, Fragment, Project, Publication, Service, Target } from './model.ts'
import { names } from './names.ts'
import { namespaces } from './namespace.ts'
import { network } from './network.ts'
import { startOrder } from './order.ts'
import { overlaps } from './overlap.ts'
import { portClashes } from './port-clashes.ts'
import { problems } from './problems.ts'
import { publication } from './publication.ts'
import { reach } from './reach.ts'
import { dependencies, endpoints, service, type ServiceAlone } from './service.ts'
import { sockets } from './sockets.ts'
import { stack } from './stack.ts'

/**
 * The loaded tree as rules read it: services, networks and what joins them. `roleOf` knows the roles of services;
 * without it they have those that they say themselves.
 */
export function project(
  loaded: Loaded,
  target: Target,
  fragment: Fragment | undefined,
  roleOf = ({ role }: ServiceAlone): Service['role'] => role
): Project {
  const isActive = (profiles: readonly Field<string>[]): boolean => active(profiles, loaded.profiles)

  // Services, networks and endpoints name each other: each list is filled after the objects that hold it are there.
  const endpointsOf = new Map<string, Endpoint[]>()
  const networks = [...entriesAt(loaded.tree, 'networks')].map((entry) => network(entry, loaded.name, listAt(endpointsOf, entry.key.text)))
  const networkByKey = new Map(networks.map((network) => [network.key, network]))
  const services = [...entriesAt(loaded.tree, 'services')].map((entry) => joined(service(entry, isActive)))
  // One that nobody is on is not created.
  for (const network of networks) network.created = network.own && network.endpoints.length > 0
  const serviceByName = new Map(services.map((service) => [service.name, service]))
  const stacks = namespaces(services, networks)
  const up = services.filter((service) => service.active)
  const upByName = new Map(up.map((service) => [service.name, service]))
  for (const service of services) {
    service.namespace = stacks.get(service)!
    service.dependencies = dependencies(service.tree, upByName)
  }

  const { lacks } = loaded
  const swarm = stack(loaded.files, loaded.tree)
  const published = (service: Service): Publication => publication(service, networks, target)

  // What only some rules ask for.
  const order = lazy(() => startOrder(up))
  const startedAfter = (service: Service): ReadonlySet<Service> => order()(service)
  const taken = lazy(() => sockets(up, swarm, published))
  const off = lazy(() => sockets(services.filter(({ active }) => !active), swarm, published))
  const clashes = lazy(() => portClashes(taken(), off(), startedAfter))
  const plans = lazy(() => addressPlans(networks, target))
  const overlapping = lazy(() => overlaps(plans().plans))
  const answering = lazy(() => names(services))
  const mentioned = lazy(() => [...up.flatMap((service) => [...mentions(service)]), ...labelMentions(up)])
  const reached = lazy(() => reach(services, answering()))

  return {
    origin: loaded.tree.origin,
    name: loaded.name,
    files: loaded.files,
    tree: loaded.tree,
    services,
    active: up,
    networks,
    problems: problems({ loaded, services, byName: serviceByName, lacks, target, fragment }),
    target,
    fragment,
    endpoints: up.flatMap((service) => service.endpoints),
    // Where no service is active the file is brought up as a part of something larger, if at all.
    missing: fragment || up.length === 0 ? [] : lacks.filter(({ known }) => known),
    cycles: cycles(up),
    get addressPlans() {
      return plans().plans
    },
    get overlaps() {
      return overlapping()
    },
    share: (pool) => plans().shareOf.get(pool),
    get sockets() {
      return taken()
    },
    get portClashes() {
      return clashes()
    },
    stack: swarm,
    get mentions() {
      return mentioned()
    },
    get ambiguousNames() {
      return answering().ambiguous
    },
    reach: (from, name) => reached()(from, name),
    publication: published,
    startedAfter,
    service: (name) => serviceByName.get(name),
    network: (key) => networkByKey.get(key)
  }

  function joined(alone: ServiceAlone): Member {
    const service = new Member(alone, roleOf(alone))
    service.endpoints = endpoints(service, networkByKey)
    if (service.active) for (const endpoint of service.endpoints) listAt(endpointsOf, endpoint.key).push(endpoint)
    return service
  }
}

/** compose-go types.ServiceConfig.HasProfile: no profiles, one that is switched on, or `*`. */
function active(profiles: readonly Field<string>[], on: ReadonlySet<string>): boolean {
  return profiles.length === 0 || on.has('*') || profiles.some((profile) => on.has(profile.text))
}

function listAt<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? []
  if (list.length === 0) map.set(key, list)
  return list
}
