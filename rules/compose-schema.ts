import { defineRule, reported } from '../src/rule.ts'

export default defineRule({
  id: 'compose-schema',
  title: 'Keys and values are what the Compose schema allows',
  outcome: 'rejected',
  severity: 'error',
  why: 'Compose checks the merged model against its schema and refuses the project at the first mistake; netlint tells all of them, with their places.',
  docker: [
    'validating compose.yaml: services.web additional properties \'port\' not allowed',
    'validating compose.yaml: services.web.ports must be a array',
    'services.web.network_mode must be a string'
  ],
  evidence: ['compose-spec/compose-go schema/compose-spec.json, validation/validation.go', 'https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json'],
  tags: ['files'],
  options: {},

  *check(project) {
    yield* reported(project, 'compose-schema')
  }
})
