import { defineRule, reported } from '../src/rule.ts'

export default defineRule({
  id: 'variable-set',
  title: 'A variable without a default has a value',
  outcome: 'ignored',
  severity: 'error',
  why: 'Compose writes an empty string for a variable that is set nowhere, warns, and goes on: the port becomes a random one, the address none.',
  docker: [
    'The "TAG" variable is not set. Defaulting to a blank string.'
  ],
  evidence: ['compose-spec/compose-go template/template.go'],
  tags: ['files'],
  options: {},

  *check(project) {
    yield* reported(project, 'variable-set')
  }
})
