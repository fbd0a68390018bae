import { defineRule, reported } from '../src/rule.ts'

export default defineRule({
  id: 'extends-resolves',
  title: 'What a service extends exists and makes no circle',
  outcome: 'rejected',
  severity: 'error',
  why: 'Compose refuses a project when the file or the service that another one extends is missing, or when they extend each other.',
  docker: [
    'cannot extend service "web" in compose.yaml: service "base" not found',
    'Circular reference:'
  ],
  evidence: ['compose-spec/compose-go loader/extends.go'],
  tags: ['files'],
  options: {},

  *check(project) {
    yield* reported(project, 'extends-resolves')
  }
})
