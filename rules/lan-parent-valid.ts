import { byteLength, defineRule, known, type Lan, type Severity } from '../src/rule.ts'

interface Fault {
  readonly message: string
  readonly severity: Severity
  readonly docker?: string
  readonly hint?: string
}

export default defineRule({
  id: 'lan-parent-valid',
  title: 'A parent is an interface that a LAN network can stand on',
  outcome: 'fails',
  severity: 'error',
  why: 'The engine refuses the loopback interface and VLAN ids that do not exist; it makes a sub-interface only from a name like eth0.10.',
  docker: [
    'loopback interface is not a valid macvlan parent link',
    'vlan id must be between 1-4094, received: 4095',
    'unable to parse a valid vlan id from: foo (ex. eth0.10 for vlan 10)',
    'required interface name format is: name.vlan_id, ex. eth0.10 for vlan 10, instead received eth0.10.20'
  ],
  evidence: ['moby/moby libnetwork/drivers/macvlan/macvlan_setup.go:76-110', 'moby/moby libnetwork/drivers/macvlan/macvlan_network.go'],
  tags: ['lan', 'macvlan', 'ipvlan'],
  options: {},

  *check({ networks }) {
    for (const { lan, created } of networks) {
      if (!lan || !created || !known(lan.parent) || lan.parent.value === '') continue
      const fault = unusable(lan.parent.value, lan)
      if (fault) yield { at: lan.parent, ...fault }
    }
  }
})

function unusable(parent: string, { driver, vlan }: Lan): Fault | undefined {
  if (parent === 'lo') {
    const docker = `loopback interface is not a valid ${driver} parent link`
    return { message: `lo cannot be the parent of a ${driver}`, severity: 'error', docker }
  }
  // IFNAMSIZ: 16 bytes with the closing zero.
  if (byteLength(parent) > 15) return { message: `no interface can be called ${parent}: names have 15 bytes at most`, severity: 'error' }
  if (vlan && (vlan.id < 1 || vlan.id > 4094)) {
    const docker = `vlan id must be between 1-4094, received: ${vlan.id}`
    return { message: `${parent} asks for VLAN ${vlan.id}, and ids go from 1 to 4094`, severity: 'error', docker }
  }
  if (parent.includes('.') && !vlan) {
    const hint = 'It works only where an interface of that very name is there already.'
    return { message: `${parent} is no name.vlan like eth0.10: Docker cannot make it`, severity: 'warning', hint }
  }
  if (/^wl(?:an|p|x|o)/.test(parent) && driver === 'macvlan') {
    const hint = 'An ipvlan keeps the MAC address of its parent.'
    return { message: `${parent} looks wireless: most access points refuse the MAC addresses of a macvlan`, severity: 'info', hint }
  }
  return undefined
}
