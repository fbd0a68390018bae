import type { Namespace, Network, Service } from './model.ts'

interface Stack {
  kind: Namespace['kind']
  owner: Service | undefined
  members: Service[]
}

/**
 * Which services share which network stack. `network_mode: service:x` joins the stack that x runs in, at the end of the
 * chain (Compose resolves it to x's container, ground truth: joining a host-mode service is host networking).
 */
export function namespaces(services: readonly Service[], networks: readonly Network[]): ReadonlyMap<Service, Namespace> {
  const byName = new Map(services.map((service) => [service.name, service]))
  const byContainerName = new Map(services.flatMap((service) => (service.containerName?.value ? [[service.containerName.value, service] as const] : [])))
  const ownNetworks = new Set(networks.map((network) => network.name.text))
  const stacks = new Map<Service, Stack>()

  for (const service of services) {
    const stack = stackOf(service)
    if (service.active) stack.members.push(service)
  }
  return stacks

  function stackOf(service: Service): Stack {
    const chain = new Set<Service>()
    let here = service
    let stack = stacks.get(here)
    while (stack === undefined) {
      chain.add(here)
      const next = joined(here)
      if (next === undefined) stack = { kind: ownKind(here), owner: here, members: [] }
      else if (next === 'foreign') stack = { kind: 'foreign', owner: undefined, members: [] }
      // Of a circle `dependency-acyclic` tells.
      else if (next === 'missing' || chain.has(next)) stack = { kind: 'unknown', owner: undefined, members: [] }
      else stack = stacks.get((here = next))
    }
    for (const link of chain) stacks.set(link, stack)
    return stack
  }

  function joined(service: Service): Service | 'foreign' | 'missing' | undefined {
    const mode = service.networkMode?.value
    if (mode?.kind === 'service') return byName.get(mode.name) ?? 'missing'
    if (mode?.kind === 'container') return byContainerName.get(mode.name) ?? 'foreign'
    return undefined
  }

  function ownKind(service: Service): Namespace['kind'] {
    // A base that could not be read may bring a mode.
    if (service.networkMode === undefined) return service.tree.entries.has('extends') ? 'unknown' : 'own'
    const mode = service.networkMode.value
    switch (mode?.kind) {
      case 'host':
      case 'none':
        return mode.kind
      case 'bridge':
        return 'own'
      case 'network':
        return ownNetworks.has(mode.name) ? 'own' : 'unknown'
      default:
        return 'unknown'
    }
  }
}
