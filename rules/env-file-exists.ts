import { defineRule, reported } from '../src/rule.ts'

export default defineRule({
  id: 'env-file-exists',
  title: 'An env_file exists and can be read',
  outcome: 'rejected',
  severity: 'error',
  why: 'Compose refuses to load a project while an env_file of a service is missing, unless it says `required: false`.',
  docker: [
    'env file /srv/app/web.env not found: stat /srv/app/web.env: no such file or directory'
  ],
  evidence: ['compose-spec/compose-go types/project.go WithServicesEnvironmentResolved'],
  tags: ['files'],
  options: {},

  *check(project) {
    yield* reported(project, 'env-file-exists')
  }
})
