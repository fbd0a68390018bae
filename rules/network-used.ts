import { defineRule, remove } from '../src/rule.ts'

export default defineRule({
  id: 'network-used',
  title: 'A declared network is used by a service',
  outcome: 'policy',
  severity: 'info',
  recommended: false,
  why: 'Compose does not create a network that no service uses: the declaration says something that is not there.',
  evidence: ['compose-spec/compose-go types/project.go WithoutUnnecessaryResources'],
  tags: ['networks'],
  options: {},

  *check({ networks, services, fragment }) {
    if (fragment || services.length === 0) return
    const joined = services.flatMap(({ endpoints }) => endpoints.map(({ key }) => key))
    const named = services.flatMap(({ networkMode }) => (networkMode?.value?.kind === 'network' ? [networkMode.value.name] : []))
    const used = new Set([...joined, ...named])
    for (const { key, name, origin, implied } of networks) {
      if (implied || used.has(key) || used.has(name.text)) continue
      yield { at: { origin }, message: `no service uses the network "${key}"`, fix: { title: `Remove ${key}`, safe: false, edits: [remove({ origin })] } }
    }
  }
})
