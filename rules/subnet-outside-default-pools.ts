import { DEFAULT_POOLS, defineRule, FreeBlocks, parseCidr, replace, type Network } from '../src/rule.ts'

export default defineRule({
  id: 'subnet-outside-default-pools',
  title: 'A subnet lies outside of where Docker takes subnets from by itself',
  outcome: 'fails',
  severity: 'warning',
  why: 'A network without a subnet gets the first free one of the default pools. Where it is created first, it may take the subnet that another network of the project asks for.',
  docker: ['invalid pool request: Pool overlaps with other one on this address space'],
  evidence: ['moby/moby libnetwork/ipamutils/utils.go', 'moby/moby libnetwork/ipams/defaultipam/address_space.go allocatePredefinedPool', 'Measured: failed in 4 of 6 runs on Engine 28.5'],
  tags: ['addresses'],
  options: {},

  *check({ networks, addressPlans }) {
    const automatic = networks.filter(takesDefault)
    if (automatic.length === 0) return
    const shares = addressPlans.flatMap((plan) => plan.shares).filter(({ subnet }) => subnet.family === 4)
    const free = new FreeBlocks(shares.map(({ subnet }) => subnet))
    for (const { network, pool, subnet, plan } of shares) {
      const place = DEFAULT_POOLS.findIndex((block) => block.overlaps(subnet))
      if (!network.bridge || place < 1) continue // the first one is docker0's: `subnet-disjoint`
      const others = automatic.length === 1 ? `"${automatic[0]!.key}"` : `"${automatic[0]!.key}" and ${automatic.length - 1} more`
      const soon = place <= automatic.length
      const spare = free.give(beyond, Math.max(subnet.prefix, 16))
      const bare = spare && !pool.gateway && !pool.ipRange && pool.auxiliary.size === 0 && plan.claims.every(({ by }) => by !== 'static address')
      yield {
        at: pool.subnet!,
        message: `subnet ${pool.subnet!.text} of "${network.key}" is one that Docker may give to ${others} first`,
        severity: soon ? 'warning' : 'info',
        hint: `${soon ? '' : `It does so on a host with ${place - automatic.length} other networks or more. `}Choose a subnet outside of 172.16.0.0/12 and 192.168.0.0/16${spare ? `, such as ${spare}` : ''}, or give every network one.`,
        related: automatic.slice(0, 5).map((at) => ({ at, message: `"${at.key}" has no subnet of its own` })),
        ...(spare && bare && { fix: { title: `Write ${spare}`, safe: false, edits: [replace(pool.subnet!, `${spare}`)] } })
      }
    }
  }
})

const beyond = parseCidr('10.128.0.0/9')!

/** Overlay networks have pools of their own. */
function takesDefault(network: Network): boolean {
  return network.created && network.driver?.value !== 'overlay' && network.enabled(4) === true && network.pools.every(({ family }) => family === 6)
}
