import { defineRule, hostEntries, insert, isLoopback, replace, type Finding, type Fix, type Mention, type Project, type Reach, type Service } from '../src/rule.ts'

type Nobody = Extract<Reach, { kind: 'nobody' }>
type Say = (from: Service, to: Service) => string

const ownerOf = ({ namespace: { owner } }: Service): string => owner?.name ?? ''
const placeOf = ({ origin: { file, start } }: Mention): string => `${file.path}:${start}`

const reasons: Readonly<Record<Nobody['why'], Say>> = {
  'from the host': () => "it runs on the host's own stack, which knows no container by name",
  'from no network': () => 'it has no network',
  'from the default bridge': () => "Docker's default bridge has no names",
  'on the host': (_, to) => `"${to.name}" runs on the host's own stack and answers to no name`,
  'on no network': (_, to) => `"${to.name}" has no network`,
  'on the default bridge': (_, to) => `"${to.name}" is on Docker's default bridge and answers to no name`,
  'one namespace': (_, to) => `both run in the namespace of "${ownerOf(to)}", and "${to.name}" has no name of its own`,
  "in another's namespace": (_, to) => `"${to.name}" runs in the namespace of "${ownerOf(to)}" and has no name of its own`,
  apart: () => 'they share no network'
}
const hints: Readonly<Record<Nobody['why'], Say>> = {
  'from the host': (from, to) => {
    if (to.namespace.kind === 'host') return "Ask localhost: both run on the host's own stack."
    const published = to.ports.find(({ published }) => published?.value)?.published
    return published ? `Ask localhost:${published.text}, where "${to.name}" is published.` : `Publish a port of "${to.name}" and ask localhost, or take network_mode: host from "${from.name}".`
  },
  'from no network': (from) => `Take network_mode: none from "${from.name}" if it is to ask others.`,
  'from the default bridge': (from) => `Take network_mode: bridge from "${from.name}": on the network of the project services find each other.`,
  'on the host': (_, to) => `Ask host.docker.internal, with host.docker.internal:host-gateway in extra_hosts, or take network_mode: host from "${to.name}".`,
  'on no network': (_, to) => `Take network_mode: none from "${to.name}".`,
  'on the default bridge': (_, to) => `Take network_mode: bridge from "${to.name}".`,
  'one namespace': () => 'Ask localhost: services in one namespace share it.',
  "in another's namespace": (_, to) => `Ask ${ownerOf(to)}: "${to.name}" listens at its addresses.`,
  apart: (from) => `Give both one network in common. A service that lists networks is on those only: "${ownerOf(from)}" may have to list default, too.`
}

/** The one that asks, or whose namespace it is in, joins a network on which the other goes by that name, rather one of this project than another. */
function joined(from: Service, to: Service, host: string): Fix | undefined {
  const others = to.endpoints.filter(({ key, network }) => network && !network.lan && !from.endpoints.some((own) => own.key === key))
  const called = others.filter(({ aliases }) => aliases.some(({ text }) => text.toLowerCase() === host))
  const key = [...called, ...others.filter(({ network }) => network!.created), ...others][0]?.key
  const own = from.tree.entries.get('networks')
  if (key === undefined || from.networkMode || !own) return undefined
  // Nobody wrote that it is on the default network, which it would leave.
  const edit = own.key.origin === from.origin ? insert(from, 'networks', ['default', key]) : insert(own.value, key, null, key)
  return { title: `Put "${from.name}" on ${key}, too`, safe: false, edits: [edit] }
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
      if (reach.kind !== 'nobody') useful.add(placeOf(mention))
      else if (!elsewhere(project, mention, reach)) {
        const others = unheard.get(mention.service) ?? new Map<Service, { reach: Nobody; places: Mention[] }>()
        unheard.set(mention.service, others)
        const before = others.get(reach.service)
        if (before) before.places.push(mention)
        else others.set(reach.service, { reach, places: [mention] })
      }
    }
    for (const { reach, places } of [...unheard.values()].flatMap((others) => [...others.values()])) {
      const [first, ...more] = places.filter((mention) => !useful.has(placeOf(mention)))
      if (first) yield finding(reach, first, more.slice(0, 5))
    }
    for (const service of project.active) if (service.namespace.kind === 'host' && !project.stack) yield* unpublished(project, service)
  }
})

/** Swarm knows no network_mode; links that a mode has no use for are told of with the mode, and those of the default bridge by bridge-mode-names. */
function elsewhere({ stack }: Project, { place, service }: Mention, { why }: Nobody): boolean {
  return (stack !== undefined && why !== 'apart') || (place === 'links' && (why.startsWith('from ') || why === 'on the default bridge' || service.namespace.owner !== service))
}

function finding({ service: to, why }: Nobody, mention: Mention, more: readonly Mention[]): Finding {
  const { service: from, host, key, exact, place } = mention
  const reason = reasons[why](from, to)
  const instead = why === 'one namespace' ? 'localhost' : why === "in another's namespace" ? ownerOf(to) : undefined
  const rewritten = instead !== undefined && exact && place !== 'links' ? { title: `Write ${instead}`, safe: false, edits: [replace(mention, instead)] } : undefined
  const fix = why === 'apart' ? joined(from.namespace.owner!, to, host) : rewritten
  return {
    at: mention,
    message: place === 'links' ? `the link to "${to.name}" gives "${from.name}" no name: ${reason}` : `"${from.name}" cannot find ${host} (${key ?? place}): ${reason}`,
    hint: hints[why](from, to),
    related: [
      { at: to, message: host === to.name.toLowerCase() ? 'the service' : `it goes by the name ${host}` },
      ...more.map((at) => ({ at, message: 'it is asked for here, too' }))
    ],
    ...(fix && { fix })
  }
}

/** An entry that sends the host's own stack to itself for a service that publishes nothing there. */
function* unpublished(project: Project, from: Service): Iterable<Finding> {
  for (const entry of hostEntries(from)) {
    const to = project.service(entry.host)
    if (!entry.known || typeof entry.address !== 'object' || !isLoopback(entry.address) || !to?.active || to.ports.length > 0) continue
    if (to.namespace.kind !== 'own' || to.namespace.owner !== to) continue
    const message = `"${from.name}" looks for ${entry.host} at ${entry.text}, on the host, where "${to.name}" publishes no port`
    yield { at: entry, message, hint: hints['from the host'](from, to), related: [{ at: to, message: 'the service' }] }
  }
}
