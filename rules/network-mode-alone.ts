import { defineRule, type Tree } from '../src/rule.ts'

export default defineRule({
  id: 'network-mode-alone',
  title: 'network_mode and networks exclude each other',
  outcome: 'rejected',
  severity: 'error',
  why: 'A service has one network stack: either a mode says whose, or a list of networks does. Compose refuses a service that says both.',
  docker: ['service web declares mutually exclusive `network_mode` and `networks`: invalid compose project'],
  evidence: ['compose-spec/compose-go loader/validate.go checkConsistency'],
  tags: ['network-mode'],
  options: {},

  *check({ services }) {
    for (const service of services) {
      const mode = service.tree.entries.get('network_mode')
      const networks = service.tree.entries.get('networks')
      if (!mode || !networks || isEmpty(networks.value)) continue
      // Compose tests for any text at all: an empty mode still switches the default network off, but passes here.
      if (mode.value.kind !== 'scalar' || mode.value.text === '') continue
      yield {
        at: networks.key,
        message: `"${service.name}" has both network_mode and networks`,
        docker: `service ${service.name} declares mutually exclusive \`network_mode\` and \`networks\`: invalid compose project`,
        hint: 'Keep one. In an override file, `networks: !reset []` takes the networks of the base away.',
        related: [{ at: mode.key, message: 'the mode' }],
        ...(!service.active && ({ severity: 'warning' } as const))
      }
    }
  }
})

function isEmpty(tree: Tree): boolean {
  return tree.kind === 'mapping' ? tree.entries.size === 0 : tree.kind === 'sequence' ? tree.items.length === 0 : true
}
