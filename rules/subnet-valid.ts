import { defineRule, isLoopback, isMulticast, known, malformed, onceUsed, parseCidr, readCidr, replace, type Cidr, type Field, type Finding, type Fragment, type Network, type Outcome, type Pool, type Target } from '../src/rule.ts'

const linkLocal = parseCidr('fe80::/64')!

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

  *check({ networks, target, fragment }) {
    for (const network of networks) if (network.own) yield* onceUsed(network, faults(network, target, fragment))
  }
})

function* faults(network: Network, target: Target, piece: Fragment | undefined): Iterable<Finding> {
  const first = new Map<4 | 6, Field<Cidr>>()
  for (const [i, pool] of network.pools.entries()) {
    const { subnet, family } = pool
    if (!subnet && !piece) yield* missing(pool, network.pools[i - 1], target)
    if (malformed(subnet)) yield spelled(subnet, target)
    if (!known(subnet) || family === undefined || !network.enabled(family)) continue
    const { text, value, value: { masked } } = subnet
    if (!value.isMasked && target.engine.atLeast(25)) {
      const fix = { title: `Write ${masked}`, safe: true, edits: [replace(subnet, masked)] }
      yield { at: subnet, message: `subnet ${text} has host bits set; it should be ${masked}`, docker: `invalid subnet ${value}: it should be ${masked}`, fix }
    }
    const fault = unusable(value, network, target)
    if (fault) yield { at: subnet, message: `subnet ${text} ${fault[0]}`, outcome: fault[1] }
    const other = first.get(family)
    if (!other) first.set(family, subnet)
    else if (network.bridge) {
      const message = `subnet ${text} is the second IPv${family} subnet of a bridge, which has one at most`
      yield { at: subnet, message, hint: 'Make a network for each, or one larger subnet.', related: [{ at: other, message: 'the first one' }] }
    }
  }
}

function* missing({ origin, gateway, ipRange, auxiliary }: Pool, before: Pool | undefined, { engine }: Target): Iterable<Finding> {
  const [at, has] = gateway ? [gateway, 'a gateway but '] : ipRange ? [ipRange, 'an ip_range but '] : [[...auxiliary.values()][0] ?? { origin }, '']
  if (at.origin === origin && engine.atLeast(29)) return // an empty entry: not measured
  yield {
    at,
    message: `this entry of ipam.config has ${has}no subnet`,
    hint: before ? 'Each dash begins an entry of its own: take it away where this belongs to the subnet before it.' : 'Write the subnet that it belongs to.',
    ...(!engine.atLeast(29) && { docker: 'invalid subnet : invalid CIDR block notation' }),
    ...(before?.subnet && { related: [{ at: before.subnet, message: 'the subnet before it' }] })
  }
}

function spelled(subnet: Field<Cidr>, { engine, compose }: Target): Finding {
  const plain = subnet.text.trim().replace(/(^|\.)0+(?=\d)/g, '$1')
  const words = readCidr(subnet.text).fault?.words
  return {
    at: subnet,
    message: `subnet "${subnet.text}" is no block of addresses`,
    hint: 'Write the first address and the prefix length, as in 10.10.0.0/24.',
    docker: compose.atLeast(5) ? `invalid subnet: ${words}` : engine.atLeast(29) ? `invalid JSON: ${words}` : `invalid subnet ${subnet.text}: invalid CIDR block notation`,
    ...(parseCidr(plain)?.isMasked && { fix: { title: `Write ${plain}`, safe: false, edits: [replace(subnet, plain)] } })
  }
}

function unusable(subnet: Cidr, { bridge }: Network, { engine }: Target): readonly [string, Outcome] | undefined {
  const { family, network, address } = subnet
  if (family === 4 && address.bits === 0n) return engine.atLeast(29) ? ['names no addresses: Docker takes a default pool instead', 'ignored'] : ['is no subnet of its own', 'fails']
  if (family === 4 && isLoopback(network)) return ['is loopback: containers cannot reach each other there', 'ignored']
  if (bridge && isMulticast(network)) return ['is multicast: no container can have an address there', 'fails']
  return bridge && subnet.overlaps(linkLocal) && subnet.masked !== `${linkLocal}` ? ['clashes with fe80::/64, which every interface has', 'fails'] : undefined
}
