import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'lan-parent-set',
  title: 'A macvlan or ipvlan names its parent interface',
  outcome: 'ignored',
  severity: 'warning',
  why: 'Without a parent the engine makes a dummy interface: the network is cut off from the LAN, and its containers reach each other only.',
  evidence: ['moby/moby libnetwork/drivers/macvlan/macvlan_network.go:234-237', 'moby/moby libnetwork/drivers/ipvlan/ipvlan_network.go'],
  tags: ['lan', 'macvlan', 'ipvlan'],
  options: {},

  *check({ networks }) {
    for (const { lan, created, internal, driver, key } of networks) {
      // An internal one may well be meant to be cut off.
      if (!lan || !created || (internal && internal.value !== false)) continue
      if (lan.parent && lan.parent.value !== '') continue
      yield {
        at: lan.parent ?? driver!,
        message: `the ${lan.driver} network "${key}" names no parent: it is an isolated dummy, not on the LAN`,
        hint: 'Add the interface of the LAN: `driver_opts: {parent: eth0}`, or `internal: true` if it is meant to be cut off.'
      }
    }
  }
})
