import { defineRule, reported } from '../src/rule.ts'

export default defineRule({
  id: 'project-not-empty',
  title: 'A project has a service and a usable name',
  outcome: 'rejected',
  severity: 'error',
  why: 'There is nothing to bring up in a project without services, and Compose refuses a name it cannot use.',
  docker: [
    'empty compose file',
    'no service selected',
    'invalid project name "My App": must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as start with a letter or number'
  ],
  evidence: ['compose-spec/compose-go loader/loader.go'],
  tags: ['files'],
  options: {},

  *check(project) {
    yield* reported(project, 'project-not-empty')
  }
})
