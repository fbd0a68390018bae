import { defineRule, replace } from '../src/rule.ts'

export default defineRule({
  id: 'volume-defined',
  title: 'A volume that a service names is declared',
  outcome: 'rejected',
  severity: 'error',
  why: 'Compose refuses a project in which a service refers to a volume that the top-level `volumes` does not have.',
  docker: ['service "web" refers to undefined volume backend: invalid compose project'],
  evidence: ['compose-spec/compose-go loader/validate.go checkConsistency'],
  tags: ['files'],
  options: {},

  *check(project) {
    for (const { kind, name, by, meant, origin } of project.missing) {
      if (kind !== 'volume') continue
      yield {
        at: { origin },
        message: `"${by}" refers to the volume ${name}, which is not declared`,
        docker: `service "${by}" refers to undefined volume ${name}: invalid compose project`,
        hint: meant === undefined ? 'Declare it under `volumes`.' : `Did you mean ${meant}? Else declare it under \`volumes\`.`,
        ...(meant !== undefined && { fix: { title: `Write ${meant}`, safe: false, edits: [replace({ origin }, meant)] } }),
        ...(!project.service(by)?.active && ({ severity: 'warning' } as const))
      }
    }
  }
})
