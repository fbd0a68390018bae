import { isUnspecified } from '../net/address.ts'
import type { Endpoint, HostSocket, Port, Service } from './model.ts'
import { listening } from './listening.ts'

/** The host sockets that active services ask for: those the engine publishes, and those a process takes on the host's own stack. */
export function sockets(active: readonly Service[]): readonly HostSocket[] {
  return active.flatMap((service) => (service.namespace.kind === 'host' ? processes(service) : service.ports.flatMap((port) => published(service, port))))
}

/** moby libnetwork port_mapping_linux.go: without host_ip a mapping binds 0.0.0.0 and [::]. */
function published(service: Service, port: Port): readonly HostSocket[] {
  if (!publishes(service) || !port.published?.value || !port.protocol.value) return []
  const { value: ports } = port.published
  if (port.hostIp !== undefined && port.hostIp.value === undefined) return []
  const address = port.hostIp?.value
  const families = address ? [address.family] : ([4, 6] as const)
  return families.map((family) => ({
    origin: port.published!.origin,
    service,
    address: address && !isUnspecified(address) ? address : undefined,
    family,
    protocol: port.protocol.value!,
    ports,
    take: ports.first < ports.last && port.target.value?.first === port.target.value?.last ? 'any' : 'all',
    by: 'published',
    evidence: 'ports',
    sure: 'certain',
    port
  }))
}

function processes(service: Service): readonly HostSocket[] {
  return listening(service).flatMap((process) =>
    ([4, 6] as const).map((family) => ({
      origin: process.origin,
      service,
      address: undefined,
      family,
      protocol: process.protocol,
      ports: process.ports,
      take: 'all',
      by: 'process',
      evidence: process.evidence,
      sure: process.sure,
      port: process.port
    }))
  )
}

/**
 * False where the engine certainly publishes nothing: no network, another's namespace, or only networks that have no
 * port mapping (internal, macvlan, ipvlan).
 */
export function publishes(service: Service): boolean {
  if (service.namespace.kind !== 'own' || service.namespace.owner !== service) return false
  return service.endpoints.length === 0 || service.endpoints.some(mapsPorts)
}

function mapsPorts({ network }: Endpoint): boolean {
  return network === undefined || (network.lan === undefined && network.internal?.value !== true)
}
