import { defineRule, known } from '../src/rule.ts'

export default defineRule({
  id: 'lan-ip-range-set',
  title: 'A part of the LAN is kept for the containers',
  outcome: 'ignored',
  severity: 'warning',
  why: 'Without ip_range Docker hands out addresses from the whole subnet of the LAN, from its beginning on, and knows nothing of the DHCP server and the machines that have them already.',
  evidence: ['moby/moby libnetwork/ipams/defaultipam', 'https://docs.docker.com/engine/network/drivers/macvlan/'],
  tags: ['lan', 'macvlan', 'ipvlan'],
  options: {},

  *check({ networks }) {
    for (const { lan, created, livePools, dynamic, key } of networks) {
      if (!lan?.connected || !created) continue
      // Where every container has an address of its own, none is handed out.
      const automatic = dynamic(4).endpoints
      if (automatic.length === 0) continue
      for (const { subnet, ipRange, family } of livePools) {
        if (!known(subnet) || ipRange || family !== 4) continue
        yield {
          at: subnet,
          message: `"${key}" keeps no ip_range: Docker hands out addresses from all of ${subnet.text}`,
          hint: 'Add an `ip_range:` that the DHCP server of the LAN leaves alone, or give every service a static address.',
          related: automatic.slice(0, 3).map((endpoint) => ({ at: endpoint, message: `"${endpoint.service.name}" takes the next free address` }))
        }
      }
    }
  }
})
