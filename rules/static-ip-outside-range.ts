import { bitLength, cidr, defineRule, freeBlock, FreeBlocks, known, replace, type Address, type Cidr, type Endpoint, type Field, type Finding, type PoolShare, type Service } from '../src/rule.ts'

export default defineRule({
  id: 'static-ip-outside-range',
  title: 'A static address is not among those that Docker hands out next',
  outcome: 'fails',
  severity: 'warning',
  why: 'Docker hands out the lowest free address first. A container that starts before the one with the static address may get it, and then the other one cannot start.',
  docker: ['failed to set up container networking: Address already in use'],
  evidence: ['moby/moby libnetwork/ipams/defaultipam/allocator.go getAddress', 'moby/moby libnetwork/internal/addrset/addrset.go AddAny'],
  tags: ['addresses'],
  options: {},

  *check({ networks, addressPlans, active, share }) {
    const dependents = dependentsOf(active)
    const lost = new Set(addressPlans.flatMap(({ conflicts }) => conflicts.map(({ claim }) => claim.origin)))
    for (const network of networks.filter(({ created }) => created)) {
      for (const family of [4, 6] as const) {
        const pool = network.livePools.find((pool) => pool.family === family) // the first one is handed out first
        const own = pool && share(pool)
        const dynamic = network.endpoints.filter((endpoint) => !endpoint[`ipv${family}`])
        const count = containers(dynamic)
        if (!own?.range || count === 0n) continue
        for (const { service, [`ipv${family}` as const]: address } of network.endpoints) {
          if (!known(address) || !own.range.has(address.value) || lost.has(address.origin)) continue
          const below = own.plan.free({ first: own.range.first, last: address.value.bits - 1n })
          const rivals = below < count && dependents.has(service) ? without(dynamic, startedAfter(service, dependents)) : dynamic
          if (below >= containers(rivals)) continue
          yield { ...told(address, service, rivals), ...remedy(address, own, count) }
        }
      }
    }
  }
})

/** At least so many: unknown replicas may be none. */
const containers = (endpoints: readonly Endpoint[]): bigint => BigInt(endpoints.reduce((sum, { service }) => sum + (service.replicas.value ?? 0), 0))

const without = (endpoints: readonly Endpoint[], later: ReadonlySet<Service>): readonly Endpoint[] => endpoints.filter(({ service }) => !later.has(service))

function dependentsOf(active: readonly Service[]): ReadonlyMap<Service, readonly Service[]> {
  const map = new Map<Service, Service[]>()
  for (const service of active) {
    for (const { service: needed } of service.dependencies) if (needed) map.set(needed, [...(map.get(needed) ?? []), service])
  }
  return map
}
