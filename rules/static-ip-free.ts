import { defineRule, type Claim } from '../src/rule.ts'

export default defineRule({
  id: 'static-ip-free',
  title: 'A static address is not reserved for something else',
  outcome: 'fails',
  severity: 'error',
  why: 'The gateway, the first and the last address of a subnet and its auxiliary addresses are taken when the network is created: the container that asks for one cannot start.',
  docker: ['failed to set up container networking: Address already in use'],
  evidence: ['moby/moby libnetwork/network.go ipamAllocateVersion', 'moby/moby libnetwork/ipams/defaultipam/allocator.go newPoolData'],
  tags: ['addresses'],
  options: {},

  *check({ addressPlans }) {
    for (const { claim, holder } of addressPlans.flatMap(({ conflicts }) => conflicts)) {
      if (claim.by !== 'static address' || holder.by === 'static address') continue
      yield {
        at: claim,
        message: `"${claim.endpoint!.service.name}" asks for ${claim.address}, ${whose(holder)}`,
        hint: advice(holder),
        docker: 'Address already in use',
        related: [{ at: holder, message: holder.by === 'gateway' || holder.by === 'auxiliary address' ? 'taken here' : 'the subnet' }]
      }
    }
  }
})

function whose({ by, name, network }: Claim): string {
  if (by === 'auxiliary address') return `which is set aside on "${network.key}" as "${name}"`
  return by === 'default gateway' ? `which Docker takes as the gateway of "${network.key}"` : `the ${by} of "${network.key}"`
}

function advice({ by }: Claim): string {
  if (by === 'default gateway') return 'Choose another address, or name another one as `gateway`.'
  return by === 'auxiliary address' ? 'Choose another address, or take it out of `aux_addresses`.' : 'Choose another address.'
}
