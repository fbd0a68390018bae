import { defineRule, replace } from '../src/rule.ts'

export default defineRule({
  id: 'secret-defined',
  title: 'A secret that a service names is declared',
  outcome: 'rejected',
  severity: 'error',
  why: 'Compose refuses a project in which a service refers to a secret that the top-level `secrets` does not have.',
  docker: ['service "web" refers to undefined secret backend: invalid compose project'],
  evidence: ['compose-spec/compose-go loader/validate.go checkConsistency'],
  tags: ['files'],
  options: {},

  *check(project) {
    for (const { kind, name, by, meant, origin } of project.missing) {
      if (kind !== 'secret') continue
      yield {
        at: { origin },
        message: `"${by}" refers to the secret ${name}, which is not declared`,
        docker: `service "${by}" refers to undefined secret ${name}: invalid compose project`,
        hint: meant === undefined ? 'Declare it under `secrets`.' : `Did you mean ${meant}? Else declare it under \`secrets\`.`,
        ...(meant !== undefined && { fix: { title: `Write ${meant}`, safe: false, edits: [replace({ origin }, meant)] } }),
        ...(!project.service(by)?.active && ({ severity: 'warning' } as const))
      }
    }
  }
})
