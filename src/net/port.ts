import { fault, type Parsed } from './fault.ts'
import type { Interval } from './interval.ts'

/** One or more ports in a row, 0 to 65535. */
export interface PortRange extends Interval<number> {
  readonly first: number
  readonly last: number
  readonly size: number
  has(port: number): boolean
  overlaps(other: PortRange): boolean
  /** `80` or `80-90`. */
  toString(): string
}

export const LAST_PORT = 65535

class Ports implements PortRange {
  readonly first: number
  readonly last: number

  constructor(first: number, last: number) {
    this.first = first
    this.last = last
  }

  get size(): number {
    return this.last - this.first + 1
  }

  has(port: number): boolean {
    return this.first <= port && port <= this.last
  }

  overlaps(other: PortRange): boolean {
    return this.first <= other.last && other.first <= this.last
  }

  toString(): string {
    return this.first === this.last ? `${this.first}` : `${this.first}-${this.last}`
  }
}

/** Undefined where an end is no port or the range is reversed. */
export function portRange(first: number, last: number = first): PortRange | undefined {
  const whole = Number.isInteger(first) && Number.isInteger(last)
  return whole && 0 <= first && first <= last && last <= LAST_PORT ? new Ports(first, last) : undefined
}

export function parsePortRange(text: string): PortRange | undefined {
  return readPortRange(text).value
}

/** `80` or `80-90`, decimal whatever zeros it begins with, in the words of go-connections 0.7 nat/parse.go. */
export function readPortRange(text: string): Parsed<PortRange> {
  const dash = text.indexOf('-')
  const cut = dash < 0 ? text.length : dash
  const first = portNumber(text.slice(0, cut))
  if (typeof first === 'string') return fault(`invalid start port '${text.slice(0, cut)}': ${first}`, 0, cut)
  if (dash < 0) return { value: new Ports(first, first) }
  const last = portNumber(text.slice(dash + 1))
  if (typeof last === 'string') return fault(`invalid end port '${text.slice(dash + 1)}': ${last}`, dash + 1, text.length)
  if (last < first) return fault(`invalid port range: ${text}`, 0, text.length)
  return { value: new Ports(first, last) }
}

const DECIMAL = /^[0-9]+$/

/** The port, or why it is none. */
function portNumber(text: string): number | string {
  if (text === '') return 'value is empty'
  if (!DECIMAL.test(text)) return /^-[0-9]+$/.test(text) ? 'value out of range (0–65535)' : 'invalid syntax'
  const port = Number(text)
  return port <= LAST_PORT ? port : 'value out of range (0–65535)'
}

export type Protocol = 'tcp' | 'udp' | 'sctp'

const PROTOCOLS: ReadonlySet<string> = new Set<Protocol>(['tcp', 'udp', 'sctp'])

/** In any case of letters, as the engine takes it. */
export function parseProtocol(text: string): Protocol | undefined {
  const lower = text.toLowerCase()
  return PROTOCOLS.has(lower) ? (lower as Protocol) : undefined
}
