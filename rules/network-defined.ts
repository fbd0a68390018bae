import { defineRule, replace } from '../src/rule.ts'

export default defineRule({
  id: 'network-defined',
  title: 'A network that a service names is declared',
  outcome: 'rejected',
  severity: 'error',
  why: 'Compose refuses a project in which a service refers to a network that the top-level `networks` does not have.',
  docker: ['service "web" refers to undefined network backend: invalid compose project'],
  evidence: ['compose-spec/compose-go loader/validate.go checkConsistency'],
  tags: ['files'],
  options: {},

  *check(project) {
    for (const { kind, name, by, meant, origin } of project.missing) {
      if (kind !== 'network') continue
      yield {
        at: { origin },
        message: `"${by}" refers to the network ${name}, which is not declared`,
        docker: `service "${by}" refers to undefined network ${name}: invalid compose project`,
        hint: meant === undefined ? 'Declare it under `networks`.' : `Did you mean ${meant}? Else declare it under \`networks\`.`,
        ...(meant !== undefined && { fix: { title: `Write ${meant}`, safe: false, edits: [replace({ origin }, meant)] } }),
        ...(!project.service(by)?.active && ({ severity: 'warning' } as const))
      }
    }
  }
})
