import type { Family } from '../net/index.ts'
import type { Endpoint, Network, Service, Target } from './model.ts'

/** What the engine makes of a service's ports. */
export interface Publication {
  /** Undefined where that cannot be told. */
  readonly published: boolean | undefined
  /**
   * Why nothing is published: no network at all; another's namespace; only internal networks; only macvlan or ipvlan; one of
   * these gives the gateway although a bridge is there, too; no network has a way out.
   */
  readonly why: 'no network' | 'not its own' | 'internal' | 'lan' | 'gateway' | 'isolated' | undefined
  /** The network that decides. */
  readonly network: Network | undefined
  /** Through which network ports of a family are published; undefined for the default bridge. */
  through(family: Family): Network | undefined
  readonly sure: 'certain' | 'likely'
}

/**
 * Whether the engine publishes a service's ports, and through which network. Only the network that gives a container its
 * default gateway does (moby libnetwork/sandbox.go Endpoint.Less, default_gateway.go selectGatewayEndpoint).
 */
export function publication(service: Service, networks: readonly Network[], target: Target): Publication {
  const { namespace, networkMode, endpoints } = service
  const nothing = (why: NonNullable<Publication['why']>, network?: Network): Publication => ({ published: false, why, network, through: () => undefined, sure: 'certain' })
  const unknown: Publication = { published: undefined, why: undefined, network: undefined, through: () => undefined, sure: 'likely' }

  if (namespace.kind === 'none') return nothing('no network')
  if (namespace.kind === 'host' || namespace.kind === 'foreign' || (namespace.owner !== undefined && namespace.owner !== service)) return nothing('not its own')
  if (namespace.kind === 'unknown') return unknown
  const mode = networkMode?.value
  if (mode?.kind === 'bridge') return { ...unknown, published: true, sure: 'certain' }
  const named = mode?.kind === 'network' ? networks.find(({ name }) => name.text === mode.name) : undefined
  const candidates = (named ? [{ network: named }] : endpoints).map((endpoint) => candidate(endpoint, target))
  if (candidates.length === 0) return unknown

  const ranked = candidates.filter(({ families }) => families === undefined || families.length > 0).sort(byRank)
  const known = ranked.filter(({ families }) => families !== undefined)
  const gateway = (family: Family): Network | undefined =>
    (known.find(({ families }) => families!.length === 2) ?? known.find(({ families }) => families!.includes(family)))?.network
  const first = gateway(4) ?? gateway(6)
  if (known.length < ranked.length) {
    const bridges = candidates.every(({ network }) => network && !network.lan) && ranked.every(({ likely, families }) => likely || families)
    return bridges ? { ...unknown, published: true, network: first, through: (family) => gateway(family) ?? first } : unknown
  }
  if (first && !first.lan) return { published: true, why: undefined, network: first, through: (family) => gateway(family) ?? first, sure: 'certain' }
  const bridge = candidates.find(({ network }) => network && !network.lan && network.internal?.value !== true)
  if (first) return nothing(bridge ? 'gateway' : 'lan', first)
  const only = (candidates.find(({ network }) => network!.internal?.value !== true) ?? candidates[0]!).network!
  const why = only.internal?.value === true ? 'internal' : only.lan ? 'lan' : 'isolated'
  // Without any gateway the bridge docker_gwbridge stands in, for the networks of Swarm (libnetwork setupDefaultGW).
  return candidates.some(({ network }) => network?.driver?.value === 'overlay' && network.internal?.value !== true) ? { ...unknown, published: true, sure: 'certain' } : nothing(why, only)
}

interface Candidate {
  readonly network: Network | undefined
  readonly priority: number
  /** The families it can be the gateway of; undefined where that cannot be told. */
  readonly families: readonly Family[] | undefined
  /** Of one that is not known: whether nothing speaks against a bridge. */
  readonly likely?: boolean
}

function candidate({ network, ...endpoint }: Partial<Endpoint>, target: Target): Candidate {
  const priority = endpoint.gatewayPriority ?? 0
  if (!network || !isOurs(network)) return { network, priority, families: undefined, likely: network !== undefined && likelyBridge(network, endpoint) }
  if (network.internal && network.internal.value === undefined) return { network, priority, families: undefined }
  if (network.internal?.value === true || network.driver?.value === 'overlay') return { network, priority, families: [] }
  const families: Family[] = []
  for (const family of [4, 6] as const) {
    const enabled = network.enabled(family)
    const gateway = enabled && (network.lan ? lanGateway(network, family, target) : bridgeGateway(network, family))
    if (enabled === undefined || gateway === undefined) return { network, priority, families: undefined }
    if (gateway) families.push(family)
  }
  return { network, priority, families }
}

/** Whether `up` creates it, or would if a service used it, with a driver whose ways are known. */
function isOurs({ external, driver }: Network): boolean {
  return (external === undefined || external.value === false) && (driver === undefined || ['', 'bridge', 'macvlan', 'ipvlan', 'overlay'].includes(driver.value ?? '?'))
}

/** An external network that is called after a LAN, or where a service has an address of its own, may be one: then no port of the host is bound. */
function likelyBridge({ name, external, driver, key }: Network, { ipv4, ipv6 }: Partial<Endpoint>): boolean {
  const certain = external?.value === true ? name.value !== undefined : driver?.value !== undefined
  return certain && !ipv4 && !ipv6 && !/lan|qnet|dhcp|^br\d/i.test(`${key} ${name.text}`)
}

function byRank(a: Candidate, b: Candidate): number {
  const [one, other] = [a.network?.name.text ?? '', b.network?.name.text ?? '']
  return b.priority - a.priority || (b.families?.length ?? 0) - (a.families?.length ?? 0) || (one < other ? -1 : one > other ? 1 : 0)
}

function bridgeGateway({ driverOptions }: Network, family: Family): boolean | undefined {
  const mode = driverOptions.get(`com.docker.network.bridge.gateway_mode_ipv${family}`)
  return mode === undefined ? true : mode.value === undefined ? undefined : mode.value !== 'isolated'
}

/** Without a parent it is a network of its own, without a way out. Without a gateway Engine 28 and older give it one, 29 does not. */
function lanGateway({ lan, livePools }: Network, family: Family, { engine }: Target): boolean | undefined {
  if (lan!.parent === undefined || lan!.parent.text === '') return lan!.parent === undefined || lan!.parent.value !== undefined ? false : undefined
  if (lan!.mode && lan!.mode.value === undefined) return undefined
  if (lan!.driver === 'ipvlan' && lan!.mode !== undefined && lan!.mode.value !== 'l2') return true
  const own = livePools.filter((pool) => (pool.family ?? family) === family)
  return own.some(({ gateway }) => gateway !== undefined) || !engine.atLeast(29)
}
