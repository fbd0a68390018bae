import { defineRule, remove, type Finding, type Port, type Service, type Span } from '../src/rule.ts'

export default defineRule({
  id: 'port-listed-once',
  title: 'A mapping is listed once',
  outcome: 'ignored',
  severity: 'error',
  why: 'Of equal mappings Compose keeps the last. It compares them as they are written: where it sees no equal, the engine is asked for one port twice, and the container does not start.',
  docker: ['failed to bind host port 0.0.0.0:8080/tcp: address already in use', 'Bind for 0.0.0.0:8080 failed: port is already allocated'],
  evidence: ['compose-spec/compose-go override/uncity.go portIndexer'],
  tags: ['ports'],
  options: {},

  *check({ active }) {
    for (const service of active) {
      yield* twice(service)
      for (const port of service.ports) yield* dropped(service, port)
      yield* added(service)
    }
  }
})

const said = ({ hostIp, published, target, protocol }: Port): string =>
  `${hostIp ? `${hostIp.text}:` : ''}${published ? `${published.text}:` : ''}${target.text}/${protocol.text}`

/** `published: 8080` and `published: "8080"` are two to Compose and one to the engine. */
function* twice({ ports }: Service): Iterable<Finding> {
  const first = new Map<string, Port>()
  for (const port of ports) {
    const same = port.published?.value && port.target.value ? first.get(said(port)) : undefined
    if (!same) {
      first.set(said(port), port)
      continue
    }
    yield {
      at: port,
      message: `${said(port)} is listed twice, once as a number and once as a text: Compose keeps both, and the second cannot be bound`,
      hint: 'Remove one of them.',
      outcome: 'fails',
      related: [{ at: same, message: 'the same mapping' }],
      fix: { title: 'Remove the second one', safe: true, edits: [remove(port)] }
    }
  }
}

/** What Compose has taken away for this one, of the same list. */
function* dropped({ tree }: Service, port: Port): Iterable<Finding> {
  const list = tree.entries.get('ports')!.value.origin
  for (const cause of port.origin.via) {
    if (cause.kind !== 'override' || !within(cause.of, list) || !within(port.origin, list)) continue
    const wide = port.hostIp?.text === '0.0.0.0' && port.published && !cause.of.file.text.slice(cause.of.start, cause.of.end).includes('0.0.0.0')
    yield {
      at: port,
      message: wide ? `${said(port)} replaces the same mapping without an address, which would have bound [::], too` : `${said(port)} is listed twice: Compose keeps the last`,
      hint: 'Remove one of them.',
      severity: 'warning',
      related: [{ at: { origin: { ...cause.of, via: [] } }, message: 'this one is dropped' }],
      ...(!wide && { fix: { title: 'Remove the first one', safe: true, edits: [remove({ origin: { ...cause.of, via: [] } })] } })
    }
  }
}

const within = (inner: Span, outer: Span): boolean => inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end

/** A later file that publishes a port of the container again has most likely meant to move it. */
function* added({ ports }: Service): Iterable<Finding> {
  const base = new Map<string, Port>()
  for (const port of ports) {
    const { published, target, protocol, hostIp, origin } = port
    if (!published?.value || !target.value || origin.via.some(({ kind }) => kind === 'extends' || kind === 'include')) continue
    const key = `${hostIp?.text ?? ''} ${target.text}/${protocol.text}`
    const earlier = base.get(key)
    if (!earlier) base.set(key, port)
    else if (earlier.origin.file !== origin.file && earlier.published!.text !== published.text) {
      yield {
        at: port,
        message: `${said(port)} is added to ${said(earlier)} of ${earlier.origin.file.path}, and does not replace it`,
        hint: 'Compose puts lists of ports together. Write `ports: !override` to replace them.',
        severity: 'warning',
        related: [{ at: earlier, message: 'this port stays published' }]
      }
    }
  }
}
