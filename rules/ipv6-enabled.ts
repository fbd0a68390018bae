import { defineRule, insert, replace, type Field, type Finding, type Target } from '../src/rule.ts'

export default defineRule({
  id: 'ipv6-enabled',
  title: 'A network with an IPv6 subnet has IPv6 enabled',
  outcome: 'ignored',
  severity: 'error',
  why: 'Docker passes over IPv6 subnets in silence, however they are written, as long as enable_ipv6 is not true. Static IPv6 addresses then fail or go missing.',
  docker: ['no configured subnet contains IP address fd00:20::9'],
  evidence: ['moby/moby api/types/network/ipam.go ValidateIPAM: pools of IPv6 are skipped', 'moby/moby daemon/container_operations.go validateEndpointSettings'],
  tags: ['addresses', 'ipv6'],
  options: {},

  *check({ networks, target, fragment }) {
    for (const network of networks) {
      const { created, pools, enableIPv6, endpoints } = network
      const pool = pools.find(({ family, subnet }) => family === 6 && subnet)
      if (!created || !pool?.subnet || network.enabled(6) !== false) continue
      if (fragment && !enableIPv6) continue // the other half may switch it on
      const wanted = endpoints.flatMap(({ ipv6 }) => ipv6 ?? [])
      yield {
        at: pool.subnet,
        message: `IPv6 subnet ${pool.subnet.text} is ignored: enable_ipv6 is ${enableIPv6 ? 'false' : 'not set'}`,
        hint: 'Write `enable_ipv6: true` on the network, or take the subnet away.',
        related: [...(enableIPv6 ? [{ at: enableIPv6, message: 'switched off here' }] : []), ...wanted.slice(0, 5).map((at) => ({ at, message: 'an address that needs it' }))],
        fix: { title: 'Switch IPv6 on', safe: false, edits: [enableIPv6 ? replace(enableIPv6, 'true') : insert(network, 'enable_ipv6', true)] },
        ...needed(wanted[0], target)
      }
    }
  }
})

/** What becomes of a static address: Engine 28 starts the container without it, 29 does not. */
function needed(address: Field<unknown> | undefined, { engine }: Target): Partial<Finding> {
  if (!address) return { severity: 'warning' }
  return engine.atLeast(29) ? { outcome: 'fails', docker: `no configured subnet contains IP address ${address.text}` } : {}
}
