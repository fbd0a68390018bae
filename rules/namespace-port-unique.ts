import { defineRule, type Listening, type Service } from '../src/rule.ts'

export default defineRule({
  id: 'namespace-port-unique',
  title: 'Services that share a network namespace listen on different ports',
  outcome: 'fails',
  severity: 'error',
  why: 'Services joined by network_mode have one set of ports. The second process that binds one of them gets "address already in use" and exits, after an `up` that looked well.',
  docker: ['bind: Address already in use', 'listen tcp 0.0.0.0:8080: bind: address already in use'],
  evidence: ['https://docs.docker.com/reference/compose-file/services/#network_mode', 'bind(2)'],
  tags: ['ports', 'network-mode'],
  options: {},

  *check({ active }) {
    for (const namespace of new Set(active.map(({ namespace }) => namespace))) {
      // Those on the host's own stack are `host-mode-port-unique`'s.
      if (namespace.kind === 'host' || namespace.members.every((service) => service === namespace.owner)) continue
      const taken = new Map<string, Claim>()
      for (const claim of namespace.members.flatMap(claims)) {
        const { service, open } = claim
        const key = `${open.protocol} ${open.ports}`
        const first = taken.get(key)
        if (!first) taken.set(key, claim)
        if (!first ? copies(service) < 2 || service === namespace.owner : first.service === service || apart(first.open, open)) continue
        const certain = open.sure === 'certain' && (first ?? claim).open.sure === 'certain'
        yield {
          at: open,
          message: first
            ? `"${service.name}" and "${first.service.name}" share one network namespace and both listen on port ${open.ports}/${open.protocol}`
            : `${copies(service)} containers of "${service.name}" share one network namespace and all listen on port ${open.ports}/${open.protocol}`,
          hint: `Let one of them listen elsewhere. This is known of "${service.name}" because ${open.evidence}${first ? `, of "${first.service.name}" because ${first.open.evidence}` : ''}.`,
          related: first ? [{ at: first.open, message: `"${first.service.name}" has it` }] : [{ at: service.replicas, message: 'how many there are' }],
          ...(!certain && { severity: 'warning' })
        }
      }
    }
  }
})

interface Claim {
  readonly service: Service
  readonly open: Listening
}

/** What an owner publishes or exposes, and what a healthcheck asks on their localhost, may be any member's port. */
const shared: ReadonlySet<Listening['from']> = new Set(['ports', 'expose', 'healthcheck'])

function claims(service: Service): readonly Claim[] {
  return copies(service) < 1 ? [] : service.listening.flatMap((open) => (shared.has(open.from) ? [] : [{ service, open }]))
}

const copies = ({ replicas }: Service): number => replicas.value ?? 1

function apart(a: Listening, b: Listening): boolean {
  return a.address !== undefined && b.address !== undefined && `${a.address}` !== `${b.address}` && a.address.bits !== 0n && b.address.bits !== 0n
}
