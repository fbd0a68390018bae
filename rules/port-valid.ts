import { defineRule, insert, malformed, parseAddress, parseExpose, remove, replace, reported, type Field, type Exposed, type Finding, type Fix, type Port, type Target } from '../src/rule.ts'

/** `published: 127.0.0.1:8080` can mean one thing only. */
function apart(port: Port): Pick<Finding, 'fix'> {
  const [, address, number] = /^(.*):([\d-]+)$/.exec(port.published!.text) ?? []
  if (port.hostIp || address === undefined || number === undefined || !parseAddress(address)) return {}
  return { fix: { title: `Write host_ip ${address}`, safe: true, edits: [replace(port.published!, number), insert(port, 'host_ip', address)] } }
}

function ofTheApp(port: Port): Fix {
  return { title: 'Write it as app_protocol', safe: false, edits: [remove(port.protocol), insert(port, 'app_protocol', port.protocol.text)] }
}

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
function* long(port: Port, { engine }: Target): Iterable<Finding> {
  const { target, published, protocol } = port
  const fails = { outcome: 'fails' } as const
  if (malformed(target) || target.value?.first === 0) {
    const message = `target ${target.text} is no port: 1 to 65535 are`
    if (target.value) yield { at: target, message, ...(engine.atLeast(29) ? { docker: 'invalid port specification: "0/tcp"', ...fails } : { outcome: 'ignored' }) }
    else yield { at: target, message, docker: engine.atLeast(29) ? `invalid JSON: invalid port '${target.text}': value out of range` : `invalid port specification: "${target.text}"`, ...fails }
  }
  if (malformed(published)) {
    yield {
      at: published,
      message: `published ${published.text} is neither a port nor a range of ports`,
      ...(/:[\d-]+$/.test(published.text) && { hint: 'Write the address as host_ip.', ...apart(port) }),
      docker: `invalid port specification: "${published.text}"`,
      ...fails
    }
  }
  if (malformed(protocol)) {
    const more = /^(?:https?|grpc|h2c|ws)$/i.test(protocol.text) ? { hint: 'Write it as app_protocol.', fix: ofTheApp(port) } : { hint: 'tcp, udp and sctp are.' }
    yield { at: protocol, message: `${protocol.text} is no protocol of ports`, docker: 'unknown protocol', ...fails, ...more }
  }
}

/** Compose 2 sends the text as it is: Engine 28 makes 0/tcp of what it cannot read, ranges among it, and 29 refuses it. Compose 5 reads it itself. */
function* expose(field: Field<Exposed>, { engine, compose }: Target): Iterable<Finding> {
  const refused = compose.atLeast(5) || engine.atLeast(29)
  const level = { outcome: refused ? 'fails' : 'ignored' } as const
  if (malformed(field)) {
    const inside = field.text.slice(field.text.lastIndexOf(':') + 1)
    const mapping = inside !== field.text
    yield {
      at: field,
      message: `${field.text} is no port to expose`,
      ...(mapping && { hint: 'expose names ports of the container only; a mapping belongs into ports.' }),
      ...(mapping && parseExpose(inside).value && { fix: { title: `Write ${inside}`, safe: false, edits: [replace(field, inside)] } }),
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
