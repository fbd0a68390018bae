import { defineRule, type Finding, type HostSocket, type PortClash, type Service } from '../src/rule.ts'

export default defineRule({
  id: 'host-mode-port-unique',
  title: 'No two services want one port of the host itself',
  outcome: 'fails',
  severity: 'error',
  why: 'A service in host mode binds its ports on the host, as any program there does. Who comes second exits after an `up` that looked well, or a published port cannot be bound.',
  docker: [
    'bind: Address already in use',
    'failed to bind host port 0.0.0.0:8080/tcp: address already in use',
    'failed to bind host port for 0.0.0.0:8080:172.18.0.2:80/tcp: address already in use'
  ],
  evidence: ['moby/moby daemon/libnetwork/portallocator/osallocator_linux.go', 'bind(2)'],
  tags: ['ports', 'network-mode'],
  options: {},

  *check({ portClashes, active, stack }) {
    yield* findings(portClashes, ({ name }) => `"${name}"`)
    if (stack) return
    for (const service of active) {
      const { namespace, replicas, name } = service
      if (namespace.kind !== 'host' || (replicas.value ?? 1) < 2) continue
      for (const open of service.listening.slice(0, 1)) {
        yield {
          at: open,
          message: `${replicas.value} containers of "${name}" are on the host's network and listen on port ${open.ports}/${open.protocol}`,
          hint: `This is known because ${open.evidence}.`,
          related: [{ at: replicas, message: 'how many there are' }],
          ...(open.sure === 'likely' && { severity: 'warning' as const })
        } satisfies Finding
      }
    }
  },

  *across({ portClashes, called }) {
    yield* findings(portClashes, called)
  }
})

function* findings(clashes: readonly PortClash[], called: (service: Service) => string): Iterable<Finding> {
  for (const { claim, holder, port, when } of clashes) {
    if ((claim.by === 'published' && holder.by === 'published') || when === 'profiles') continue
    const [process, other] = claim.by === 'process' ? [claim, holder] : [holder, claim]
    const [one, two] = [called(process.service), called(other.service)]
    const reason = (socket: HostSocket): string => (socket.by === 'process' ? `"${socket.service.name}" is taken to listen there because ${socket.evidence}.` : '')
    yield {
      at: claim,
      message: other.by === 'process' ? `${one} and ${two} are both on the host's network and listen on port ${port}/${claim.protocol}` : `${one} is on the host's network and listens on port ${port}/${claim.protocol}, which ${two} publishes`,
      hint: [claim, holder].map(reason).filter(Boolean).join(' '),
      related: [{ at: holder, message: holder.by === 'process' ? `${holder.ports}/${holder.protocol} of ${called(holder.service)}` : `published by ${called(holder.service)}` }],
      ...(!certain(claim, holder) && { severity: 'warning' })
    }
  }
}

/** What a service in host mode lists under ports says more of another host-mode service than of a port that is published: the list may be a leftover. */
function certain(a: HostSocket, b: HostSocket): boolean {
  const leftover = (socket: HostSocket, other: HostSocket): boolean => socket.by === 'process' && socket.from === 'ports' && other.by === 'published'
  return a.sure === 'certain' && b.sure === 'certain' && !leftover(a, b) && !leftover(b, a)
}
