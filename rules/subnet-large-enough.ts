import { defineRule, known, type Endpoint, type PoolShare } from '../src/rule.ts'

export default defineRule({
  id: 'subnet-large-enough',
  title: 'Every container that needs an address gets one',
  outcome: 'fails',
  severity: 'error',
  why: 'Docker finds out at the start of the first container that gets no address: some replicas run then, and some do not.',
  docker: ["no available IPv4 addresses on this network's address pools: app_lan (<id>)"],
  evidence: ['moby/moby libnetwork/ipams/defaultipam/allocator.go newPoolData', 'moby/moby libnetwork/network.go ipamAllocateVersion'],
  tags: ['addresses'],
  options: {},

  *check({ networks, share }) {
    for (const network of networks.filter(({ created }) => created)) {
      for (const family of [4, 6] as const) {
        const pools = network.livePools.filter((pool) => pool.family === family || pool.family === undefined)
        const shares = pools.map(share)
        if (pools.length === 0 || !shares.every(isRanged)) continue
        const { endpoints, containers: need } = network.dynamic(family)
        const room = shares.reduce((sum, { plan, range }) => sum + plan.free(range), 0n)
        if (need <= room) continue
        const { pool, plan, range } = shares[0]!
        yield {
          at: pool.ipRange ?? pool.subnet!,
          message: `${need === 1n ? '1 container needs an' : `${need} containers need an`} IPv${family} address on "${network.key}", and ${room === 0n ? 'none is' : room === 1n ? '1 is' : `${room} are`} free in ${ranges(shares)}`,
          ...(plan.free(range) < range.size && { hint: `Of its ${range.size} these cannot be handed out: ${taken(shares[0]!)}.` }),
          related: endpoints.filter(({ service }) => service.replicas.value !== 0).slice(0, 5).map((at) => ({ at, message: needs(at) }))
        }
      }
    }
  }
})

type Ranged = PoolShare & { readonly range: NonNullable<PoolShare['range']> }

const isRanged = (share: PoolShare | undefined): share is Ranged => known(share && { value: share.range })

const ranges = (shares: readonly Ranged[]): string => shares.map(({ range }) => range.masked).join(', ')

function needs({ service: { name, replicas } }: Endpoint): string {
  return replicas.value === 1 ? `"${name}"` : `"${name}", ${replicas.text} times`
}

/** The kinds of claims in the range. */
function taken({ plan, range }: Ranged): string {
  const kinds = new Map<string, number>()
  for (const { by, address } of plan.claims) if (range.has(address)) kinds.set(by, (kinds.get(by) ?? 0) + 1)
  return [...kinds].map(([by, count]) => (count === 1 ? by : `${by} (${count})`)).join(', ')
}
