import { defineRule, remove, type Finding, type Located, type Port, type Service } from '../src/rule.ts'

const said = ({ hostIp, published, target, protocol }: Port): string => `${hostIp ? `${hostIp.text}:` : ''}${published ? `${published.text}:` : ''}${target.text}/${protocol.text}`
const written = ({ origin: { file, start, end } }: Located): string => file.text.slice(start, end)

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
      for (const port of service.ports) yield* dropped(port)
      yield* added(service)
    }
  }
})

/** `published: 8080` and `published: "8080"` are two to Compose and one to the engine. */
function* twice({ ports }: Service): Iterable<Finding> {
  const first = new Map<string, Port>()
  for (const port of ports) {
    const same = port.published?.value && port.target.value ? first.get(said(port)) : undefined
    if (!same) first.set(said(port), port)
    else yield {
      at: port,
      message: `${said(port)} is listed twice, once as a number and once as a text: Compose keeps both, and the second cannot be bound`,
      outcome: 'fails',
      related: [{ at: same, message: 'the same mapping' }],
      fix: { title: 'Remove the second one', safe: true, edits: [remove(port)] }
    }
  }
}

function* dropped(port: Port): Iterable<Finding> {
  // Where a variable without a value takes part, the two may differ.
  for (const first of port.target.value ? port.dropped : []) {
    const wide = port.hostIp?.text === '0.0.0.0' && port.published && !written(first).includes('0.0.0.0')
    yield {
      at: port,
      message: wide ? `${said(port)} takes the place of the mapping without an address, which would have bound [::], too` : `${said(port)} is listed twice: Compose keeps the last`,
      severity: 'warning',
      related: [{ at: first, message: 'this one is dropped' }],
      ...(!wide && { fix: { title: 'Remove the first one', safe: true, edits: [remove(first)] } })
    }
  }
}

/** A later file that publishes a port of the container once more has most likely meant to move it. */
function* added({ ports }: Service): Iterable<Finding> {
  const byTarget = new Map<string, Port[]>()
  for (const port of ports) {
    if (!port.published?.value || !port.target.value || port.origin.via.some(({ kind }) => kind === 'extends' || kind === 'include')) continue
    const key = `${port.hostIp?.text ?? ''} ${port.target.text}/${port.protocol.text}`
    if (byTarget.get(key)?.push(port) === undefined) byTarget.set(key, [port])
  }
  for (const [base, over, ...more] of byTarget.values()) {
    if (!base || !over || more.length > 0 || base.origin.file === over.origin.file || base.published!.text === over.published!.text) continue
    yield {
      at: over,
      message: `${said(over)} is added to ${said(base)} of ${base.origin.file.path}, and does not replace it`,
      hint: 'Compose puts lists of ports together. Write `ports: !override` to replace them.',
      severity: 'warning',
      related: [{ at: base, message: 'this port stays published' }]
    }
  }
}
