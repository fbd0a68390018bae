import { defineRule, undeclared } from '../src/rule.ts'

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
    yield* undeclared(project, 'volume', 'volumes')
  }
})
