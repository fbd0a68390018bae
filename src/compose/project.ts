import { problem, type Problem } from '../source/problem.ts'
import { entriesAt } from '../source/tree.ts'
import type { Field } from '../source/origin.ts'
import { consistency } from './consistency.ts'
import { cycles } from './cycles.ts'
import { addressPlans, type AddressPlans } from './address-plan.ts'
import type { Loaded } from './load.ts'
import { labelMentions, mentions } from './mentions.ts'
import { missing, type Missing } from './missing.ts'
import type { Dependency, Endpoint, Fragment, Project, Publication, Service, Target } from './model.ts'
import { names, type Names } from './names.ts'
import { namespaces } from './namespace.ts'
import { network } from './network.ts'
import { startOrder } from './order.ts'
import { overlaps } from './overlap.ts'
import { endpoints, service, type ServiceAlone } from './service.ts'
import { unset } from './refusal.ts'
import { listening } from './listening.ts'
import { portClashes } from './port-clashes.ts'
import { publication } from './publication.ts'
import { reach } from './reach.ts'
import { sockets } from './sockets.ts'
import { stack } from './stack.ts'

/**
 * The loaded tree as rules read it: services, networks and what joins them. `roleOf` knows the roles of services;
 * without it they have those that they say themselves.
 */
export function project(loaded: Loaded, target: Target, fragment: Fragment | undefined, roleOf = ({ role }: ServiceAlone): Service['role'] => role): Project {
  const isActive = (profiles: readonly Field<string>[]): boolean => active(profiles, loaded.profiles)
  const alone = [...entriesAt(loaded.tree, 'services')].map((entry) => {
    const alone = service(entry, isActive)
    return { ...alone, role: roleOf(alone) }
  })

  // Services, networks and endpoints name each other: each list is filled after the objects that hold it are there.
  const endpointsOf = new Map<string, Endpoint[]>()
  const networks = [...entriesAt(loaded.tree, 'networks')].map((entry) => network(entry, loaded.name, listAt(endpointsOf, entry.key.text)))
  const networkByKey = new Map(networks.map((network) => [network.key, network]))
  const services = alone.map((alone) => joined(alone))
  const serviceByName = new Map(services.map((service) => [service.name, service]))
  const stacks = namespaces(services, networks)
  for (const [i, service] of services.entries()) {
    service.namespace = stacks.get(service)!
    service.dependencies = alone[i]!.dependencies.map((dependency): Dependency => {
      const found = serviceByName.get(dependency.name)
      return { ...dependency, service: found?.active ? found : undefined }
    })
  }

  const lacks = [...missing(loaded.tree)]
  let hostSockets: Project['sockets'] | undefined
  let clashes: Project['portClashes'] | undefined
  const swarm = stack(loaded.files, loaded.tree)
  const published = (service: Service): Publication => publication(service, networks, target)
  const taken = (): Project['sockets'] => (hostSockets ??= sockets(up, swarm, published))
  const startedAfter = (service: Service): ReadonlySet<Service> => (order ??= startOrder(up))(service)
  let plans: AddressPlans | undefined
  let order: Project['startedAfter'] | undefined
  let overlapping: Project['overlaps'] | undefined
  let mentioned: Project['mentions'] | undefined
  let known: Names | undefined
  let reached: Project['reach'] | undefined
  const answering = (): Names => (known ??= names(services))
  const planned = (): AddressPlans => (plans ??= addressPlans(networks, target))
  const up = services.filter((service) => service.active)
  return {
    origin: loaded.tree.origin,
    name: loaded.name,
    files: loaded.files,
    tree: loaded.tree,
    services,
    active: up,
    networks,
    problems: [...loaded.problems.filter((problem) => !isDialect(problem, fragment)), ...consistency(loaded.tree, services), ...(fragment ? [] : lacks.flatMap(left))],
    target,
    fragment,
    endpoints: up.flatMap((service) => service.endpoints),
    // Where no service is active the file is brought up as a part of something larger, if at all.
    missing: fragment || up.length === 0 ? [] : lacks.filter(({ known }) => known),
    cycles: cycles(up),
    get addressPlans() {
      return planned().plans
    },
    get overlaps() {
      return (overlapping ??= overlaps(planned().plans))
    },
    share: (pool) => planned().shareOf.get(pool),
    get sockets() {
      return taken()
    },
    get portClashes() {
      return (clashes ??= portClashes(taken(), sockets(services.filter(({ active }) => !active), swarm, published), startedAfter))
    },
    stack: swarm,
    get mentions() {
      return (mentioned ??= [...up.flatMap((service) => [...mentions(service)]), ...labelMentions(up)])
    },
    get ambiguousNames() {
      return answering().ambiguous
    },
    reach: (from, name) => (reached ??= reach(services, answering()))(from, name),
    publication: published,
    startedAfter,
    service: (name) => serviceByName.get(name),
    network: (key) => networkByKey.get(key)
  }

  function joined(alone: ServiceAlone): Draft<Service> {
    let ports: Service['listening'] | undefined
    const service: Draft<Service> = { ...alone, get listening() { return (ports ??= listening(service)) }, dependencies: [], endpoints: [], namespace: { kind: 'unknown', owner: undefined, members: [] } }
    service.endpoints = endpoints(alone.tree).map((endpoint): Endpoint => ({ ...endpoint, service, network: networkByKey.get(endpoint.key) }))
    if (service.active) for (const endpoint of service.endpoints) listAt(endpointsOf, endpoint.key).push(endpoint)
    return service
  }
}

/** A key that an app store's platform takes away before Compose sees it. */
function isDialect({ code, origin: { file, start, end } }: Problem, fragment: Fragment | undefined): boolean {
  return code === 'compose-schema' && (fragment?.keys.includes(file.text.slice(start, end)) ?? false)
}

/** What Compose refuses only because a variable has no value here. */
function left({ kind, origin, known }: Missing): readonly Problem[] {
  return known ? [] : [problem('variable-set', origin, `Compose refuses this ${kind} while nothing sets ${unset(origin)}`)]
}

type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** compose-go types.ServiceConfig.HasProfile: no profiles, one that is switched on, or `*`. */
function active(profiles: readonly Field<string>[], on: ReadonlySet<string>): boolean {
  return profiles.length === 0 || on.has('*') || profiles.some((profile) => on.has(profile.text))
}

function listAt<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? []
  if (list.length === 0) map.set(key, list)
  return list
}
