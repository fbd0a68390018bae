import { defineRule, malformed, parseExpose, reported, type Field, type Exposed, type Finding, type Port, type Target } from '../src/rule.ts'

export default defineRule({
  id: 'port-valid',
  title: 'Ports are written as Docker reads them',
  outcome: 'rejected',
  severity: 'error',
  why: 'Compose reads the short form of a port strictly. Of the long form and of expose it passes on what it finds, and the engine refuses it later.',
  docker: [
    'Invalid hostPort: 65536',
    'Invalid containerPort: foo',
    'Invalid ip address: localhost',
    'Invalid proto: foo',
    'invalid ranges specified for container and host Ports: 8080-8081 and 9090-9092',
    'No port specified: <empty>',
    'invalid port specification: "foo"',
    "invalid JSON: invalid port '8080:80': invalid syntax"
  ],
  evidence: [
    'docker/go-connections nat/nat.go ParsePortSpec',
    'compose-spec/compose-go types/types.go ParsePortConfig, validation/validation.go',
    'moby/moby daemon/container.go validatePortBindings'
  ],
  tags: ['ports'],
  options: {},

  *check(project) {
    yield* reported(project, 'port-valid')
    for (const service of project.active) {
      for (const port of service.ports) if (port.form === 'long') yield* long(port, project.target)
      for (const exposed of service.expose) yield* expose(exposed, project.target)
    }
  }
})

/** What Compose does not look at. */
function* long({ target, published, protocol }: Port, { engine }: Target): Iterable<Finding> {
  const fails = { outcome: 'fails' } as const
  if (malformed(target) || target.value?.first === 0) {
    const message = `target ${target.text} is no port: 1 to 65535 are`
    if (target.value) yield { at: target, message, ...(engine.atLeast(29) ? { docker: 'invalid port specification: "0/tcp"', ...fails } : { outcome: 'ignored' }) }
    else yield { at: target, message, docker: engine.atLeast(29) ? `invalid JSON: invalid port '${target.text}': value out of range` : `invalid port specification: "${target.text}"`, ...fails }
  }
  if (malformed(published)) {
    const address = /^(.*):[\d-]+$/.test(published.text)
    yield {
      at: published,
      message: `published ${published.text} is neither a port nor a range of ports`,
      ...(address && { hint: 'Write the address as host_ip.' }),
      docker: `invalid port specification: "${published.text}"`,
      ...fails
    }
  }
  if (malformed(protocol)) {
    const hint = /^(?:https?|grpc|h2c|ws)$/i.test(protocol.text) ? 'Write it as app_protocol.' : 'tcp, udp and sctp are.'
    yield { at: protocol, message: `${protocol.text} is no protocol of ports`, hint, docker: 'unknown protocol', ...fails }
  }
}

/** Compose 2 sends the text as it is: Engine 28 makes 0/tcp of what it cannot read, ranges among it, and 29 refuses it. Compose 5 reads it itself. */
function* expose(field: Field<Exposed>, { engine, compose }: Target): Iterable<Finding> {
  const refused = compose.atLeast(5) || engine.atLeast(29)
  const level = { outcome: refused ? 'fails' : 'ignored' } as const
  if (malformed(field)) {
    const mapping = field.text.includes(':')
    yield {
      at: field,
      message: `${field.text} is no port to expose`,
      ...(mapping && { hint: 'expose names ports of the container only; a mapping belongs into ports.' }),
      ...(compose.atLeast(5) && { docker: parseExpose(field.text).fault!.words }),
      ...level
    }
  } else if (field.value && field.value.range.size > 1 && !compose.atLeast(5)) {
    yield {
      at: field,
      message: refused ? `Compose 2 with Engine 29 and later refuses ranges like ${field.text} in expose` : `Compose 2 with Engine 28 and older drops ranges like ${field.text} from expose`,
      hint: 'List the ports one by one, or leave them out: containers on one network reach all ports of each other.',
      severity: 'info',
      ...level
    }
  }
}
