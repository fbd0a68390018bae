import { defineRule, remove, type Endpoint, type Finding, type Located } from '../src/rule.ts'

export default defineRule({
  id: 'ipvlan-mac-address',
  title: 'No MAC address is asked for on ipvlan',
  outcome: 'fails',
  severity: 'error',
  why: 'All endpoints of an ipvlan have the MAC address of its parent; the engine refuses a container that asks for another.',
  docker: ['ipvlan interfaces do not support custom mac address assignment'],
  evidence: ['moby/moby libnetwork/drivers/ipvlan/ipvlan_endpoint.go:28'],
  tags: ['lan', 'ipvlan'],
  options: {},

  *check({ active }) {
    for (const { endpoints, macAddress, tree } of active) {
      // A service's own mac_address is for its main network: the one of the highest priority, then the first by name.
      const main = [...endpoints].sort((a, b) => b.priority - a.priority || (a.key < b.key ? -1 : 1))[0]
      const asked = macAddress && main && !main.mac ? tree.entries.get('mac_address')?.key : undefined
      if (asked && onIpvlan(main!)) yield finding(asked, main!)
      for (const endpoint of endpoints) {
        const key = endpoint.tree?.kind === 'mapping' ? endpoint.tree.entries.get('mac_address')?.key : undefined
        if (endpoint.mac && key && onIpvlan(endpoint)) yield finding(key, endpoint)
      }
    }
  }
})

function onIpvlan({ network }: Endpoint): boolean {
  return network?.lan?.driver === 'ipvlan' && network.created
}

function finding(at: Located, { service, network }: Endpoint): Finding {
  return {
    at,
    message: `"${service.name}" asks for a MAC address on the ipvlan "${network!.key}", whose containers all have their parent's`,
    docker: 'ipvlan interfaces do not support custom mac address assignment',
    fix: { title: 'Remove mac_address', safe: true, edits: [remove(at)] }
  }
}
