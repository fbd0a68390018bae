import { parseAddress, type Address } from './address.ts'
import { fault, part, quote, type Fault, type Parsed, type Part } from './fault.ts'

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i

/** A name that a resolver can be asked for: RFC 1123, and the underscores of Compose's names. An address, or what looks like one, is none. */
export function isHostName(text: string): boolean {
  if (text.length > 253) return false
  const labels = text.split('.')
  return labels.every((label) => LABEL.test(label)) && !/^[0-9]+$/.test(labels.at(-1)!)
}

/** `HOST=IP[,IP]` or `HOST:IP[,IP]`, an item of `extra_hosts`. */
export interface ExtraHost {
  readonly host: Part<string>
  /** Without brackets. Undefined: no address; Compose takes it and the engine refuses to create the container. */
  readonly addresses: readonly Part<HostTarget | undefined>[]
  /** The engine's words for each address that is none. */
  readonly faults: readonly Fault[]
}

/** `host-gateway`: the address under which containers reach the host. */
export type HostTarget = Address | 'host-gateway'

/** As compose-go types/hostList.go: the first `=`, where there is none the first `:`, ends the host. The faults are Compose's, at load. */
export function extraHost(text: string): Parsed<ExtraHost> {
  const equals = text.indexOf('=')
  const cut = equals < 0 ? text.indexOf(':') : equals
  if (cut < 0) return fault(`invalid additional host, missing IP: ${text}`, 0, text.length)
  const host = text.slice(0, cut)
  if (host === '' || host.includes(':')) return fault(`bad host name '${host}'`, 0, Math.max(cut, 1))

  const addresses: Part<HostTarget | undefined>[] = []
  let start = cut + 1
  for (const written of text.slice(start).split(',')) {
    addresses.push(target(text, start, start + written.length))
    start += written.length + 1
  }
  const faults = addresses
    .filter(({ value }) => value === undefined)
    .map((address) => fault(`invalid IP address in add-host: ${quote(address.text)}`, address.start, address.end).fault)
  return { value: { host: part(text, 0, cut, host), addresses, faults } }
}

/** An address alone, as the mapping form of `extra_hosts` has it. */
export const hostTarget = (text: string): HostTarget | undefined => target(text, 0, text.length).value

function target(text: string, start: number, end: number): Part<HostTarget | undefined> {
  const bracketed = end - start > 2 && text[start] === '[' && text[end - 1] === ']'
  const [from, to] = bracketed ? [start + 1, end - 1] : [start, end]
  const written = text.slice(from, to)
  if (written === 'host-gateway') return part(text, from, to, written)
  // moby opts/hosts.go trims before net.ParseIP, which takes no zone.
  const address = parseAddress(written.trim())
  return part(text, from, to, address?.zone === undefined ? address : undefined)
}
