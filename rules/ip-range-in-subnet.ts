import { defineRule, known, malformed, onceUsed, readCidr, replace, type Cidr, type Finding, type Network, type Target } from '../src/rule.ts'

export default defineRule({
  id: 'ip-range-in-subnet',
  title: 'An ip_range lies inside its subnet',
  outcome: 'fails',
  severity: 'error',
  why: 'Docker hands out addresses from ip_range and refuses to create a network whose range is not part of its subnet.',
  docker: [
    "invalid ip-range 192.168.2.192/27: parent subnet 192.168.1.0/24 doesn't contain ip-range",
    'invalid ip-range 192.168.0.0/16: CIDR block is bigger than its parent subnet 192.168.1.0/24',
    'invalid ip-range 192.168.1.200/27: it should be 192.168.1.192/27',
    'invalid ip-range fd00::/80: parent subnet is an IPv4 block',
    'invalid ip-range 192.168.1.192: invalid CIDR block notation'
  ],
  evidence: ['moby/moby api/types/network/ipam.go validateIPRange (Engine 25 and later)'],
  tags: ['addresses', 'macvlan', 'ipvlan'],
  options: {},

  *check({ networks, target }) {
    for (const network of networks) if (network.own) yield* onceUsed(network, faults(network, target))
  }
})

function* faults({ livePools }: Network, target: Target): Iterable<Finding> {
  // Engine 24 and older took any range, and handed out addresses that no neighbour could reach.
  const level = target.engine.atLeast(25) ? {} : ({ severity: 'warning', outcome: 'ignored' } as const)
  for (const { subnet, ipRange } of livePools) {
    if (subnet && malformed(ipRange)) {
      const hint = 'Write its first address and a prefix length, as in 192.168.1.192/27.'
      yield { at: ipRange, message: `ip_range "${ipRange.text}" is no block of addresses`, hint, ...words(ipRange.text, target) }
    }
    if (!known(subnet) || !known(ipRange)) continue
    const fault = misfit(ipRange.value, subnet.value)
    if (fault) {
      yield { at: ipRange, message: `ip_range ${ipRange.text} ${fault} subnet ${subnet.text}`, related: [{ at: subnet, message: 'the subnet' }], ...level }
    } else if (!ipRange.value.isMasked) {
      const { masked } = ipRange.value
      const fix = { title: `Write ${masked}`, safe: true, edits: [replace(ipRange, masked)] }
      yield { at: ipRange, message: `ip_range ${ipRange.text} has host bits set; it should be ${masked}`, fix, ...level }
    }
  }
}

function misfit(range: Cidr, subnet: Cidr): string | undefined {
  if (range.family !== subnet.family) return 'is not of the same family as'
  if (range.prefix < subnet.prefix) return 'is bigger than'
  if (!subnet.contains(range)) return 'is outside of'
  return undefined
}

/** Compose 5 reads it itself, in words that were not measured. */
function words(text: string, { engine, compose }: Target): { docker?: string } {
  if (compose.atLeast(5)) return {}
  return { docker: engine.atLeast(29) ? `invalid JSON: ${readCidr(text).fault?.words}` : `invalid ip-range ${text}: invalid CIDR block notation` }
}
