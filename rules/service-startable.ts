import { defineRule, reported } from '../src/rule.ts'

export default defineRule({
  id: 'service-startable',
  title: 'A service has what it takes to be started',
  outcome: 'rejected',
  severity: 'error',
  why: 'Compose refuses services without an image and a build, with one name for several containers, with limits that contradict each other, with two mounts at one place or with a build from a service that is none.',
  docker: [
    'service "web" has neither an image nor a build context specified: invalid compose project',
    'services.web: can\'t set distinct values on \'scale\' and \'deploy.replicas\': invalid compose project',
    'services.scale: can\'t set container_name and web as container name must be unique: invalid compose project',
    'services.web.volumes[1]: target /data already mounted as services.web.volumes[0]',
    'healthcheck.test must start either by "CMD", "CMD-SHELL" or "NONE"',
    'service "web" declares non-buildable service "base" as additional contexts base',
    'service "web" declares unknown service "base" as additional contexts base'
  ],
  evidence: ['compose-spec/compose-go loader/validate.go checkConsistency'],
  tags: ['files'],
  options: {},

  *check(project) {
    for (const { by, origin } of project.missing.filter(({ kind }) => kind === 'image')) {
      yield {
        at: { origin },
        message: `"${by}" has neither an image nor a build`,
        docker: `service "${by}" has neither an image nor a build context specified: invalid compose project`,
        ...(!project.service(by)?.active && ({ severity: 'warning' } as const))
      }
    }
    yield* reported(project, 'service-startable')
  }
})
