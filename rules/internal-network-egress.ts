import { at, defineRule, hostEntries, isPrivate, itemsAt, parseAddress, type Finding, type Located, type Mention, type Service } from '../src/rule.ts'

export default defineRule({
  id: 'internal-network-egress',
  title: 'A service on internal networks only asks for nothing outside of them',
  outcome: 'ignored',
  severity: 'warning',
  why: 'An internal network has no way out: no default route, and no address of the host that host-gateway stands for. What is asked for outside never answers.',
  docker: ['Network is unreachable', 'connect: network is unreachable'],
  evidence: ['https://docs.docker.com/reference/compose-file/networks/#internal', 'measured on Engines 28.5.2 and 29.7.2'],
  tags: ['names', 'networks'],
  options: {},

  *check(project) {
    if (project.fragment) return
    for (const service of project.active.filter(isCutOff)) {
      for (const entry of hostEntries(service)) if (entry.address === 'host-gateway') yield finding(entry, service, service, 'host-gateway')
    }
    const told = new Set<string>()
    for (const mention of project.mentions) {
      const { service, host, key, place } = mention
      const { owner } = service.namespace
      const asked = `${service.name} ${host}`
      if (!owner || !isCutOff(owner) || !isOutside(mention) || hasProxy(service) || told.has(asked)) continue
      // Docker knows `name.network`, too, and Swarm `tasks.name`.
      if (host.startsWith('tasks.') || [host, host.split('.')[0]!].some((name) => project.reach(service, name).kind === 'answered')) continue
      told.add(asked)
      yield finding(mention, service, owner, `an address outside (${key ?? place})`)
    }
  }
})

function finding(at: Located, { name }: Service, { endpoints }: Service, what: string): Finding {
  const why = endpoints.length > 1 ? 'all its networks are internal' : `its network "${endpoints[0]!.key}" is internal`
  const related = endpoints.slice(0, 5).map(({ network, ...endpoint }) => ({ at: network?.internal ?? endpoint, message: 'an internal network' }))
  return { at, message: `"${name}" cannot reach ${what}: ${why}`, hint: 'Add a network that is not internal.', related }
}

/** A container that may change its routes may have its own way out. */
function isCutOff(service: Service): boolean {
  if (service.namespace.owner !== service || service.endpoints.length === 0) return false
  if (itemsAt(service.tree, 'cap_add').length > 0 || at(service.tree, 'privileged') !== undefined) return false
  return service.endpoints.every(({ network }) => network?.internal?.value === true && network.external === undefined)
}

/** A public address of a protocol that no browser speaks, or under a key that names a host: a URL of http may be the service's own. */
function isOutside({ host, scheme, place }: Mention): boolean {
  if (place === 'links' || place === 'labels' || (scheme !== undefined && /^(?:https?|wss?)$/.test(scheme))) return false
  const address = parseAddress(host)
  if (address) return !isPrivate(address) && host !== '0.0.0.0' && !host.startsWith('127.')
  return /\.[a-z]{2,}$/.test(host) && !/\.(?:local|lan|internal|home|localdomain|localhost|test|docker|corp|intranet|svc|cluster)$/.test(host)
}

function hasProxy({ environment }: Service): boolean {
  return [...environment.keys()].some((key) => /^(?:https?|all|socks)_proxy$/i.test(key))
}
