import { addressFrom, parseBool, type Address, type Cidr, type Interval } from '../net/index.ts'
import type { Located } from '../source/origin.ts'
import type { AddressPlan, Claim, Network, Pool, PoolShare, Target } from './model.ts'

/** Who takes which address, of the networks that `up` creates, and of external ones as far as it is written here. */
export function addressPlans(networks: readonly Network[], target: Target): AddressPlans {
  const created = networks.filter((network) => network.created)
  const shareOf = new Map<Pool, Share>()
  const plans = grouped(created.flatMap(subnets), keptTogether).map((group) => {
    const plan = new Plan(group[0]!.subnet)
    plan.shares = group.map((alone) => ({ ...alone, plan }))
    for (const share of plan.shares) shareOf.set(share.pool, share)
    plan.take(reserved(group[0]!))
    plan.take(group.flatMap((share) => gateway(share, target)))
    plan.take(group.flatMap(auxiliary))
    return plan
  })
  for (const claim of created.flatMap(statics)) if (claim.pool) shareOf.get(claim.pool)?.plan.take([claim])
  const foreign = networks.filter(({ external, name }) => external?.value === true && name.value !== undefined)
  for (const same of grouped(foreign, ({ name }) => name.value)) {
    const plan = new Plan(undefined)
    plan.take(same.flatMap(statics))
    plans.push(plan)
  }
  return { plans, shareOf }
}

export interface AddressPlans {
  readonly plans: readonly AddressPlan[]
  readonly shareOf: ReadonlyMap<Pool, PoolShare>
}

type Share = PoolShare & { readonly plan: Plan }
type ShareAlone = Omit<PoolShare, 'plan'>

function grouped<T>(items: readonly T[], keyOf: (item: T) => unknown): readonly (readonly T[])[] {
  const groups = new Map<unknown, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return [...groups.values()]
}

function subnets(network: Network): readonly ShareAlone[] {
  return network.livePools.flatMap((pool) => {
    const subnet = pool.subnet?.value
    // Engine 29 takes 0.0.0.0/N for "a default pool of that size": nobody knows its addresses.
    return subnet === undefined || subnet.address.bits === 0n ? [] : [{ network, pool, subnet, range: rangeOf(pool, subnet) }]
  })
}

/** Bridges never share: their driver refuses the second one. Without ip_range the address manager does. */
function keptTogether({ network, pool, subnet, range }: ShareAlone): Pool | string {
  return network.lan && pool.ipRange && range ? subnet.masked : pool
}

class Plan implements AddressPlan {
  readonly subnet: Cidr | undefined
  shares: readonly Share[] = []
  readonly claims: Claim[] = []
  readonly conflicts: { claim: Claim; holder: Claim }[] = []
  readonly #holders = new Map<string, Claim>()
  #sorted: bigint[] | undefined

  constructor(subnet: Cidr | undefined) {
    this.subnet = subnet
  }

  take(claims: readonly Claim[]): void {
    this.#sorted = undefined
    for (const claim of claims) {
      this.claims.push(claim)
      const holder = this.#holders.get(`${claim.address}`)
      if (holder) this.conflicts.push({ claim, holder })
      else this.#holders.set(`${claim.address}`, claim)
    }
  }

  free({ first, last }: Interval<bigint>): bigint {
    if (last < first) return 0n
    this.#sorted ??= [...this.#holders.values()].map(({ address }) => address.bits).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    return last - first + 1n - BigInt(below(this.#sorted, last + 1n) - below(this.#sorted, first))
  }
}

/** How many of the sorted numbers are less. */
function below(sorted: readonly bigint[], limit: bigint): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}

function rangeOf({ ipRange }: Pool, subnet: Cidr): Cidr | undefined {
  if (ipRange === undefined) return subnet
  return ipRange.value && subnet.contains(ipRange.value) ? ipRange.value : undefined
}

function claim({ network, pool }: ShareAlone, by: Claim['by'], address: Address | undefined, at: Located, name?: string): readonly Claim[] {
  return address ? [{ origin: at.origin, by, address, network, pool, endpoint: undefined, name }] : []
}

/** moby defaultipam/allocator.go newPoolData: the first address, but of an IPv4 /31 or /32; the last one of a longer IPv4 block. */
function reserved(share: ShareAlone): readonly Claim[] {
  const { subnet, pool } = share
  if (subnet.family === 6) return claim(share, 'anycast address', subnet.network, pool.subnet!)
  if (subnet.broadcast === undefined) return []
  return [...claim(share, 'network address', subnet.network, pool.subnet!), ...claim(share, 'broadcast address', subnet.broadcast, pool.subnet!)]
}

function gateway(share: ShareAlone, target: Target): readonly Claim[] {
  const { pool, subnet, range, network } = share
  if (pool.gateway) return pool.gateway.value && subnet.has(pool.gateway.value) ? claim(share, 'gateway', pool.gateway.value, pool.gateway) : []
  if (range === undefined || !takesGateway(network, subnet, target)) return []
  const first = range.first === subnet.first && (subnet.family === 6 || subnet.broadcast) ? range.first + 1n : range.first
  return first > range.last ? [] : claim(share, 'default gateway', addressFrom(subnet.family, first), pool.subnet!)
}

/** Whether the engine takes an address for a gateway that nobody names: GetSkipGwAlloc of moby libnetwork/drivers. */
function takesGateway({ lan, driver, driverOptions, internal }: Network, { family }: Cidr, { engine }: Target): boolean {
  const closed = internal !== undefined && internal.value !== false
  if (lan) {
    const routed = lan.driver === 'ipvlan' && lan.mode !== undefined && lan.mode.value !== 'l2'
    return !engine.atLeast(29) && !closed && !routed && lan.parent?.value !== undefined
  }
  if (driver?.value === 'overlay') return false
  const mode = driverOptions.get(`com.docker.network.bridge.gateway_mode_ipv${family}`)
  if (mode && (mode.value === undefined || mode.value === 'isolated')) return false
  const inhibit = driverOptions.get('com.docker.network.bridge.inhibit_ipv4')
  return family === 6 || !closed || inhibit === undefined || parseBool(inhibit.text) === false
}

function auxiliary(share: ShareAlone): readonly Claim[] {
  return [...share.pool.auxiliary].flatMap(([name, field]) =>
    field.value && share.subnet.has(field.value) ? claim(share, 'auxiliary address', field.value, field, name) : []
  )
}

function statics(network: Network): readonly Claim[] {
  return network.endpoints.flatMap((endpoint) =>
    endpoint.service.replicas.value === 0 ? [] : [endpoint.ipv4, endpoint.ipv6].flatMap((field) =>
      field?.value ? [{ origin: field.origin, by: 'static address' as const, address: field.value, network, pool: network.poolWith(field.value), endpoint, name: undefined }] : []
    )
  )
}
