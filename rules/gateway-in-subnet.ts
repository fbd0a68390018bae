import { defineRule, known, malformed, onceUsed, parseAddress, replace, type Address, type Cidr, type Finding, type Located, type Network } from '../src/rule.ts'

export default defineRule({
  id: 'gateway-in-subnet',
  title: 'A gateway is a usable address of its subnet',
  outcome: 'fails',
  severity: 'error',
  why: 'Docker reserves the gateway in the subnet when it creates the network, and creates none where that is not possible.',
  docker: [
    "invalid gateway 192.168.2.1: parent subnet 192.168.1.0/24 doesn't contain this address",
    'invalid gateway fd00::1: parent subnet is an IPv4 block',
    'invalid gateway foo: invalid address',
    'invalid JSON: ParseAddr("10.0.0.1/24"): unexpected character (at "/24")',
    'failed to allocate gateway (10.10.0.0): Address already in use'
  ],
  evidence: ['moby/moby api/types/network/ipam.go validateAddress', 'moby/moby libnetwork/ipams/defaultipam/allocator.go newPoolData'],
  tags: ['addresses'],
  options: {},

  *check({ networks, addressPlans }) {
    for (const network of networks) if (network.own) yield* onceUsed(network, faults(network))
    for (const { claim, holder } of addressPlans.flatMap(({ conflicts }) => conflicts)) {
      if (claim.by !== 'gateway' || holder.by === 'gateway' || holder.by === 'default gateway') continue
      yield {
        at: claim,
        message: `gateway ${claim.address} is the ${holder.by} of its subnet`,
        docker: `failed to allocate gateway (${claim.address}): Address already in use`,
        related: [{ at: holder, message: 'the subnet' }]
      }
    }
  }
})

function* faults({ livePools }: Network): Iterable<Finding> {
  for (const { subnet, gateway } of livePools) {
    if (!subnet || !gateway) continue
    if (malformed(gateway)) yield spelled(gateway, subnet)
    if (!known(subnet) || !known(gateway)) continue
    const fault = misfit(gateway.value, subnet.value)
    if (fault) yield { at: gateway, message: `gateway ${gateway.text} ${fault} subnet ${subnet.text}`, related: [{ at: subnet, message: 'the subnet' }] }
  }
}

function misfit(gateway: Address, subnet: Cidr): string | undefined {
  if (gateway.family !== subnet.family) return 'is not of the same family as'
  return subnet.has(gateway) ? undefined : 'is outside of'
}

function spelled(gateway: Located & { readonly text: string }, subnet: { readonly value: Cidr | undefined }): Finding {
  const bare = gateway.text.split('/', 1)[0]!.trim()
  const address = parseAddress(bare)
  const usable = address && subnet.value?.has(address) && bare !== gateway.text
  return {
    at: gateway,
    message: `gateway "${gateway.text}" is no IP address`,
    ...(usable && { hint: 'Write the address alone.', fix: { title: `Write ${bare}`, safe: false, edits: [replace(gateway, bare)] } })
  }
}
