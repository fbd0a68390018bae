import { bitLength, cidr, defineRule, freeBlock, FreeBlocks, insert, known, replace, type Claim, type Endpoint, type Finding, type Located, type PoolShare } from '../src/rule.ts'

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

  *check({ networks, addressPlans, share, startedAfter }) {
    const lost = new Set(addressPlans.flatMap(({ conflicts }) => conflicts.map(({ claim }) => claim.origin)))
    for (const network of networks.filter(({ created }) => created)) {
      for (const family of [4, 6] as const) {
        const pool = network.livePools.find((pool) => pool.family === family) // the first one is handed out first
        const own = pool && share(pool)
        const dynamic = network.dynamic(family)
        if (!own?.range || dynamic.containers === 0n) continue
        let remedy: ReturnType<typeof remedies> | undefined
        let left = enough
        for (const { service, ipv4, ipv6 } of network.endpoints) {
          const address = family === 4 ? ipv4 : ipv6
          if (!known(address) || !own.range.has(address.value) || lost.has(address.origin)) continue
          const below = own.plan.free({ first: own.range.first, last: address.value.bits - 1n })
          if (below >= dynamic.containers || left-- <= 0) continue
          const later = startedAfter(service)
          const rivals = dynamic.endpoints.filter((endpoint) => !later.has(endpoint.service))
          if (below >= containers(rivals)) continue
          remedy ??= remedies(own, dynamic.containers)
          yield { ...told(address, service.name, rivals), ...remedy(address) }
        }
      }
    }
  }
})

/** Who starts after whom takes time to find out: of more addresses in danger on one network the first ones are told. */
const enough = 200

const containers = (endpoints: readonly Endpoint[]): bigint => BigInt(endpoints.reduce((sum, { service }) => sum + (service.replicas.value ?? 0), 0))

function told(address: Located & { readonly text: string }, name: string, rivals: readonly Endpoint[]): Finding {
  const [first, ...others] = rivals
  const more = others.length > 0 ? ` or ${others.length} more` : ''
  return {
    at: address,
    message: `"${first!.service.name}"${more} may get ${address.text} before "${name}" asks for it`,
    docker: 'Address already in use',
    related: rivals.slice(0, 5).map((at) => ({ at, message: `"${at.service.name}" takes the lowest free address` }))
  }
}

const written: ReadonlySet<Claim['by']> = new Set(['gateway', 'auxiliary address', 'static address'])

/** A place outside the range for an address; where there is no range, one for the others. */
function remedies({ pool, plan, subnet, range }: PoolShare, count: bigint): (address: Located) => Partial<Finding> {
  const own = plan.claims.filter(({ by }) => pool.ipRange || written.has(by)).map((claim) => cidr(claim.address, bitLength(subnet.family))!)
  if (pool.ipRange && range) {
    const free = new FreeBlocks([...own, range])
    return (address) => {
      const next = free.give(subnet, bitLength(subnet.family))?.address
      return next ? { hint: `${next} is outside of ip_range ${range}.`, fix: { title: `Write ${next}`, safe: false, edits: [replace(address, `${next}`)] } } : {}
    }
  }
  const rest = [1, 2, 3, 4].map((more) => freeBlock(subnet, subnet.prefix + more, own)).find((block) => block && block.size > count + 1n)
  return () => ({ hint: `Start it first with depends_on${rest ? `, or let the others have a part of their own: ip_range ${rest}` : ''}.`, ...(rest && pool.subnet && { fix: { title: `Add ip_range ${rest}`, safe: false, edits: [insert(pool, 'ip_range', `${rest}`)] } }) })
}
