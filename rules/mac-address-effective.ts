import { defineRule, remove } from '../src/rule.ts'

export default defineRule({
  id: 'mac-address-effective',
  title: 'A mac_address stands where it takes effect',
  outcome: 'ignored',
  severity: 'warning',
  why: 'A MAC address belongs to an interface on a network that the service names. With a network_mode Compose sends it to no network, and Docker makes one up.',
  docker: ['container-wide MAC address no longer supported; use endpoint-specific MAC address instead'],
  evidence: ['docker/compose pkg/compose/create.go', 'moby/moby daemon/server/router/container/container_routes.go handleMACAddressBC'],
  tags: ['network-mode', 'addresses'],
  options: {},

  *check({ active }) {
    for (const { name, tree, macAddress, networkMode } of active) {
      const entry = tree.entries.get('mac_address')
      const mode = networkMode?.value?.kind
      if (!entry || !macAddress || !networkMode || !mode || mode === 'empty') continue
      yield {
        at: entry.key,
        message: `mac_address of "${name}" takes no effect with network_mode ${networkMode.text}`,
        hint: mode === 'bridge' || mode === 'network' ? 'Attach it to a network under `networks` instead of network_mode.' : 'Remove it.',
        related: [{ at: networkMode, message: 'the network mode' }],
        fix: { title: 'Remove mac_address', safe: false, edits: [remove(entry.key)] }
      }
    }
  }
})
