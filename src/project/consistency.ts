import { problem, type Problem } from '../source/problem.ts'
import type { Located } from '../source/origin.ts'
import { at, entriesAt, itemsAt, type Mapping, type Tree } from '../source/tree.ts'
import type { Service } from './model.ts'
import { parseBytes } from '../compose/units.ts'

/**
 * What compose-go loader/validate.go checkConsistency refuses of a service, all of it at once. What names another part of
 * the project is `missing`, but for what a build starts from. Of a piece of a project only what a service is by itself is told:
 * it has no `byName`.
 */
export function* consistency(tree: Mapping, services: readonly Service[], byName: ReadonlyMap<string, Service> | undefined): Iterable<Problem> {
  for (const service of services) {
    // Compose looks at active services only: in another profile the mistake waits.
    const level = service.active ? 'error' : 'warning'
    for (const { at, message, docker, related } of [...faults(service), ...(byName ? contexts(service, byName) : [])]) {
      yield problem('service-startable', at.origin, message, { level, docker, ...(related && { related: [related] }) })
    }
  }
  for (const { key, value } of entriesAt(tree, 'secrets')) {
    if (isTrue(at(value, 'external')) || text(at(value, 'file')) || text(at(value, 'environment'))) continue
    // A secret that names no source at all is told of already (validation.ts).
    if (!['file', 'environment', 'driver', 'external'].some((name) => at(value, name) !== undefined)) continue
    yield problem('service-startable', key.origin, `secret "${key.text}" has neither a file nor an environment variable to come from`, {
      docker: `secret "${key.text}" must declare either \`file\` or \`environment\`: ${invalid}`
    })
  }
}

const invalid = 'invalid compose project'

interface Fault {
  readonly at: Located
  readonly message: string
  readonly docker: string
  readonly related?: { readonly at: Located; readonly message: string }
}

function* faults(service: Service): Iterable<Fault> {
  const { name } = service
  const scale = service.at('scale')
  const replicas = service.at('deploy', 'replicas')

  const inline = service.at('build', 'dockerfile_inline')
  if (text(inline) && text(service.at('build', 'dockerfile'))) {
    yield {
      at: inline!,
      message: `"${name}" has both dockerfile and dockerfile_inline`,
      docker: `service "${name}" declares mutualy exclusive dockerfile and dockerfile_inline: ${invalid}`
    }
  }
  const platform = service.at('platform')
  const platforms = itemsAt(service.tree, 'build', 'platforms')
  if (text(platform) && platforms.length > 0 && !platforms.some((each) => text(each) === text(platform))) {
    yield {
      at: platform!,
      message: `platform ${text(platform)} is not among build.platforms`,
      docker: `service.build.platforms MUST include service.platform "${text(platform)}": ${invalid}`
    }
  }
  const test = service.at('healthcheck', 'test')
  const first = test?.kind === 'sequence' ? test.items[0] : undefined
  if (first && known(first) && !['CMD', 'CMD-SHELL', 'NONE'].includes(text(first) ?? '')) {
    yield {
      at: first,
      message: `a healthcheck test begins with CMD, CMD-SHELL or NONE, not ${JSON.stringify(text(first))}`,
      docker: 'healthcheck.test must start either by "CMD", "CMD-SHELL" or "NONE"'
    }
  }

  if (scale && replicas && known(scale) && known(replicas) && number(scale) !== number(replicas)) {
    yield {
      at: scale,
      message: `"${name}" has scale ${text(scale)} and deploy.replicas ${text(replicas)}`,
      docker: `services.${name}: can't set distinct values on 'scale' and 'deploy.replicas': ${invalid}`,
      related: { at: replicas, message: 'deploy.replicas' }
    }
  }
  for (const [count, attribute] of [[scale, 'scale'], [replicas, 'deploy.replicas']] as const) {
    // What is too large for Go's int comes out negative.
    if (count && known(count) && (number(count) < 0 || number(count) >= 2 ** 63)) {
      yield {
        at: count,
        message: `${attribute} is ${text(count)}, ${number(count) < 0 ? 'less than 0' : 'more than Compose can count'}`,
        docker: `services.${name}.${attribute}: must be greater than or equal to 0`
      }
    }
  }
  yield* limits(service)

  if (service.containerName && service.containerName.text !== '' && (service.replicas.value ?? 0) > 1) {
    const attribute = scale ? 'scale' : 'deploy.replicas'
    yield {
      at: service.containerName,
      message: `container_name ${service.containerName.text} is for one container, and "${name}" has ${service.replicas.text}`,
      docker: `services.${attribute}: can't set container_name and ${name} as container name must be unique: ${invalid}`,
      related: { at: service.replicas, message: attribute }
    }
  }
  for (const watch of itemsAt(service.tree, 'develop', 'watch')) {
    const action = text(at(watch, 'action'))
    if (text(at(watch, 'target')) || action === undefined || action === 'rebuild' || action === 'restart') continue
    yield {
      at: watch,
      message: `watch action ${action} needs a target`,
      docker: `services.${name}.develop.watch: target is required for non-rebuild actions: ${invalid}`
    }
  }
  yield* mounts(service)
}

/** A build may start from what another service of the run is built to. */
function* contexts(service: Service, services: ReadonlyMap<string, Service>): Iterable<Fault> {
  const { name, active } = service
  for (const { key, value } of entriesAt(service.tree, 'build', 'additional_contexts')) {
    const written = text(value)
    if (!written?.startsWith('service:') || !known(value)) continue
    const other = written.slice('service:'.length)
    const found = services.get(other)
    const refused = (docker: string): string => `service "${name}" declares ${docker} service "${other}" as additional contexts ${key.text}`
    if (found === undefined || (active && !found.active)) {
      const why = found ? `which only the profile ${found.profiles.map(({ text }) => text).join(', ')} switches on` : 'which does not exist'
      yield { at: value, message: `"${name}" builds from the service "${other}" (${key.text}), ${why}`, docker: refused('unknown'), ...(found && { related: { at: found, message: 'the service' } }) }
    } else if (found.build === undefined) {
      const message = `"${name}" builds from the service "${other}" (${key.text}), which has no build`
      yield { at: value, message, docker: refused('non-buildable'), related: { at: found, message: 'the service' } }
    }
  }
}

/** One limit, said twice, must say the same. */
const twice = [
  { short: 'cpus', long: ['limits', 'cpus'], read: Number },
  { short: 'mem_limit', long: ['limits', 'memory'], read: parseBytes },
  { short: 'mem_reservation', long: ['reservations', 'memory'], read: parseBytes },
  { short: 'pids_limit', long: ['limits', 'pids'], read: Number }
] as const

function* limits(service: Service): Iterable<Fault> {
  for (const { short, long, read } of twice) {
    const value = service.at(short)
    // Compose compares as soon as the group is there: a limit it does not have counts as 0.
    if (!value || !known(value) || service.at('deploy', 'resources', long[0]) === undefined) continue
    const other = service.at('deploy', 'resources', ...long)
    const [a, b] = [read(text(value) ?? ''), read(text(other) ?? '0')]
    if (typeof a !== 'number' || typeof b !== 'number' || a === 0 || a === b || (other && !known(other))) continue
    const path = `deploy.resources.${long.join('.')}`
    yield {
      at: value,
      message: `${short} is ${text(value)} and ${path} ${other ? `is ${text(other)}` : 'is not set'}`,
      docker: `services.${service.name}: can't set distinct values on '${short}' and '${path}': ${invalid}`,
      ...(other && { related: { at: other, message: path } })
    }
  }
}

function* mounts(service: Service): Iterable<Fault> {
  const taken = new Map<string, { readonly at: Tree; readonly place: string }>()
  for (const attribute of ['tmpfs', 'volumes'] as const) {
    for (const [i, item] of listed(service.at(attribute)).entries()) {
      const target = attribute === 'tmpfs' ? item : at(item, 'target')
      if (!target || !known(target)) continue
      const path = attribute === 'tmpfs' ? (text(target) ?? '').split(':', 1)[0]! : (text(target) ?? '')
      const place = `services.${service.name}.${attribute}[${i}]`
      const earlier = taken.get(path)
      if (earlier) {
        yield {
          at: target,
          message: `${path} is mounted already`,
          docker: `${place}: target ${path} already mounted as ${earlier.place}`,
          related: { at: earlier.at, message: 'the first mount' }
        }
      } else {
        taken.set(path, { at: target, place })
      }
    }
  }
}

/** A single `tmpfs` is a list of one. */
function listed(tree: Tree | undefined): readonly Tree[] {
  return tree === undefined ? [] : tree.kind === 'sequence' ? tree.items : [tree]
}

function text(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'scalar' && tree.type !== 'null' && tree.text !== '' ? tree.text : undefined
}

function known(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.known
}

function number(tree: Tree): number {
  return Number(text(tree))
}

function isTrue(tree: Tree | undefined): boolean {
  return tree?.kind === 'scalar' && tree.value === true
}
