import { defineRule, insert, remove, replace, speller, type Finding, type Fix, type Project, type Service } from '../src/rule.ts'

type Told = Omit<Finding, 'at'>

const words = ['host', 'none', 'bridge', 'default'] as const
const drivers = new Set(['nat', 'overlay', 'macvlan', 'ipvlan', 'internal', 'private', 'public'])

function container(service: Service, name: string, byContainerName: ReadonlyMap<string, Service>): Told | undefined {
  const at = service.networkMode!
  if (name === '') return { message: 'container: names no container', docker: 'invalid network mode: invalid container format container:<name|id>' }
  const owner = byContainerName.get(name)
  if (!owner) return undefined
  if (owner === service) return { message: `"${service.name}" joins its own network namespace`, docker: 'cannot join own network namespace' }
  if (service.dependencies.some((dependency) => dependency.service === owner)) return undefined
  return {
    message: `container:${name} is the service "${owner.name}" of this project, and nothing starts it first`,
    hint: `Write service:${owner.name}: Compose starts it first then, and joins again what it makes anew.`,
    related: [{ at: owner.containerName!, message: 'the name' }],
    severity: 'warning',
    outcome: 'ignored',
    fix: { title: `Write service:${owner.name}`, safe: true, edits: [replace(at, `service:${owner.name}`)] }
  }
}

export default defineRule({
  id: 'network-mode-known',
  title: 'A network_mode is one that Docker knows',
  outcome: 'fails',
  severity: 'error',
  why: 'Docker takes every network_mode but host, none, bridge, default, service: and container: for the name of a network, letter by letter. The container is created, and does not start where there is none.',
  docker: [
    'network HOST not found',
    'network services:db not found',
    'invalid network mode: invalid container format container:<name|id>',
    'cannot join own network namespace',
    'Ignoring unsupported options: network_mode'
  ],
  evidence: [
    'moby/moby api/types/container/hostconfig.go NetworkMode',
    'moby/moby daemon/container_operations.go',
    'docker/cli cli/compose/types UnsupportedProperties'
  ],
  tags: ['network-mode'],
  options: {},

  *check(project) {
    const { active, services, networks } = project
    const byContainerName = new Map<string, Service>()
    for (const service of active) {
      const name = service.containerName?.value
      if (name && !byContainerName.has(name)) byContainerName.set(name, service)
    }
    const ownNames = new Set(networks.map(({ name }) => name.text))
    const candidates = [...words, ...services.map(({ name }) => name)]
    const closest = speller()
    const near = (text: string): string | undefined => closest(text, candidates)
    for (const service of active) {
      const { networkMode: at, name } = service
      if (!at?.value) continue
      if (project.stack) {
        const message = `docker stack deploy leaves network_mode out: "${name}" is on the networks of the stack`
        const related = [{ at: project.stack, message: `this is for Swarm: ${project.stack.reason}` }]
        const hint = 'Swarm has the network of the host as `networks: {hostnet: {external: true, name: host}}`.'
        yield { at, message, related, hint, severity: 'warning', outcome: 'ignored' }
        continue
      }
      const found =
        at.value.kind === 'container'
          ? container(service, at.value.name, byContainerName)
          : at.value.kind === 'network' && !ownNames.has(at.value.name)
            ? named(service, at.value.name, project, near)
            : undefined
      if (found) yield { at, ...found }
    }
  }
})

function named(from: Service, text: string, { fragment, network, service }: Project, nearest: (text: string) => string | undefined): Told | undefined {
  const at = from.networkMode!
  const write = (right: string, safe = true): Fix => ({ title: `Write ${right}`, safe, edits: [replace(at, right)] })
  const docker = text === 'container' ? 'invalid network mode: invalid container format container:<name|id>' : `network ${text} not found`
  const lower = text.toLowerCase().trim()
  const mode = words.find((word) => word === lower)
  if (mode) return { message: `${text} is no network mode: ${mode} is, in small letters`, docker, fix: write(mode) }
  const prefixed = /^(service|container)s?\s*:\s*(.*)$/i.exec(text)
  if (prefixed) return { message: `${text} is no network mode`, docker, hint: `It begins with ${prefixed[1]!.toLowerCase()}:, letter by letter.`, fix: write(`${prefixed[1]!.toLowerCase()}:${prefixed[2]}`) }
  if (text === 'container') return { message: 'network_mode container names no container', docker }
  if (service(text)) return { message: `${text} is a service, and no network is called so`, hint: `To share its network namespace, write service:${text}.`, docker, fix: write(`service:${text}`, false) }
  const own = network(text)
  if (own) {
    const fix = { title: `Write networks: [${text}]`, safe: false, edits: [remove(at), insert(from, 'networks', [text])] }
    return { message: `${text} is a network of this file, and network_mode does not know it by its key`, docker, hint: `Write \`networks: [${text}]\`; Docker calls it ${own.name.text}.`, fix }
  }
  if (text === 'disabled') return { message: 'disabled leaves the container without a network, by an undocumented way', hint: 'Write none.', severity: 'warning', outcome: 'ignored', fix: write('none', false) }
  // Whoever gives the name of a network by a variable has made it elsewhere.
  if (fragment || at.origin.via.some(({ kind }) => kind === 'variable')) return undefined
  const near = nearest(text)
  const meant = near !== undefined && service(near) ? `service:${near}` : near
  if (drivers.has(text)) return { message: `${text} is no network mode, and a network must be called so`, docker, severity: 'warning' }
  return { message: `${text} is no network mode; a network of this full name must exist already`, ...(meant && { hint: `Did you mean ${meant}?`, fix: write(meant, false) }), docker, severity: 'warning' }
}
