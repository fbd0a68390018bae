import { defineRule, undeclared } from '../src/rule.ts'

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
    yield* undeclared(project, 'model', 'models')
  }
})
