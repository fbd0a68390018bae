import { defineRule, known, type Finding, type Network } from '../src/rule.ts'

export default defineRule({
  id: 'lan-parent-shared',
  title: 'LAN networks share a parent only where the kernel lets them',
  outcome: 'fails',
  severity: 'error',
  why: 'An interface carries macvlan or ipvlan endpoints, not both; ipvlan networks and a macvlan in passthru mode want it for themselves.',
  docker: [
    'network di-1234 is already using parent interface eth0',
    'cannot use mode passthru, macvlan network 1234 is already using parent interface eth0',
    'failed to create the macvlan port: device or resource busy',
    'failed to create the ipvlan port: device or resource busy'
  ],
  evidence: [
    'moby/moby libnetwork/drivers/ipvlan/ipvlan_network.go:77-83',
    'moby/moby libnetwork/drivers/macvlan/macvlan_network.go',
    'moby/moby libnetwork/drivers/macvlan/macvlan_setup.go:49'
  ],
  tags: ['lan', 'macvlan', 'ipvlan'],
  options: {},

  *check({ networks, target }) {
    for (const [network, other, reason] of conflicts(networks, target.engine.atLeast(27))) yield told(network, other, reason, ({ key }) => `"${key}"`)
  },

  *across({ projects, projectOf, called }) {
    const networks = projects.flatMap((project) => project.networks)
    for (const [network, other, reason] of conflicts(networks, projects.every(({ target }) => target.engine.atLeast(27)))) {
      if (projectOf(network) !== projectOf(other) && network.name.text !== other.name.text) yield told(network, other, reason, called)
    }
  }
})

function* conflicts(networks: readonly Network[], severalAllowed: boolean): Iterable<[Network, Network, string]> {
  const holders = new Map<string, Network>()
  for (const network of networks) {
    const { lan, created } = network
    if (!lan || !created || !known(lan.parent) || lan.parent.value === '') continue
    const holder = holders.get(lan.parent.value)
    const reason = holder && conflict(network, holder, severalAllowed)
    if (reason) yield [network, holder, reason]
    // Whoever clashes with any clashes with the first one, or else with a passthru.
    if (!holder || isPassthru(network)) holders.set(lan.parent.value, network)
  }
}

function told(network: Network, other: Network, reason: string, called: (network: Network) => string): Finding {
  return {
    at: network.lan!.parent!,
    message: `${called(network)} and ${called(other)} cannot share the parent ${network.lan!.parent!.text}: ${reason}`,
    related: [{ at: other.lan!.parent!, message: `the parent of ${called(other)}` }]
  }
}

function conflict(network: Network, other: Network, severalAllowed: boolean): string | undefined {
  if (network.lan!.driver !== other.lan!.driver) return 'an interface carries macvlan or ipvlan endpoints, not both'
  if (network.lan!.driver === 'ipvlan') return 'each ipvlan network wants a parent of its own'
  if (isPassthru(network) || isPassthru(other)) return 'passthru wants the interface for itself'
  return severalAllowed ? undefined : 'before Engine 27 each macvlan network wants a parent of its own'
}

function isPassthru({ lan }: Network): boolean {
  return lan?.driver === 'macvlan' && lan.mode?.value === 'passthru'
}
