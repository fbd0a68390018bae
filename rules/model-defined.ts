import { defineRule, replace } from '../src/rule.ts'

export default defineRule({
  id: 'model-defined',
  title: 'A model that a service names is declared',
  outcome: 'rejected',
  severity: 'error',
  why: 'Compose refuses a project in which a service refers to a model that the top-level `models` does not have.',
  docker: ['service "web" refers to undefined model backend: invalid compose project'],
  evidence: ['compose-spec/compose-go loader/validate.go checkConsistency'],
  tags: ['files'],
  options: {},

  *check(project) {
    for (const { kind, name, by, meant, origin } of project.missing) {
      if (kind !== 'model') continue
      yield {
        at: { origin },
        message: `"${by}" refers to the model ${name}, which is not declared`,
        docker: `service "${by}" refers to undefined model ${name}: invalid compose project`,
        hint: meant === undefined ? 'Declare it under `models`.' : `Did you mean ${meant}? Else declare it under \`models\`.`,
        ...(meant !== undefined && { fix: { title: `Write ${meant}`, safe: false, edits: [replace({ origin }, meant)] } }),
        ...(!project.service(by)?.active && ({ severity: 'warning' } as const))
      }
    }
  }
})
