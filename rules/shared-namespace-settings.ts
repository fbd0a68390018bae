import { append, at, defineRule, insert, remove, type Entry, type Finding, type Fix, type Service } from '../src/rule.ts'

/** In the order in which the engine looks. */
const refused = new Map([
  ['hostname', 'conflicting options: hostname and the network mode'],
  ['links', "conflicting options: container type network can't be used with links. This would result in undefined behavior"],
  ['external_links', "conflicting options: container type network can't be used with links. This would result in undefined behavior"],
  ['dns', 'conflicting options: dns and the network mode'],
  ['extra_hosts', 'conflicting options: custom host-to-IP mapping and the network mode'],
  ['ports', 'conflicting options: port publishing and the container type network mode'],
  ['expose', 'conflicting options: port exposing and the container type network mode']
])

const passedOver = ['dns_search', 'dns_opt', 'domainname'] as const

export default defineRule({
  id: 'shared-namespace-settings',
  title: "A service in another's network namespace has no network settings of its own",
  outcome: 'fails',
  severity: 'error',
  why: 'Ports, names and resolvers belong to a network namespace. The engine refuses them on a container that joins one; the service that owns it must have them.',
  docker: [
    'conflicting options: port publishing and the container type network mode',
    'conflicting options: port exposing and the container type network mode',
    'conflicting options: hostname and the network mode',
    'conflicting options: dns and the network mode',
    'conflicting options: custom host-to-IP mapping and the network mode',
    "conflicting options: container type network can't be used with links. This would result in undefined behavior",
    'cannot join network namespace of a non running container'
  ],
  evidence: ['moby/moby daemon/internal/runconfig/hostconfig.go', 'docker/compose pkg/compose/convergence.go'],
  tags: ['network-mode', 'ports'],
  options: {},

  *check({ active, service: named }) {
    for (const service of active) {
      const mode = service.networkMode?.value
      if (mode?.kind !== 'service' && mode?.kind !== 'container') continue
      const owner = mode.kind === 'service' ? named(mode.name) : undefined
      for (const [key, docker] of refused) yield* settings(service, key, owner, docker)
      for (const key of passedOver) yield* settings(service, key, owner, undefined)
      if (owner?.active) yield* joining(service, owner)
    }
  }
})

function* settings(service: Service, key: string, owner: Service | undefined, docker: string | undefined): Iterable<Finding> {
  const entry = service.given(key)
  if (!entry) return
  const whose = owner ? `"${owner.name}"` : 'another container'
  // A link is of no use here, and a hostname would be that of the owner; what the owner has already is not lost.
  const safe = !docker || key.endsWith('links') || key === 'hostname' || (key === 'ports' && service.ports.length > 0 && service.ports.every((port) => publishes(owner, `${port.published?.text} ${port.target.text} ${port.protocol.text}`)))
  yield {
    at: entry.key,
    message: `"${service.name}" is in the network namespace of ${whose}: ${docker ? `it cannot have ${key}` : `its ${key} is passed over`}`,
    ...(!safe && { hint: owner ? `Move ${key} to "${owner.name}".` : `Give ${key} to that container.` }),
    related: [{ at: service.networkMode!, message: `it joins ${whose}` }],
    ...(docker ? { docker } : { severity: 'warning', outcome: 'ignored' }),
    fix: (!safe && owner && moved(entry, owner)) || { title: `Remove ${key}`, safe, edits: [remove(entry.key)] }
  }
}

/** To whom the namespace belongs: the whole, or the items of a list behind its own. */
function moved({ key, value }: Entry, owner: Service): Fix | undefined {
  const there = owner.given(key.text)?.value
  if (there && (there.kind !== 'sequence' || value.kind !== 'sequence')) return undefined
  // A range is several items of one place.
  const items = new Map(value.kind === 'sequence' ? value.items.map((item) => [item.origin.start, item]) : [])
  const edits = there ? [...items.values()].map((item) => append(there, item)) : [insert(owner, key.text, value)]
  return { title: `Move ${key.text} to "${owner.name}"`, safe: false, edits: [remove(key), ...edits] }
}

function publishes(owner: Service | undefined, mapping: string): boolean {
  return owner?.ports.some(({ published, target, protocol }) => `${published?.text} ${target.text} ${protocol.text}` === mapping) ?? false
}

function* joining({ name, networkMode, tree }: Service, owner: Service): Iterable<Finding> {
  const copies = owner.replicas.value ?? 1
  const related = [{ at: owner.replicas, message: `${copies} containers` }]
  if (copies === 0) yield { at: networkMode!, message: `"${owner.name}" has no container whose network "${name}" could join`, docker: `cannot share network namespace with service ${owner.name}: container missing`, related }
  if (copies > 1) yield { at: networkMode!, message: `"${name}" joins only the first of ${copies} containers of "${owner.name}"`, severity: 'warning', outcome: 'ignored', related }
  const condition = at(tree, 'depends_on', owner.name, 'condition')
  if (condition?.kind === 'scalar' && condition.text === 'service_completed_successfully') {
    yield { at: networkMode!, message: `"${name}" starts when "${owner.name}" has ended, and its network namespace with it`, related: [{ at: condition, message: 'it waits for the end' }] }
  }
}
