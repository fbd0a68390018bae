import { defineRule, hostEntries, isLoopback, replace, type Finding, type Mention, type Project, type Reach, type Service } from '../src/rule.ts'

type Nobody = Extract<Reach, { kind: 'nobody' }>
type Part = readonly [reason: (from: string, to: string, owner: string) => string, hint: (from: string, to: string, owner: string) => string]

const parts: Readonly<Record<Nobody['why'], Part>> = {
  'from the host': [() => "it runs on the host's own stack, which knows no container by name", (from, to) => `Publish the port of "${to}" and ask localhost, or take network_mode: host from "${from}".`],
  'from no network': [() => 'it has no network', (from) => `Take network_mode: none from "${from}" if it is to ask others.`],
  'from the default bridge': [() => "Docker's default bridge has no names", (from, to) => `Take network_mode: bridge from "${from}" and "${to}", so that they join the network of the project.`],
  'on the host': [(_, to) => `"${to}" runs on the host's own stack and answers to no name`, (_, to) => `Ask host.docker.internal, with the entry host.docker.internal:host-gateway in extra_hosts, or take network_mode: host from "${to}".`],
  'on no network': [(_, to) => `"${to}" has no network`, (_, to) => `Take network_mode: none from "${to}".`],
  'on the default bridge': [(_, to) => `"${to}" is on Docker's default bridge and answers to no name`, (_, to) => `Take network_mode: bridge from "${to}".`],
  'one namespace': [(_, to, owner) => `both run in the namespace of "${owner}", and "${to}" has no name of its own`, () => 'Ask localhost: services in one namespace share it.'],
  "in another's namespace": [(_, to, owner) => `"${to}" runs in the namespace of "${owner}" and has no name of its own`, (_, to, owner) => `Ask ${owner}: "${to}" listens at its addresses.`],
  apart: [() => 'they share no network', (from) => `Give both one network in common. A service that lists networks is on those only: "${from}" may have to list default, too.`]
}

export default defineRule({
  id: 'service-reachable',
  title: 'A service asks others by names that are known where it runs',
  outcome: 'ignored',
  severity: 'warning',
  why: "Docker's resolver knows the containers that share a network with the one that asks, and no others: between networks, from and to the host's own stack and on the default bridge the name of a service is unknown.",
  docker: ['getaddrinfo ENOTFOUND db', 'could not translate host name "db" to address: Name or service not known', 'Temporary failure in name resolution', "ping: bad address 'db'"],
  evidence: ['moby/moby daemon/container_operations.go:676-694', 'https://docs.docker.com/compose/how-tos/networking/'],
  tags: ['names'],
  options: {},

  *check(project) {
    // Whoever brings the other half of a file may bring the network, too.
    if (project.fragment || project.problems.some(({ code }) => code === 'extends-resolves' || code === 'include-resolves')) return
    const unheard = new Map<Service, Map<Service, { reach: Nobody; places: Mention[] }>>()
    // What several services share, through an anchor or an env file, is meant for those that can use it.
    const useful = new Set<string>()
    for (const mention of project.mentions) {
      const reach = project.reach(mention.service, mention.host)
      if (reach.kind !== 'nobody') useful.add(place(mention))
      else if (!elsewhere(project, mention, reach)) {
        const others = unheard.get(mention.service) ?? new Map<Service, { reach: Nobody; places: Mention[] }>()
        unheard.set(mention.service, others)
        const before = others.get(reach.service)
        if (before) before.places.push(mention)
        else others.set(reach.service, { reach, places: [mention] })
      }
    }
    for (const { reach, places } of [...unheard.values()].flatMap((others) => [...others.values()])) {
      const [first, ...more] = places.filter((mention) => !useful.has(place(mention)))
      if (first) yield finding(reach, first, more.slice(0, 5))
    }
    for (const service of project.active) if (service.namespace.kind === 'host' && !project.stack) yield* unpublished(project, service)
  }
})

/** Swarm knows no network_mode; links that a mode has no use for are told of with the mode, and those of the default bridge by bridge-mode-names. */
function elsewhere({ stack }: Project, { place, service }: Mention, { why }: Nobody): boolean {
  return (stack !== undefined && why !== 'apart') || (place === 'links' && (why.startsWith('from ') || why === 'on the default bridge' || service.namespace.owner !== service))
}

function place({ origin: { file, start } }: Mention): string {
  return `${file.path}:${start}`
}

function finding({ service: to, why }: Nobody, mention: Mention, more: readonly Mention[]): Finding {
  const { service: from, host, key, exact } = mention
  const [reason, hint] = parts[why]
  const names = [from.name, to.name, to.namespace.owner?.name ?? ''] as const
  const instead = why === 'one namespace' ? 'localhost' : why === "in another's namespace" ? names[2] : undefined
  return {
    at: mention,
    message: mention.place === 'links' ? `the link to "${to.name}" gives "${from.name}" no name: ${reason(...names)}` : `"${from.name}" cannot find ${host} (${key ?? mention.place}): ${reason(...names)}`,
    hint: hint(...names),
    related: [{ at: to, message: host === to.name.toLowerCase() ? 'the service' : `it goes by the name ${host}` }, ...more.map((at) => ({ at, message: 'it is asked for here, too' }))],
    ...(instead !== undefined && exact && mention.place !== 'links' && { fix: { title: `Write ${instead}`, safe: false, edits: [replace(mention, instead)] } })
  }
}

/** An entry that sends the host's own stack to itself for a service that publishes nothing there. */
function* unpublished(project: Project, from: Service): Iterable<Finding> {
  for (const entry of hostEntries(from)) {
    const to = project.service(entry.host)
    if (!entry.known || typeof entry.address !== 'object' || !isLoopback(entry.address) || !to?.active || to.ports.length > 0) continue
    if (to.namespace.kind !== 'own' || to.namespace.owner !== to) continue
    yield { at: entry, message: `"${from.name}" looks for ${entry.host} at ${entry.text}, on the host, where "${to.name}" publishes no port`, hint: parts['from the host'][1](from.name, to.name, ''), related: [{ at: to, message: 'the service' }] }
  }
}
