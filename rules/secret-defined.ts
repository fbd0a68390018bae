import { defineRule, undeclared } from '../src/rule.ts'

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
    yield* undeclared(project, 'secret', 'secrets')
  }
})
