import { defineRule, speller } from '../src/rule.ts'

export default defineRule({
  id: 'service-defined',
  title: 'A service that another one names exists and is active',
  outcome: 'rejected',
  severity: 'error',
  why: 'Compose refuses a project in which a service depends on, links to or joins one that does not exist, or that no profile of the run switches on.',
  docker: ['service "web" depends on undefined service "db": invalid compose project', 'service "db" not found for network_mode \'service:db\''],
  evidence: ['compose-spec/compose-go loader/validate.go checkConsistency, loader/normalize.go'],
  tags: ['files'],
  options: {},

  *check({ services, active: up, service, fragment }) {
    if (up.length === 0) return
    const closest = speller()
    const names = services.map(({ name }) => name)
    for (const { name: by, active, dependencies } of services) {
      for (const { origin, name, by: attribute, required, service: found } of dependencies) {
        const named = service(name)
        if (found || (named && !active)) continue
        if (named && !required) continue
        if (!named && fragment) continue
        const near = named ? undefined : closest(name, names)
        const meant = near === by ? undefined : near
        const profiles = named?.profiles.map((profile) => profile.text).join(', ')
        yield {
          at: { origin },
          message: named ? `"${by}" needs "${name}" (${attribute}), which only the profile ${profiles} switches on` : `"${by}" names the service "${name}" (${attribute}), which does not exist`,
          docker: `service "${by}" depends on undefined service "${name}": invalid compose project`,
          ...(meant !== undefined && { hint: `Did you mean ${meant}?` }),
          ...(named && { hint: `Give "${by}" the same profile, or run with --profile.`, related: [{ at: named, message: 'the service' }] }),
          ...(!active && ({ severity: 'warning' } as const))
        }
      }
    }
  }
})
