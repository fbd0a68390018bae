import { defineRule, undeclared } from '../src/rule.ts'

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
    yield* undeclared(project, 'network', 'networks')
  }
})
