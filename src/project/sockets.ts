import { isUnspecified, type Address, type PortRange, type Protocol } from '../net/index.ts'
import type { Located } from '../source/origin.ts'
import type { Listening, Port, Project, Publication, Service, Stack } from './model.ts'

/** A socket on the host's own addresses that a container of the project takes. */
export interface HostSocket extends Located {
  readonly service: Service
  /** Undefined: the unspecified address of that family. */
  readonly address: Address | undefined
  readonly family: 4 | 6
  readonly protocol: Protocol
  readonly ports: PortRange
  /** `any`: one free port out of the range is enough. `all`: every port of the range is taken. */
  readonly take: 'any' | 'all'
  /** `published`: by the engine. `process`: by a process on the host's own stack. */
  readonly by: 'published' | 'process'
  /** What makes us think so, as half a sentence ("its ports publish it", "its command says --port 80"). */
  readonly evidence: string
  readonly from: Listening['from']
  /** `likely` where only a convention says so, or where a network that is not ours may stand in between. */
  readonly sure: 'certain' | 'likely'
  readonly port: Port | undefined
}

/** The host sockets that services ask for: those the engine publishes, and those a process takes on the host's own stack. */
export function sockets(services: readonly Service[], stack: Stack | undefined, publication: Project['publication']): readonly HostSocket[] {
  return services.flatMap((service) => {
    if ((service.replicas.value ?? 0) < 1) return []
    // `docker stack deploy` leaves network_mode out, and nobody knows on which node a task runs.
    if (service.namespace.kind === 'host') return stack ? [] : processes(service)
    const how = publication(service)
    return how.published ? service.ports.flatMap((port) => (stack && port.mode?.text === 'host' ? [] : published(service, port, how))) : []
  })
}

/** moby libnetwork/drivers/bridge/port_mapping_linux.go: without host_ip a mapping binds 0.0.0.0 and [::], or what the network says instead. */
function published(service: Service, port: Port, { through, sure }: Publication): readonly HostSocket[] {
  if (!port.published?.value || !port.protocol.value) return []
  const { value: ports } = port.published
  if (port.hostIp !== undefined && port.hostIp.value === undefined) return []
  const binding = through(4)?.driverOptions.get('com.docker.network.bridge.host_binding_ipv4')
  const asked = port.hostIp?.value?.unmapped()
  // What the network binds by itself is no address this looks into.
  if (!asked && binding) return []
  return (asked ? [asked.family] : ([4, 6] as const)).flatMap((family) => {
    const network = through(family)
    const mode = network?.driverOptions.get(`com.docker.network.bridge.gateway_mode_ipv${family}`)
    // Routed: the port is open at the container's own address, and none of the host is bound.
    if (mode && mode.value !== 'nat' && mode.value !== 'nat-unprotected') return []
    // A container without IPv6 is reached from [::] through docker-proxy, one without IPv4 from nowhere.
    if (family === 4 && network && network.enabled(4) !== true) return []
    const socket: HostSocket = {
      origin: port.published!.origin,
      service,
      address: asked && !isUnspecified(asked) ? asked : undefined,
      family,
      protocol: port.protocol.value!,
      ports,
      take: ports.first < ports.last && port.target.value?.first === port.target.value?.last ? 'any' : 'all',
      by: 'published',
      evidence: 'its ports publish it',
      from: 'ports',
      sure,
      port
    }
    return [socket]
  })
}

function processes(service: Service): readonly HostSocket[] {
  // What a healthcheck asks on the host's localhost may be anybody's.
  const own = service.listening.filter(({ from }) => from !== 'healthcheck')
  return own.flatMap(({ origin, address, protocol, ports, evidence, from, sure, port }) =>
    (address ? [address.family] : ([4, 6] as const)).map((family): HostSocket => ({
      origin,
      service,
      address: address && !isUnspecified(address) ? address : undefined,
      family,
      protocol,
      ports,
      take: 'all',
      by: 'process',
      evidence,
      from,
      sure,
      port
    }))
  )
}

/** A host socket as `docker ps` shows it: `127.0.0.1:8080/tcp`, `8080/tcp` on all addresses. */
export function socketText({ address, ports, protocol }: HostSocket): string {
  const host = address === undefined ? '' : `${address}`.includes(':') ? `[${address}]:` : `${address}:`
  return `${host}${ports}/${protocol}`
}
