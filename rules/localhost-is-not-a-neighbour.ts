import { defineRule, type Mention, type Service } from '../src/rule.ts'

/** Clients of servers, none of which a browser speaks, and where their servers listen. */
const usual: Readonly<Record<string, number>> = {
  postgres: 5432, postgresql: 5432, mysql: 3306, mysql2: 3306, mariadb: 3306, mongodb: 27017, redis: 6379, rediss: 6379, valkey: 6379, amqp: 5672, amqps: 5671,
  nats: 4222, kafka: 9092, ldap: 389, memcached: 11211, bolt: 7687, clickhouse: 9000
}

export default defineRule({
  id: 'localhost-is-not-a-neighbour',
  title: 'localhost is the container itself, not a service beside it',
  outcome: 'ignored',
  severity: 'warning',
  recommended: false,
  why: 'Each container has a loopback interface of its own. A client that asks localhost for a database that runs in another container finds nobody there.',
  docker: ['connect ECONNREFUSED 127.0.0.1:5432', 'dial tcp 127.0.0.1:6379: connect: connection refused'],
  evidence: ['https://docs.docker.com/compose/how-tos/networking/'],
  tags: ['names'],
  options: {},

  *check(project) {
    if (project.fragment) return
    const listeners = new Map<number, Set<Service>>()
    for (const service of project.active) {
      for (const { ports, protocol } of service.listening) {
        if (protocol === 'tcp' && ports.first === ports.last) listeners.set(ports.first, (listeners.get(ports.first) ?? new Set()).add(service))
      }
    }
    for (const mention of project.mentions) {
      const port = asksItself(mention)
      const { service, key, place, exact } = mention
      if (port === undefined || service.namespace.kind !== 'own') continue
      const [neighbour, another] = listeners.get(port) ?? []
      if (!neighbour || another || neighbour.namespace === service.namespace) continue
      if (service.namespace.members.some(({ listening }) => listening.some(({ ports }) => ports.first <= port && port <= ports.last))) continue
      const isHeard = project.reach(service, neighbour.name.toLowerCase()).kind === 'answered'
      yield {
        at: mention,
        message: `"${service.name}" asks itself for port ${port} (${key ?? place}); "${neighbour.name}" listens there`,
        hint: isHeard ? `Ask ${neighbour.name}.` : `Ask ${neighbour.name}, on a network that both share.`,
        related: [{ at: neighbour, message: 'the service that listens there' }],
        ...(exact && isHeard && { fix: { title: `Write ${neighbour.name}`, safe: false, edits: [{ kind: 'replace', at: mention, text: neighbour.name }] } })
      }
    }
  }
})

function asksItself({ host, scheme, port, place, key }: Mention): number | undefined {
  if ((host !== 'localhost' && host !== '127.0.0.1') || place === 'healthcheck' || place === 'labels' || place === 'links') return undefined
  if (scheme === undefined) return key === undefined ? undefined : port
  const base = scheme.split('+')[0]!
  return Object.hasOwn(usual, base) ? (port ?? usual[base]) : undefined
}
