import { DEFAULT_POOLS, defineRule, FreeBlocks, parseCidr, replace, type Finding, type Network, type Overlap, type PoolShare } from '../src/rule.ts'

export default defineRule({
  id: 'subnet-disjoint',
  title: 'Networks that are created together do not overlap',
  outcome: 'fails',
  severity: 'error',
  why: 'Docker gives every address to one network. Of two networks that overlap the second one cannot be created, or which of them can depends on the order.',
  docker: [
    'invalid pool request: Pool overlaps with other one on this address space',
    'cannot create network <id> (br-<id>): conflicts with network <id> (br-<id>): networks have overlapping IPv4',
    'failed to allocate gateway (10.85.0.1): Address already in use'
  ],
  evidence: ['moby/moby libnetwork/ipams/defaultipam/address_space.go allocateSubnetL', 'moby/moby libnetwork/drivers/bridge/bridge_linux.go Conflicts'],
  tags: ['addresses', 'macvlan', 'ipvlan'],
  options: {},

  *check({ addressPlans, overlaps, share }) {
    const shares = addressPlans.flatMap((plan) => plan.shares)
    const free = { 4: new FreeBlocks(blocks(shares, 4)), 6: new FreeBlocks(blocks(shares, 6)) }
    for (const overlap of overlaps) yield { ...told(overlap, ({ key }) => `"${key}"`), ...elsewhere(overlap.share, free[overlap.share.subnet.family]) }

    const first = shares.find(({ subnet, network, pool }) => subnet.overlaps(docker0) && (network.bridge || (network.lan && !pool.ipRange)))
    if (first) {
      const hint = 'Choose another one, unless `bip` moves docker0 elsewhere on every host that this is for.'
      yield { at: first.pool.subnet!, message: `subnet ${first.pool.subnet!.text} overlaps ${docker0}, which Docker's default bridge has`, hint }
    }
    for (const { claim, holder } of addressPlans.flatMap(({ conflicts }) => conflicts)) {
      if (claim.by !== 'gateway' || (holder.by !== 'gateway' && holder.by !== 'default gateway')) continue
      if (`${share(claim.pool!)?.range}` === `${share(holder.pool!)?.range}`) continue // told above
      yield {
        at: claim,
        message: `"${claim.network.key}" and "${holder.network.key}" share one subnet, and ${claim.address} can be the gateway of one of them only`,
        hint: 'Leave the gateway out of one of them, or make them one network.',
        docker: `failed to allocate gateway (${claim.address}): Address already in use`,
        related: [{ at: holder, message: `the gateway of "${holder.network.key}"` }]
      }
    }
  },

  across: ({ overlaps, called }) => overlaps.map((overlap) => told(overlap, called))
})

const docker0 = DEFAULT_POOLS[0]!
const ranges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'].map((text) => parseCidr(text)!)

const blocks = (shares: readonly PoolShare[], family: 4 | 6) => [docker0, ...shares.map(({ subnet }) => subnet)].filter((block) => block.family === family)

const fates: Readonly<Record<Overlap['fate'], string>> = {
  refused: 'Docker creates one of them only',
  order: 'whether Docker creates both depends on the order',
  'on the LAN': 'the host cannot tell the bridge from its LAN',
  'refused or on the LAN': 'Docker creates one of them, or the host cannot tell the bridge from its LAN'
}

function told({ share, other, fate }: Overlap, called: (network: Network) => string): Finding {
  const [own, its] = [share.pool.subnet!, other.pool.subnet!]
  const sure = fate === 'refused' || fate === 'refused or on the LAN'
  return {
    at: own,
    message: `subnet ${own.text} of ${called(share.network)} overlaps ${its.text} of ${called(other.network)}: ${fates[fate]}`,
    related: [{ at: its, message: `the subnet of ${called(other.network)}` }],
    ...(!sure && { severity: 'warning' }),
    ...(fate === 'on the LAN' && { outcome: 'ignored' })
  }
}

function elsewhere({ network, pool, subnet, plan }: PoolShare, free: FreeBlocks): Partial<Finding> {
  if (network.lan) return { hint: 'One LAN is one network for Docker: join all services to it, or give each network an ip_range of its own.' }
  const within = ranges.find((range) => range.contains(subnet))
  const spare = within && free.give(within, subnet.prefix, subnet.first)
  if (!spare) return {}
  const bare = !pool.gateway && !pool.ipRange && pool.auxiliary.size === 0 && plan.claims.every(({ by }) => by !== 'static address')
  const fix = { title: `Write ${spare}`, safe: false, edits: [replace(pool.subnet!, `${spare}`)] }
  return { hint: `No network of this project has ${spare}.`, ...(bare && { fix }) }
}
