import { parseAddress, type Address } from './address.ts'
import { fault, part, type Fault, type Parsed, type Part } from './fault.ts'
import { parsePortRange, parseProtocol, portRange, readPortRange, type PortRange, type Protocol } from './port.ts'

/** `[[IP:][HOST[-HOST]]:]CONTAINER[-CONTAINER][/PROTO]`, each part with its place in the text. */
export interface ShortPort {
  /** Without the brackets. Undefined: every address of the host. */
  readonly hostIp: Part<Address> | undefined
  /** Undefined or 0: the engine picks a free one. */
  readonly published: Part<PortRange> | undefined
  /** Compose refuses target 0 later, as missing. */
  readonly target: Part<PortRange>
  /** Undefined: tcp. */
  readonly protocol: Part<Protocol> | undefined
  /** Where one major version of Compose takes the text and the other does not. */
  readonly refused: { readonly by: 'compose 2' | 'compose 5'; readonly fault: Fault } | undefined
}

/** One published port as `docker compose config` prints it. */
export interface PortEntry {
  readonly hostIp: Part<Address> | undefined
  readonly published: PortRange | undefined
  readonly target: number
  readonly protocol: Protocol
}

/**
 * The short syntax as go-connections nat/nat.go ParsePortSpec reads it, in the words and the order of its version 0.7 (Compose 5).
 * Version 0.6 (Compose 2.40 as released) differs in what `refused` tells, and in the words where no port is named.
 */
export function parseShortPort(text: string): Parsed<ShortPort> {
  const lastColon = text.lastIndexOf(':')
  // Where no address stands it is -1 or 0.
  const ipEnd = text.lastIndexOf(':', lastColon - 1)
  const slash = text.indexOf('/', lastColon + 1)

  const targetStart = lastColon + 1
  const targetEnd = slash < 0 ? text.length : slash
  if (targetStart === targetEnd) return fault(`no port specified: ${text}<empty>`, 0, text.length)

  const protocolText = slash < 0 ? '' : text.slice(slash + 1)
  const protocol = parseProtocol(protocolText || 'tcp')
  if (!protocol) return fault(`invalid proto: ${protocolText.toLowerCase()}`, slash + 1, text.length)

  const hostIp = ipEnd > 0 ? hostAddress(text, ipEnd) : { value: undefined }
  if (hostIp.fault) return hostIp

  const target = ports(text, targetStart, targetEnd)
  if (!target) return fault(`invalid containerPort: ${text.slice(targetStart, targetEnd)}`, targetStart, targetEnd)

  const hostStart = ipEnd + 1
  const hostEnd = Math.max(lastColon, hostStart)
  const published = hostStart === hostEnd ? undefined : ports(text, hostStart, hostEnd)
  if (hostStart < hostEnd && !published) return fault(`invalid hostPort: ${text.slice(hostStart, hostEnd)}`, hostStart, hostEnd)

  const [inside, outside] = [target.part, published?.part]
  if (outside && inside.value.size > 1 && inside.value.size !== outside.value.size) {
    const words = `invalid ranges specified for container and host Ports: ${inside.text} and ${outside.text}`
    return fault(words, outside.start, inside.end)
  }

  return {
    value: {
      hostIp: hostIp.value,
      published: outside,
      target: inside,
      protocol: protocolText === '' ? undefined : part(text, slash + 1, text.length, protocol),
      refused: refusal('containerPort', target) ?? (published && refusal('hostPort', published))
    }
  }
}

/** The address before the host port. Brackets come off by Go's net.SplitHostPort; what it refuses has its words. */
function hostAddress(text: string, end: number): Parsed<Part<Address> | undefined> {
  const bracketed = text.startsWith('[')
  if (bracketed) {
    const written = text.slice(0, end)
    const why = bracketFault(written)
    if (why) return fault(`invalid IP address ${written}: address ${written}:: ${why}`, 0, end)
  }
  const [start, stop] = bracketed ? [1, end - 1] : [0, end]
  if (start === stop) return { value: undefined }
  const inner = text.slice(start, stop)
  const address = parseAddress(inner)
  // net.ParseIP, unlike netip, takes no zone.
  if (!address || address.zone !== undefined) return fault(`invalid IP address: ${inner}`, start, stop)
  return { value: part(text, start, stop, address) }
}

function bracketFault(written: string): string | undefined {
  const close = written.indexOf(']')
  if (close < 0) return "missing ']' in address"
  if (close < written.length - 1) return written[close + 1] === ':' ? 'too many colons in address' : 'missing port in address'
  return written.includes('[', 1) ? "unexpected '[' in address" : undefined
}

type Lenient = 'compose 2' | 'compose 5' | undefined

interface Ports {
  readonly part: Part<PortRange>
  /** The only version that takes it. */
  readonly lenient: Lenient
}

/** A port or range as at least one of go-connections 0.6 and 0.7 takes it. */
function ports(text: string, start: number, end: number): Ports | undefined {
  const written = text.slice(start, end)
  const both = parsePortRange(written)
  if (both) return { part: part(text, start, end, both), lenient: undefined }
  // 0.6 looks at the first two of however many numbers; 0.7 takes a plus sign.
  const of06 = parsePortRange(written.split('-', 2).join('-'))
  if (of06) return { part: part(text, start, end, of06), lenient: 'compose 2' }
  const of07 = parsePortRange(written.replace(/^\+/, '').replace('-+', '-'))
  return of07 && { part: part(text, start, end, of07), lenient: 'compose 5' }
}

function refusal(what: 'containerPort' | 'hostPort', { part: { text, start, end }, lenient }: Ports): ShortPort['refused'] {
  if (!lenient) return undefined
  return { by: lenient === 'compose 2' ? 'compose 5' : 'compose 2', ...fault(`invalid ${what}: ${text}`, start, end) }
}

/**
 * The entries that compose-go types/types.go ParsePortConfig makes: one a container port, sorted as text (`10/tcp` before `9/tcp`).
 * A host range with a single container port stays one entry.
 */
export function expand({ hostIp, published, target, protocol }: ShortPort): PortEntry[] {
  const { first, size } = target.value
  const targets = Array.from({ length: size }, (_, i) => first + i).sort() // the default order is that of texts
  return targets.map((port) => ({
    hostIp,
    published: published && (size === 1 ? published.value : portRange(published.value.first + port - first)),
    target: port,
    protocol: protocol?.value ?? 'tcp'
  }))
}

/** An entry of `expose`. */
export interface Exposed {
  readonly range: PortRange
  readonly protocol: Protocol
}

/** `N[-M][/PROTO]` in the words of moby api/types/network/port.go ParsePortRange, by which Compose 5 and Engine 29 read it. */
export function parseExpose(text: string): Parsed<Exposed> {
  if (text === '') return fault('invalid port range: value is empty', 0, 0)
  const slash = text.indexOf('/')
  const end = slash < 0 ? text.length : slash
  const range = readPortRange(text.slice(0, end))
  if (range.fault) return range
  const protocolText = slash < 0 ? '' : text.slice(slash + 1)
  const protocol = parseProtocol(protocolText || 'tcp')
  if (!protocol) return fault(`invalid proto: ${protocolText.toLowerCase()}`, slash + 1, text.length)
  return { value: { range: range.value, protocol } }
}
