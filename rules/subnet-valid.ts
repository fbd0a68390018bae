import { defineRule, isLoopback, isMulticast, known, malformed, parseCidr, readCidr, replace, type Cidr, type Finding, type Located, type Network, type Pool, type Target } from '../src/rule.ts'

export default defineRule({
  id: 'subnet-valid',
  title: 'A subnet is a block of addresses that its driver can use',
  outcome: 'fails',
  severity: 'error',
  why: 'Docker refuses to create a network whose subnet is no CIDR block, is written with host bits, is missing, or is one too many for its driver.',
  docker: [
    'invalid subnet foo: invalid CIDR block notation',
    'invalid JSON: netip.ParsePrefix("foo"): no \'/\'',
    'invalid subnet 10.10.0.1/24: it should be 10.10.0.0/24',
    'invalid subnet : invalid CIDR block notation',
    "invalid gateway 10.10.0.1: parent subnet invalid Prefix doesn't contain this address",
    "bridge driver doesn't support multiple subnets",
    "'fe80::1/80' clashes with the Link-Local prefix 'fe80::/64'",
    "multicast subnet 'ff00::1/64' is not allowed"
  ],
  evidence: ['moby/moby api/types/network/ipam.go ValidateIPAM', 'moby/moby libnetwork/drivers/bridge/bridge_linux.go processIPAM, validateIPv6Subnet'],
  tags: ['addresses'],
  options: {},

  *check({ networks, target }) {
    for (const network of networks) {
      if (!network.created) continue
      const first = new Map<4 | 6, Pool>()
      for (const [i, pool] of network.pools.entries()) {
        const { subnet, family } = pool
        if (!subnet) yield* missing(pool, network.pools[i - 1], target)
        else if (malformed(subnet)) yield spelled(subnet, target)
        if (!known(subnet) || family === undefined || !network.enabled(family)) continue
        if (!subnet.value.isMasked && target.engine.atLeast(25)) yield hostBits(subnet)
        yield* unusable(subnet, network, target)
        const other = first.get(family)
        if (other?.subnet && network.bridge) yield second(subnet, other.subnet, family)
        else first.set(family, pool)
      }
    }
  }
})

function* missing({ origin, gateway, ipRange, auxiliary }: Pool, before: Pool | undefined, { engine }: Target): Iterable<Finding> {
  const [at, what] = gateway ? [gateway, 'a gateway'] : ipRange ? [ipRange, 'an ip_range'] : [[...auxiliary.values()][0] ?? { origin }, 'auxiliary addresses']
  const empty = at.origin === origin
  if (empty && engine.atLeast(29)) return // nobody measured what it makes of an empty entry
  yield {
    at,
    message: empty ? 'an entry of ipam.config has no subnet' : `an entry of ipam.config has ${what} but no subnet`,
    hint: before ? 'Each dash begins an entry of its own: take it away where this belongs to the subnet before it.' : 'Write the subnet that it belongs to.',
    ...(!engine.atLeast(29) && { docker: 'invalid subnet : invalid CIDR block notation' }),
    ...(before?.subnet && { related: [{ at: before.subnet, message: 'the subnet before it' }] })
  }
}

function spelled(subnet: Located & { readonly text: string }, { engine, compose }: Target): Finding {
  const plain = subnet.text.trim().replace(/(^|\.)0+(?=\d)/g, '$1')
  const words = readCidr(subnet.text).fault?.words
  return {
    at: subnet,
    message: `subnet "${subnet.text}" is no block of addresses`,
    hint: subnet.text.includes('/') ? 'Write the first address and the prefix length, as in 10.10.0.0/24.' : 'Write the prefix length behind it, as in 10.10.0.0/24.',
    docker: compose.atLeast(5) ? `invalid subnet: ${words}` : engine.atLeast(29) ? `invalid JSON: ${words}` : `invalid subnet ${subnet.text}: invalid CIDR block notation`,
    ...(parseCidr(plain)?.isMasked && { fix: { title: `Write ${plain}`, safe: false, edits: [replace(subnet, plain)] } })
  }
}

function hostBits(subnet: Located & { readonly text: string; readonly value: Cidr }): Finding {
  const { masked } = subnet.value
  return {
    at: subnet,
    message: `subnet ${subnet.text} has host bits set; it should be ${masked}`,
    docker: `invalid subnet ${subnet.value}: it should be ${masked}`,
    fix: { title: `Write ${masked}`, safe: true, edits: [replace(subnet, masked)] }
  }
}

function second(subnet: Located & { readonly text: string }, other: Located, family: 4 | 6): Finding {
  return {
    at: subnet,
    message: `subnet ${subnet.text} is the second IPv${family} subnet of a bridge, which has one at most`,
    hint: 'Make a network for each, or one larger subnet.',
    related: [{ at: other, message: 'the first one' }]
  }
}

const linkLocal = parseCidr('fe80::/64')!

function* unusable(subnet: Located & { readonly text: string; readonly value: Cidr }, { bridge }: Network, { engine }: Target): Iterable<Finding> {
  const { network, family, prefix } = subnet.value
  if (family === 4 && network.bits === 0n) {
    const pool = engine.atLeast(29)
    const then = pool ? 'Docker takes one of its default pools instead' : 'it overlaps every other network'
    yield { at: subnet, message: `subnet ${subnet.text} names no addresses: ${then}`, hint: 'Take it away, or write the subnet that is meant.', ...(pool && { outcome: 'ignored' }) }
  } else if (family === 4 && isLoopback(network)) {
    yield { at: subnet, message: `subnet ${subnet.text} is loopback: containers cannot reach each other there`, outcome: 'ignored' }
  } else if (bridge && isMulticast(network)) {
    yield { at: subnet, message: `subnet ${subnet.text} is multicast: no container can have an address there` }
  } else if (bridge && subnet.value.overlaps(linkLocal) && prefix !== 64) {
    yield { at: subnet, message: `subnet ${subnet.text} clashes with fe80::/64, which every IPv6 interface has` }
  }
}
