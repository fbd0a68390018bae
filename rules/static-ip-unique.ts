import { bitLength, defineRule, FreeBlocks, known, replace, type AddressPlan, type Claim, type Finding, type Service } from '../src/rule.ts'

export default defineRule({
  id: 'static-ip-unique',
  title: 'A static address is asked for once',
  outcome: 'fails',
  severity: 'error',
  why: 'An address belongs to one container: the second one that asks for it, or the second replica, cannot start.',
  docker: ['failed to set up container networking: Address already in use'],
  evidence: ['moby/moby libnetwork/endpoint.go assignAddressVersion', 'moby/moby libnetwork/ipams/defaultipam/allocator.go getAddress'],
  tags: ['addresses'],
  options: {},

  *check({ addressPlans, endpoints }) {
    for (const plan of addressPlans) {
      const twice = plan.conflicts.filter(({ claim, holder }) => claim.by === 'static address' && holder.by === 'static address')
      const free = twice.length > 0 && new FreeBlocks(plan.claims.map(({ address }) => ({ first: address.bits, last: address.bits })))
      for (const { claim, holder } of twice) yield { ...told(claim, holder, ({ name }) => `"${name}"`), ...(free && another(claim, plan, free)) }
    }
    for (const { service, network, ipv4, ipv6 } of endpoints) {
      const { value = 1 } = service.replicas
      if (value < 2 || !network || !(network.created || network.external?.value === true)) continue
      for (const address of [ipv4, ipv6].filter(known)) {
        yield {
          at: address,
          message: `"${service.name}" runs ${value} containers, and each asks for ${address.text}`,
          hint: 'Let Docker choose their addresses, or run one.',
          docker: 'Address already in use',
          related: [{ at: service.replicas, message: 'how many run' }]
        }
      }
    }
  },

  *across({ addressClashes, called }) {
    for (const { claim, holder } of addressClashes) yield told(claim, holder, called)
  }
})

function told({ address, network, endpoint, origin }: Claim, { endpoint: first, network: its, origin: place }: Claim, called: (service: Service) => string): Finding {
  const where = network.name.text === its.name.text ? `on the same network${network.key === its.key ? '' : ' by another key'}` : `on "${its.key}", which has the same subnet`
  return {
    at: { origin },
    message: `${called(endpoint!.service)} asks for ${address}, which ${called(first!.service)} has ${where}`,
    docker: 'Address already in use',
    related: [{ at: { origin: place }, message: called(first!.service) }]
  }
}

/** The next address that nobody asks for, where the subnet is known. */
function another({ address, origin }: Claim, { subnet }: AddressPlan, free: FreeBlocks): Partial<Finding> {
  const next = subnet && free.give(subnet, bitLength(subnet.family), address.bits)?.address
  return next ? { hint: `${next} is free.`, fix: { title: `Write ${next}`, safe: false, edits: [replace({ origin }, `${next}`)] } } : {}
}
