import type { Fault } from '../net/fault.ts'
import { expand, parseShortPort } from '../net/short-port.ts'
import { problem, type Problem } from '../source/problem.ts'
import { implied, slice, type Entry, type Mapping, type Scalar, type Tree } from '../source/tree.ts'
import { piece } from './forms.ts'
import { dotted, type Way } from './pattern.ts'
import { holdsVariable, refuse, written } from './refusal.ts'

/** A project with more published ports than this is not written out: its further ranges stay one entry each. */
export const mostPorts = 200_000

/** What may still be written out of the ports of one project. */
export class PortLists {
  #left = mostPorts
  readonly #report: (problem: Problem) => void

  constructor(report: (problem: Problem) => void) {
    this.#report = report
  }

  /** compose-go transform/ports.go. */
  canonical(list: Tree, way: Way | undefined): Tree {
    if (list.kind !== 'sequence' || !list.items.some((item) => item.kind === 'scalar')) return list
    const made: Tree[] = []
    for (const item of list.items) {
      if (item.kind !== 'scalar') made.push(item)
      else if (item.type === 'string' || item.type === 'int') made.push(...this.#entries(item, () => `${dotted(way)}.[${made.length}]`))
      else if (item.type === 'float') {
        // Of what else is no port the schema has told.
        refuse(this.#report, 'port-valid', item, `${item.text} is no whole number, which a port is`, { docker: `${dotted(way)}: invalid type float64 for port` })
      }
    }
    return { ...list, items: made }
  }

  #entries(item: Scalar, path: () => string): Tree[] {
    const report = this.#report
    // 0x50 is 80 to YAML, and Compose sees no more of it.
    const scalar = item.type === 'int' ? { ...item, text: String(item.value) } : item
    const { value: port, fault } = parseShortPort(scalar.text)
    if (fault !== undefined) {
      const docker = holdsVariable(item) ? fault.words.split(':', 1)[0]! : fault.words
      refuse(report, 'port-valid', item, `"${written(item)}" is no port mapping: ${docker}`, { docker, ...(!holdsVariable(item) && mended(scalar.text, fault)) }, slice(scalar, fault.start, fault.end))
      return []
    }
    const { hostIp, published, target, protocol, refused } = port
    if (refused !== undefined) {
      const message = `"${written(item)}" is no port mapping to ${refused.by === 'compose 2' ? 'Compose 2' : 'Compose 5'}`
      report(problem('port-valid', slice(scalar, refused.fault.start, refused.fault.end), message, { docker: refused.fault.words, level: 'warning' }))
    }
    if (hostIp?.text.includes(':') && scalar.text[hostIp.start - 1] !== '[') {
      // go-connections before 0.6, with which Debian builds Compose, parts `::1:8080:80` elsewhere.
      const docker = `Invalid ip address ${hostIp.text}: address ${hostIp.text}:: too many colons in address`
      const mend = { title: `Write [${hostIp.text}]`, text: `[${hostIp.text}]` }
      const message = `${written(item)}: an IPv6 address without brackets is refused by some builds of Compose`
      report(problem('port-valid', slice(scalar, hostIp.start, hostIp.end), message, { docker, level: 'info', ...(item.style !== 'plain' && { mend }) }))
    }
    if (target.value.first === 0) {
      const docker = `service ports ${path()} is missing a target port`
      refuse(report, 'port-valid', item, `"${written(item)}" has no container port: 0 is none`, { docker }, slice(scalar, target.start, target.end))
      return []
    }

    // What all entries of one range have in common is made once.
    const part = ({ start, end }: { start: number; end: number }, text: string): Scalar => piece(item, { text, origin: slice(scalar, start, end) })
    const key = (name: string): Scalar => implied(name, item.origin)
    const [targetKey, publishedKey] = [key('target'), key('published')]
    const inside = part(target, target.text)
    const outside = published && part(published, published.text)
    const common: [string, Entry][] = [
      ['mode', { key: key('mode'), value: implied('ingress', item.origin) }],
      ['protocol', { key: key('protocol'), value: protocol ? part(protocol, protocol.value) : implied('tcp', item.origin) }]
    ]
    if (hostIp !== undefined) common.push(['host_ip', { key: key('host_ip'), value: part(hostIp, hostIp.text) }])

    const fits = target.value.size <= this.#left
    if (fits) this.#left -= target.value.size
    return (fits ? expand(port) : [{ target: target.text, published: published?.value }]).map((entry): Mapping => {
      const entries = new Map<string, Entry>()
      const number: Pick<Scalar, 'value' | 'type'> = typeof entry.target === 'number' ? { value: entry.target, type: 'int' } : { value: entry.target, type: 'string' }
      entries.set('target', { key: targetKey, value: { ...inside, ...number, text: String(entry.target) } })
      if (outside !== undefined && entry.published !== undefined) {
        const text = entry.published.toString()
        entries.set('published', { key: publishedKey, value: { ...outside, value: text, text } })
      }
      for (const [name, value] of common) entries.set(name, value)
      return { kind: 'mapping', entries, origin: item.origin }
    })
  }
}

/** Blanks around a part say nothing, and localhost is one address: all that a reader may take it for. */
function mended(text: string, { start, end }: Fault): Pick<Problem, 'mend'> {
  const part = text.slice(start, end)
  const right = part === 'localhost' ? '127.0.0.1' : part.trim()
  if (right === part || parseShortPort(text.slice(0, start) + right + text.slice(end)).fault !== undefined) return {}
  return { mend: { title: `Write ${right}`, text: right } }
}
