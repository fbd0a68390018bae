import { defineRule, undeclared } from '../src/rule.ts'

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
    yield* undeclared(project, 'config', 'configs')
  }
})
