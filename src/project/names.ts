import { at } from '../source/tree.ts'
import type { Name, Network, Service } from './model.ts'

/** Who answers to which name on which network. Names are in lower case: Docker's resolver minds no case. */
export interface Names {
  on(domain: string): ReadonlyMap<string, readonly Name[]>
  /** By network, those names that several active services answer to: each service once. */
  readonly ambiguous: readonly (readonly Name[])[]
}

/**
 * Docker's resolver knows the containers on the networks of a namespace by service name, alias, container name and hostname
 * (moby daemon/container_operations.go; Compose makes the service name an alias). Whoever joins another's namespace has no name.
 */
export function names(services: readonly Service[]): Names {
  const onNetwork = new Map<string, Map<string, Name[]>>()
  for (const service of services) {
    if (service.namespace.owner !== service) continue
    for (const { network, aliases } of service.endpoints) {
      const domain = network && domainOf(network)
      if (domain === undefined) continue
      const known = onNetwork.get(domain) ?? new Map<string, Name[]>()
      onNetwork.set(domain, known)
      for (const { text, as, origin } of ownNames(service)) answer(known, { text, as, service, origin, network: network! })
      for (const { value, origin } of aliases) if (isName(value)) answer(known, { text: value.toLowerCase(), as: 'alias', service, origin, network: network! })
    }
  }
  return {
    on: (domain) => onNetwork.get(domain) ?? none,
    get ambiguous() {
      return [...onNetwork.values()].flatMap((known) => [...known.values()].flatMap(ambiguous))
    }
  }
}

const none: ReadonlyMap<string, readonly Name[]> = new Map()

function answer(known: Map<string, Name[]>, name: Name): void {
  const answers = known.get(name.text)
  if (answers) answers.push(name)
  else known.set(name.text, [name])
}

/** The names that a service has on each of its networks. */
export function* ownNames(service: Service): Iterable<Omit<Name, 'network'>> {
  const { name, origin, containerName, hostname } = service
  yield { text: name.toLowerCase(), as: 'service name', service, origin }
  if (containerName && isName(containerName.value)) yield { text: containerName.text.toLowerCase(), as: 'container name', service, origin: containerName.origin }
  if (hostname && isName(hostname.value)) yield { text: hostname.text.toLowerCase(), as: 'hostname', service, origin: hostname.origin }
}

/** Not so a template of Swarm's, which becomes another name in each container. */
function isName(text: string | undefined): text is string {
  return text !== undefined && /^[a-z0-9_.-]+$/i.test(text)
}

/** What tells networks apart: their name for Docker. Undefined where it cannot be told, and of Docker's own networks, which have no names. */
export function domainOf(network: Network): string | undefined {
  if (network.external !== undefined && network.external.value === undefined) return undefined
  if (network.name.value !== undefined) return /^(?:host|none|bridge)$/.test(network.name.value) ? undefined : network.name.value
  // The name that Compose makes of project and key is no other network's, whatever the project is called.
  const written = at(network.tree, 'name')
  return written === undefined || written.origin.start === network.origin.start ? `\0${network.key}` : undefined
}

function ambiguous(answers: readonly Name[]): readonly (readonly Name[])[] {
  if (answers.length < 2) return []
  const first = new Map<Service, Name>()
  for (const answer of answers) if (answer.service.active && !first.has(answer.service)) first.set(answer.service, answer)
  return first.size > 1 ? [[...first.values()]] : []
}
