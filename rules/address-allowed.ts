import { defineRule, known, option, type Cidr, type Finding, type Network } from '../src/rule.ts'

export default defineRule({
  id: 'address-allowed',
  title: 'Subnets and addresses lie in what the configuration allows',
  outcome: 'policy',
  severity: 'error',
  recommended: false,
  why: 'A site hands out its private addresses as it hands out the public ones: a subnet that somebody took by himself cuts off an office, a VPN or a cloud that has the same.',
  evidence: ['https://www.rfc-editor.org/rfc/rfc1918#section-5'],
  tags: ['addresses', 'policy'],
  options: {
    allow: option.blocks('Blocks that Docker may have: 10.20.0.0/16. Nothing is said while the list is empty.')
  },

  *check({ networks }, { allow }) {
    if (allow.length === 0) return
    for (const network of networks) yield* ofNetwork(network, allow)
  }
})

function* ofNetwork({ key, lan, external, livePools, endpoints, poolWith }: Network, allow: readonly Cidr[]): Iterable<Finding> {
  const told = `and the configuration allows ${allow.join(', ')}`
  const fits = (block: Pick<Cidr, 'family' | 'first' | 'last'>): boolean => allow.some(({ family, first, last }) => family === block.family && first <= block.first && block.last <= last)
  const refused = new Set<unknown>()
  if (!external) {
    for (const pool of livePools) {
      // The subnet of a LAN is what the LAN has; Docker takes the range.
      const taken = lan && pool.ipRange ? pool.ipRange : pool.subnet
      // Engine 29 takes 0.0.0.0/N for "a default pool of that size".
      if (!known(taken) || taken.value.address.bits === 0n || fits(taken.value)) continue
      refused.add(pool)
      yield { at: taken, message: `${taken === pool.ipRange ? 'ip_range' : 'subnet'} ${taken.text} of "${key}" is not among the addresses for Docker, ${told}` }
    }
  }
  for (const { service, ipv4, ipv6 } of endpoints) {
    for (const address of [ipv4, ipv6].filter(known)) {
      const { family, bits } = address.value
      if (fits({ family, first: bits, last: bits }) || refused.has(poolWith(address.value))) continue
      yield { at: address, message: `${address.text} of "${service.name}" is not among the addresses for Docker, ${told}` }
    }
  }
}
