import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'network-mode-set',
  title: 'A network_mode is not the empty string',
  outcome: 'ignored',
  severity: 'error',
  why: 'Compose takes an empty network_mode for one that is set and gives the service no default network. It ends up without any network, or on one of the others by chance.',
  docker: ['network  is ambiguous (5 matches found based on ID prefix)'],
  evidence: ['compose-spec/compose-go loader/normalize.go', 'docker/compose pkg/compose/create.go'],
  tags: ['network-mode'],
  options: {},

  *check({ active, networks }) {
    const used = networks.filter(({ endpoints }) => endpoints.length > 0)
    const fate =
      used.length === 0
        ? 'it gets no network at all'
        : used.some(({ key }) => key === 'default')
          ? 'it joins the default network'
          : 'it gets one of the networks, or does not start'
    for (const { name, networkMode } of active) {
      if (networkMode?.text !== '') continue
      const variable = networkMode.origin.via.find((cause) => cause.kind === 'variable')
      yield {
        at: networkMode,
        message: `network_mode of "${name}" is empty${variable ? ` while nothing sets ${variable.name}` : ''}: ${fate}`,
        hint: variable ? `Give ${variable.name} a default: \`\${${variable.name}:-bridge}\`.` : 'Write a mode, or remove network_mode.'
      }
    }
  }
})
