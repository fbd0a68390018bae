import { parseAddress } from '../net/address.ts'
import { parsePortRange, parseProtocol, portRange, type PortRange } from '../net/port.ts'
import { at, type Mapping, type Tree } from '../source/tree.ts'
import type { Field } from '../source/origin.ts'
import { field, textField } from './fields.ts'
import type { Port } from './model.ts'

/**
 * The canonical `ports`, as written: Compose expands `8000-8010:8000-8010` to eleven entries, which are one Port here again,
 * because a reader has one text to mend.
 */
export function ports(items: readonly Tree[]): readonly Port[] {
  const found: Port[] = []
  let run: Port[] = []
  for (const item of items) {
    if (item.kind !== 'mapping') continue
    const port = read(item)
    const last = run.at(-1)
    if (last && sameText(last, port) && port.form === 'short') run.push(port)
    else {
      if (run.length > 0) found.push(joined(run))
      run = [port]
    }
  }
  if (run.length > 0) found.push(joined(run))
  return found
}

function read(item: Mapping): Port {
  const target = field(at(item, 'target'), parsePortRange)
  const published = field(at(item, 'published'), publishedRange)
  return {
    origin: item.origin,
    form: item.entries.get('target')?.key.origin === item.origin ? 'short' : 'long',
    hostIp: field(at(item, 'host_ip'), parseAddress),
    published: published?.text === '' || published?.text === '0' ? undefined : published,
    target: target ?? { origin: item.origin, text: '', value: undefined },
    protocol: field(at(item, 'protocol'), parseProtocol) ?? { origin: item.origin, text: 'tcp', value: 'tcp' },
    mode: textField(at(item, 'mode'))
  }
}

/** `""` and `0` ask for a free port of the engine's choice. */
function publishedRange(text: string): PortRange | undefined {
  return text === '' ? portRange(0, 0) : parsePortRange(text)
}

function sameText(a: Port, b: Port): boolean {
  return a.origin.file === b.origin.file && a.origin.start === b.origin.start && a.origin.end === b.origin.end
}

function joined(run: readonly Port[]): Port {
  const first = run[0]!
  if (run.length === 1) return first
  return { ...first, target: span(run.map((port) => port.target)), ...(first.published && { published: span(run.map((port) => port.published ?? first.published!)) }) }
}

function span(fields: readonly Field<PortRange>[]): Field<PortRange> {
  const first = fields[0]!
  const last = fields.at(-1)!
  const value = first.value && last.value ? portRange(Math.min(first.value.first, last.value.first), Math.max(first.value.last, last.value.last)) : undefined
  return { origin: first.origin, text: value ? value.toString() : first.text, value }
}
