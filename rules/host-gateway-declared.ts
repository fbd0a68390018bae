import { defineRule, hostEntries, insert, type Edit, type Mention, type Service } from '../src/rule.ts'

const name = 'host.docker.internal'

export default defineRule({
  id: 'host-gateway-declared',
  title: 'host.docker.internal has an entry in extra_hosts',
  outcome: 'ignored',
  severity: 'info',
  why: 'Docker Desktop knows the name host.docker.internal. Docker Engine on Linux does not, unless extra_hosts maps it to host-gateway.',
  docker: ['getaddrinfo ENOTFOUND host.docker.internal', 'Could not resolve host: host.docker.internal'],
  evidence: ['https://docs.docker.com/reference/cli/dockerd/#configure-host-gateway-ip', 'moby/moby daemon/container_operations.go HostGatewayName'],
  tags: ['names'],
  options: {},

  *check(project) {
    if (project.fragment || project.stack) return
    const told = new Set<Service | string>()
    for (const mention of project.mentions) {
      const { service, host, key, place } = mention
      const { owner, kind } = service.namespace
      if (host !== name || !owner || kind === 'none' || told.has(service) || told.has(placeOf(mention)) || project.reach(service, host).kind === 'answered') continue
      if ([owner, service].some((one) => one.at('dns') !== undefined || [...hostEntries(one)].some((entry) => entry.host.toLowerCase() === name))) continue
      told.add(service).add(placeOf(mention))
      yield {
        at: mention,
        message: `"${service.name}" asks for ${name} (${key ?? place}), which Docker on Linux does not know by itself`,
        hint: `Add the entry ${name}:host-gateway to the extra_hosts of "${owner.name}". Docker Desktop takes it, too.`,
        fix: { title: `Map ${name} to host-gateway`, safe: true, edits: [mapped(owner)] }
      }
    }
  }
})

/** A list has the entry as one word. */
function mapped(service: Service): Edit {
  const there = service.at('extra_hosts')
  return there ? insert(there, name, 'host-gateway', `${name}:host-gateway`) : insert(service, 'extra_hosts', [`${name}:host-gateway`])
}

/** Text that an anchor or an env file hands to several services. */
function placeOf({ origin: { file, start } }: Mention): string {
  return `${file.path}:${start}`
}
