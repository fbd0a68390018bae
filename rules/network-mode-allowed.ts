import { defineRule, option, type Service } from '../src/rule.ts'

export default defineRule({
  id: 'network-mode-allowed',
  title: 'A service has a network mode that the configuration allows',
  outcome: 'policy',
  severity: 'error',
  recommended: false,
  why: 'Which ways onto the network there are is for a team to decide: who may share the stack of the host, of another service, or have none at all.',
  evidence: ['https://docs.docker.com/reference/compose-file/services/#network_mode'],
  tags: ['network-mode', 'policy', 'security', 'cwe-653'],
  options: {
    allowed: option.texts(
      'Modes: `host`, `none`, `bridge` (the default bridge), `service` and `container` (those of others; `service:db` for one), names of networks, and `networks` for services without a network_mode. Nothing is said while the list is empty.',
      []
    ),
    roles: option.lists('Modes for services of a role, in place of `allowed`: `infrastructure: [host, networks]`.')
  },

  *check({ active }, { allowed, roles }) {
    for (const service of active) {
      const { name, role, networkMode, namespace } = service
      const list = roles.get(role?.value ?? '') ?? allowed
      if (list.length === 0 || (networkMode && !networkMode.value)) continue
      const may = `${role && roles.has(role.value ?? '') ? `the role ${role.value}` : 'the configuration'} allows ${list.join(', ')}`
      const mode = words(service)
      if (!mode.some((word) => list.includes(word))) {
        const { origin } = networkMode ?? service.tree.entries.get('networks')?.key ?? service
        yield { at: { origin }, message: `"${name}" ${networkMode ? `has the network mode ${mode.at(-1)}` : 'is on networks'}, and ${may}` }
      } else if (networkMode && namespace.owner && namespace.owner !== service && namespace.kind === 'host' && !list.includes('host')) {
        const { owner } = namespace
        yield {
          at: networkMode,
          message: `"${name}" joins the host network of "${owner.name}", and ${may}`,
          related: [{ at: owner.networkMode ?? owner, message: `"${owner.name}"` }]
        }
      }
    }
  }
})

/** What a list may call the mode, the fullest last. */
function words({ networkMode }: Service): readonly string[] {
  const mode = networkMode?.value
  switch (mode?.kind) {
    case undefined:
      return ['networks']
    case 'service':
    case 'container':
      return [mode.kind, `${mode.kind}:${mode.name}`]
    case 'network':
      return [mode.name]
    // Docker takes the empty one for the default bridge.
    case 'empty':
      return ['bridge']
    default:
      return [mode!.kind]
  }
}
