import { defineRule, itemsAt, known, shimCommands, type Endpoint, type Finding, type Network, type Project, type Service, type Tree } from '../src/rule.ts'

export default defineRule({
  id: 'lan-host-isolation',
  title: 'A container on the LAN and the host itself do not need each other',
  outcome: 'ignored',
  severity: 'warning',
  why: 'The kernel passes nothing between a macvlan or ipvlan container and the interface it stands on: the host and its host-mode containers cannot reach it, nor it them. Measured: 0 % either way.',
  evidence: ['https://docs.docker.com/engine/network/drivers/macvlan/', 'measured with Engine 28.5.2 and 29.7.2'],
  tags: ['lan', 'macvlan', 'ipvlan'],
  options: {},

  *check(project) {
    const lanAddresses = addresses(project)
    // They are the same for all that is on a network.
    const commands = new Map<Network, string>()
    const wayRound = (network: Network): string => {
      const known = commands.get(network) ?? shimCommands(network)
      commands.set(network, known)
      return known
    }
    for (const service of project.active) {
      if (service.endpoints.length > 0 && service.endpoints.every(onLan)) {
        for (const line of hostGateways(service)) {
          yield {
            at: line,
            message: `"${service.name}" is on the LAN only and cannot reach this host, which host-gateway stands for`,
            hint: `Give it a bridge network too, or make a way round on the host: ${wayRound(service.endpoints[0]!.network!)}`
          }
        }
      }
      if (service.namespace.kind === 'host') yield* addressed(service, lanAddresses, wayRound)
    }
  }
})

/** Addresses of LAN containers that a process on the host's own stack is given. */
function* addressed(
  service: Service,
  lanAddresses: ReadonlyMap<string, Endpoint>,
  wayRound: (network: Network) => string
): Iterable<Finding> {
  for (const [name, value] of service.environment) {
    if (!known(value)) continue
    for (const [text] of value.value.matchAll(/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g)) {
      const endpoint = lanAddresses.get(text)
      if (!endpoint) continue
      yield {
        at: value,
        message: `${name} of "${service.name}", which is on the host network, names ${text} of "${endpoint.service.name}" on the LAN: the host cannot reach it`,
        hint: `Make a way round on the host: ${wayRound(endpoint.network!)}`,
        related: [{ at: endpoint.ipv4!, message: `the address of "${endpoint.service.name}"` }]
      }
    }
  }
}

function addresses({ endpoints }: Project): ReadonlyMap<string, Endpoint> {
  return new Map(endpoints.flatMap((endpoint) => (onLan(endpoint) && known(endpoint.ipv4) ? [[endpoint.ipv4.text, endpoint] as const] : [])))
}

function onLan({ network }: Endpoint): boolean {
  return network?.lan !== undefined && network.created && network.lan.parent !== undefined
}

function hostGateways(service: Service): readonly Tree[] {
  const hosts = service.at('extra_hosts')
  const values = hosts?.kind === 'mapping' ? [...hosts.entries.values()].map(({ value }) => value) : itemsAt(hosts)
  const written = values.flatMap((value) => (value.kind === 'sequence' ? value.items : [value]))
  return written.filter((value) => value.kind === 'scalar' && /(?:^|[=:])host-gateway$/.test(value.text))
}
