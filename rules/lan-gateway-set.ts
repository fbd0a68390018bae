import { defineRule, known } from '../src/rule.ts'

export default defineRule({
  id: 'lan-gateway-set',
  title: 'A macvlan or ipvlan says which router its LAN has',
  outcome: 'ignored',
  severity: 'error',
  why: 'Docker does not know the router of the LAN. Engine 28 and older take the first address of the range for it; Engine 29 sets no default route and gives the first address, often the router\'s own, to a container.',
  evidence: ['moby/moby libnetwork GetSkipGwAlloc: v28.5.2 against docker-v29.0.0', 'measured on Engine 28.5.2 and 29.7.2'],
  tags: ['lan', 'macvlan', 'ipvlan'],
  options: {},

  *check({ networks, target }) {
    const is29 = target.engine.atLeast(29)
    for (const { lan, created, livePools, key } of networks) {
      if (!lan?.connected || !created) continue
      // ipvlan in l3 and l3s routes without one.
      if (lan.driver === 'ipvlan' && (lan.mode?.value === undefined ? lan.mode !== undefined : /^l3s?$/.test(lan.mode.value))) continue
      for (const { subnet, ipRange, gateway } of livePools) {
        if (!known(subnet) || gateway) continue
        const guess = ipRange ? 'the first address of ip_range' : 'the first address of the subnet'
        const given = ipRange ? 'an address that is taken' : "the router's address"
        yield {
          at: subnet,
          // Of an ip_range not even the guess can be right: its first address is no router's.
          severity: ipRange ? 'error' : 'warning',
          message: is29
            ? `"${key}" names no gateway: its containers have no default route, and one of them may get ${given}`
            : `"${key}" names no gateway: Docker takes ${guess} for the router`,
          hint: `Add \`gateway:\` with the address of the LAN's router. (${is29 ? `Engine 28 and older take ${guess}` : 'Engine 29 and later set no default route'} instead.)`
        }
      }
    }
  }
})
