import { defineRule, known, malformed, onceUsed, type Claim, type Finding, type Network } from '../src/rule.ts'

export default defineRule({
  id: 'aux-address-in-subnet',
  title: 'Auxiliary addresses are free addresses of their subnet',
  outcome: 'fails',
  severity: 'error',
  why: 'Docker sets auxiliary addresses aside when it creates a network. It creates none where one is outside the subnet or taken already, by the gateway say.',
  docker: [
    "invalid auxiliary address r: parent subnet 10.10.0.0/24 doesn't contain this address",
    'invalid auxiliary address r: invalid address',
    'failed to allocate secondary ip address (r:10.10.0.1): Address already in use'
  ],
  evidence: ['moby/moby api/types/network/ipam.go validateAddress', 'moby/moby libnetwork/network.go ipamAllocateVersion'],
  tags: ['addresses'],
  options: {},

  *check({ networks, addressPlans }) {
    for (const network of networks) if (network.own) yield* onceUsed(network, faults(network))
    for (const { claim, holder } of addressPlans.flatMap(({ conflicts }) => conflicts)) {
      if (claim.by !== 'auxiliary address') continue
      yield {
        at: claim,
        message: `auxiliary address "${claim.name}" ${claim.address} is ${taken(holder)}`,
        ...(holder.by === 'default gateway' && { hint: 'Name the real gateway as `gateway`, and Docker takes no other.' }),
        docker: `failed to allocate secondary ip address (${claim.name}:${claim.address}): Address already in use`,
        related: [{ at: holder, message: holder.by === 'auxiliary address' ? `"${holder.name}"` : `the ${holder.by}` }]
      }
    }
  }
})

function* faults({ livePools }: Network): Iterable<Finding> {
  for (const { subnet, auxiliary } of livePools) {
    for (const [name, address] of auxiliary) {
      if (subnet && malformed(address)) yield { at: address, message: `auxiliary address "${name}" ${address.text} is no IP address` }
      if (!known(subnet) || !known(address) || subnet.value.has(address.value)) continue
      const fault = address.value.family === subnet.value.family ? 'is outside of' : 'is not of the same family as'
      yield { at: address, message: `auxiliary address "${name}" ${address.text} ${fault} subnet ${subnet.text}`, related: [{ at: subnet, message: 'the subnet' }] }
    }
  }
}

function taken({ by, name, network }: Claim): string {
  if (by === 'auxiliary address') return `"${name}", too`
  return by === 'default gateway' ? `the one that Docker takes as the gateway of "${network.key}"` : `the ${by}`
}
