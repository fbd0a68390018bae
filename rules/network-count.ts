import { defineRule } from '../src/rule.ts'

/** 31 networks of the default pools, one of which is docker0's (moby libnetwork/ipamutils/utils.go:9-18). */
const room = 30

export default defineRule({
  id: 'network-count',
  title: "Networks without a subnet fit into Docker's default pools",
  outcome: 'fails',
  severity: 'warning',
  why: 'A network without a subnet takes one of the default address pools. They hold 30 beside docker0, and fewer where the host has routes in them.',
  docker: ['all predefined address pools have been fully subnetted'],
  evidence: ['moby/moby libnetwork/ipamutils/utils.go:9-18'],
  tags: ['networks', 'addresses'],
  options: {},

  *check({ networks }) {
    const automatic = networks.filter(
      ({ created, driver, livePools, enableIPv4 }) =>
        created && driver?.value !== 'overlay' && enableIPv4?.value !== false && !livePools.some(({ subnet }) => subnet)
    )
    const over = automatic[room]
    if (!over) return
    yield {
      at: over,
      message: `${automatic.length} networks have no subnet, and Docker's default pools hold ${room} at most`,
      hint: 'Share networks, give some of them a subnet, or set default-address-pools in the daemon.'
    }
  }
})
