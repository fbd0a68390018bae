import type { ServiceAlone } from '../project/service.ts'
import { ownRoles, type Field } from '../rule.ts'
import type { Config } from './config.ts'

/** What a service is for, and where that is said; undefined: nobody says. */
export type RoleOf = (service: ServiceAlone) => Field<string> | undefined

/** Roles that a file may claim although it is not trusted: each forbids more than none does. */
const strict = new Set(ownRoles.filter((role) => role !== 'infrastructure'))

/** A service's own word (`x-netlint`, then the label `netlint.role`) before the selectors of the configuration. */
export function roleOf(config: Config): RoleOf {
  return (service) => service.role ?? selected(config, service)
}

/** The configuration's word first, as whoever locks rules gave it. Of what a file says, only what makes it stricter counts, and only where no selector fits. */
export function guardedRoleOf(config: Config): RoleOf {
  return (service) => (config.guard && selected(config.guard, service)) ?? selected(config, service) ?? (strict.has(service.role?.value ?? '') ? service.role : undefined)
}

function selected({ roles }: Config, service: ServiceAlone): Field<string> | undefined {
  const found = roles.find(({ selector }) => selector.matches(service))
  return found && { origin: found.selector.origin, text: found.role, value: found.role }
}
