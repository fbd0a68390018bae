import { defineRule, remove, type Dependency, type Finding, type Service } from '../src/rule.ts'

export default defineRule({
  id: 'bridge-mode-names',
  title: 'A service on the default bridge needs no names of others',
  outcome: 'ignored',
  severity: 'error',
  why: 'On the bridge that Docker has by itself, containers do not find each other by name. Only links within it do, and Engine 29 warns that they will go.',
  docker: [
    'container 1f3e… not attached to default bridge network',
    'Links on the default bridge network are deprecated and will be removed in a future release. Use a custom network instead.'
  ],
  evidence: ['https://docs.docker.com/engine/network/drivers/bridge/', 'moby/moby daemon/container_operations_unix.go'],
  tags: ['network-mode', 'names'],
  options: {},

  *check({ active, mentions }) {
    // `service-reachable` tells of whoever is named in an address.
    const asked = new Set(mentions.map(({ service, host }) => `${service.name} ${host}`))
    for (const service of active) {
      const linked = new Set(service.dependencies.filter(({ by }) => by === 'links').map(({ name }) => name))
      for (const dependency of service.dependencies) {
        if (!dependency.service || (dependency.by !== 'links' && (dependency.by !== 'depends_on' || linked.has(dependency.name)))) continue
        if (dependency.by === 'depends_on' && asked.has(`${service.name} ${dependency.name.toLowerCase()}`)) continue
        const found = dependency.by === 'links' ? link(service, dependency.service) : waited(service, dependency)
        if (found) yield { at: dependency, related: [{ at: (isOnBridge(service) ? service : dependency.service).networkMode!, message: 'the default bridge' }], ...found }
      }
    }
  }
})

const isOnBridge = ({ networkMode }: Service): boolean => networkMode?.value?.kind === 'bridge'
const hint = 'Remove network_mode: on the network of the project all services find each other.'

/** To the network of the project. */
const moved = (...services: readonly Service[]): NonNullable<Finding['fix']> => ({ title: 'Remove network_mode', safe: false, edits: services.map(({ networkMode }) => remove(networkMode!)) })

function link(from: Service, to: Service): Omit<Finding, 'at'> | undefined {
  const [one, other] = [`"${from.name}"`, `"${to.name}"`]
  if (isOnBridge(from) && to.endpoints.length > 0) return { message: `${one} is on the default bridge and cannot be linked to ${other}, which is not`, hint, outcome: 'fails', fix: moved(from) }
  if (!isOnBridge(from) && from.endpoints.length > 0 && isOnBridge(to)) return { message: `the link of ${one} to ${other} does nothing: ${other} is on the default bridge`, hint, severity: 'warning', fix: moved(to) }
  return undefined
}

/** Whoever waits for a service most likely asks it, and where both are on the default bridge there is no other way to find it. */
function waited(from: Service, { service: to, condition }: Dependency): Omit<Finding, 'at'> | undefined {
  if (!isOnBridge(from) || !isOnBridge(to!) || condition === 'service_completed_successfully') return undefined
  return { message: `"${from.name}" cannot find "${to!.name}" by name: both are on the default bridge`, hint, severity: 'warning', fix: moved(from, to!) }
}
