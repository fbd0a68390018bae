import { defineRule, reported } from '../src/rule.ts'

export default defineRule({
  id: 'include-resolves',
  title: 'What is included exists and makes no circle',
  outcome: 'rejected',
  severity: 'error',
  why: 'Compose refuses a project when a file it includes is missing, includes itself, or declares something a second time in another way.',
  docker: [
    'include cycle detected:',
    'services.web conflicts with imported resource'
  ],
  evidence: ['compose-spec/compose-go loader/include.go'],
  tags: ['files'],
  options: {},

  *check(project) {
    yield* reported(project, 'include-resolves')
  }
})
