import { defineRule, replace, type Finding, type Network, type Target } from '../src/rule.ts'

export default defineRule({
  id: 'ipv4-enabled',
  title: 'A network has a family of addresses, and IPv4 where it has an IPv4 subnet',
  outcome: 'ignored',
  severity: 'error',
  why: 'With enable_ipv4 false Docker passes over IPv4 subnets in silence, and static IPv4 addresses fail or go missing. A bridge without either family is refused.',
  docker: ['IPv4 or IPv6 must be enabled', 'no configured subnet contains IP address 10.10.0.5'],
  evidence: ['moby/moby libnetwork/drivers/bridge/bridge_linux.go CreateNetwork', 'moby/moby daemon/container_operations.go validateEndpointSettings (Engine 28 and later)'],
  tags: ['addresses', 'ipv6'],
  options: {},

  *check({ networks, target }) {
    if (!target.engine.atLeast(28)) return // older ones do not know enable_ipv4
    for (const network of networks) {
      const off = network.enableIPv4 ?? network.driverOptions.get('com.docker.network.enable_ipv4')
      if (!network.created || !off || network.enabled(4) !== false) continue
      const pool = network.pools.find(({ family, subnet }) => family === 4 && subnet)
      if (network.bridge && network.enabled(6) === false) {
        yield {
          at: off,
          message: `"${network.key}" has neither IPv4 nor IPv6`,
          hint: 'Write `enable_ipv6: true`, or leave IPv4 on.',
          docker: 'IPv4 or IPv6 must be enabled',
          outcome: 'fails',
          fix: { title: 'Leave IPv4 on', safe: false, edits: [replace(off, 'true')] }
        }
      } else if (pool?.subnet) {
        yield {
          at: pool.subnet,
          message: `IPv4 subnet ${pool.subnet.text} is ignored: enable_ipv4 is false`,
          hint: 'Take the subnet away, or leave IPv4 on.',
          ...needed(network, target),
          related: [{ at: off, message: 'switched off here' }, ...network.endpoints.flatMap(({ ipv4 }) => (ipv4 ? [{ at: ipv4, message: 'an address that needs it' }] : [])).slice(0, 5)],
          ...(network.enableIPv4 && { fix: { title: 'Switch IPv4 on', safe: false, edits: [replace(network.enableIPv4, 'true')] } })
        }
      }
    }
  }
})

/** What becomes of a static address: Engine 28 starts the container without it, 29 does not. */
function needed({ endpoints }: Network, { engine }: Target): Partial<Finding> {
  const address = endpoints.find(({ ipv4 }) => ipv4)?.ipv4
  if (!address) return { severity: 'warning' }
  return engine.atLeast(29) ? { outcome: 'fails', docker: `no configured subnet contains IP address ${address.text}` } : {}
}
