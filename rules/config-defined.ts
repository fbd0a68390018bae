import { defineRule, replace } from '../src/rule.ts'

export default defineRule({
  id: 'config-defined',
  title: 'A config that a service names is declared',
  outcome: 'rejected',
  severity: 'error',
  why: 'Compose refuses a project in which a service refers to a config that the top-level `configs` does not have.',
  docker: ['service "web" refers to undefined config backend: invalid compose project'],
  evidence: ['compose-spec/compose-go loader/validate.go checkConsistency'],
  tags: ['files'],
  options: {},

  *check(project) {
    for (const { kind, name, by, meant, origin } of project.missing) {
      if (kind !== 'config') continue
      yield {
        at: { origin },
        message: `"${by}" refers to the config ${name}, which is not declared`,
        docker: `service "${by}" refers to undefined config ${name}: invalid compose project`,
        hint: meant === undefined ? 'Declare it under `configs`.' : `Did you mean ${meant}? Else declare it under \`configs\`.`,
        ...(meant !== undefined && { fix: { title: `Write ${meant}`, safe: false, edits: [replace({ origin }, meant)] } }),
        ...(!project.service(by)?.active && ({ severity: 'warning' } as const))
      }
    }
  }
})
