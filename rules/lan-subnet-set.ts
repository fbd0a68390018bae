import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'lan-subnet-set',
  title: 'A macvlan or ipvlan says which subnet its LAN has',
  outcome: 'ignored',
  severity: 'warning',
  why: 'Without a subnet Docker takes one of its own, 172.18.0.0/16 say: containers stand on the LAN with addresses that nobody there can reach.',
  evidence: ['moby/moby libnetwork/controller.go ipamAllocate', 'moby/moby libnetwork/ipamutils/utils.go:9-18'],
  tags: ['lan', 'macvlan', 'ipvlan'],
  options: {},

  *check({ networks }) {
    for (const { lan, created, livePools, driver, key } of networks) {
      // A network that is no part of a LAN has no subnet to name: `lan-parent-set` tells of it.
      if (!lan?.connected || !created || livePools.some(({ subnet }) => subnet)) continue
      yield {
        at: driver!,
        message: `the ${lan.driver} network "${key}" has no subnet: its containers get addresses that are not of the LAN`,
        hint: 'Write the subnet, gateway and a free ip_range of the LAN under `ipam.config`.'
      }
    }
  }
})
