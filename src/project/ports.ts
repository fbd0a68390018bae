import { parseAddress, parsePortRange, parseProtocol, portRange, type PortRange } from '../net/index.ts'
import { at, itemsAt, type Mapping, type Tree } from '../source/tree.ts'
import type { Field, Span } from '../source/origin.ts'
import { field, textField } from './fields.ts'
import type { Port } from './model.ts'

/**
 * The canonical `ports`, as written: Compose expands `8000-8010:8000-8010` to eleven entries, which are one Port here again,
 * because a reader has one text to mend.
 */
export function ports(list: Tree | undefined): readonly Port[] {
  const found: Port[] = []
  let run: Port[] = []
  for (const item of itemsAt(list)) {
    if (item.kind !== 'mapping') continue
    const port = read(item, list!.origin)
    const last = run.at(-1)
    if (last && (port.form === 'long' || !sameText(last, port))) {
      found.push(...joined(run))
      run = []
    }
    run.push(port)
  }
  return [...found, ...joined(run)]
}

function read(item: Mapping, list: Span): Port {
  const published = field(at(item, 'published'), parsePortRange)
  return {
    origin: item.origin,
    form: item.entries.get('target')?.key.origin === item.origin ? 'short' : 'long',
    hostIp: field(at(item, 'host_ip'), parseAddress),
    // Empty and 0 ask for a free port of the engine's choice.
    published: published?.text === '' || published?.text === '0' ? undefined : published,
    target: field(at(item, 'target'), parsePortRange) ?? { origin: item.origin, text: '', value: undefined },
    protocol: field(at(item, 'protocol'), parseProtocol) ?? { origin: item.origin, text: 'tcp', value: 'tcp' },
    mode: textField(at(item, 'mode')),
    dropped: dropped(item, list)
  }
}

function dropped({ origin }: Mapping, list: Span): Port['dropped'] {
  if (!isWithin(origin, list)) return []
  return origin.via.flatMap((cause) => (cause.kind === 'override' && isWithin(cause.of, list) ? [{ origin: { ...cause.of, via: [] } }] : []))
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end
}

function sameText(a: Port, b: Port): boolean {
  return a.origin.file === b.origin.file && a.origin.start === b.origin.start && a.origin.end === b.origin.end
}

/** Compose sorts the entries of a range as texts, and takes one away that stands elsewhere in the list too: then there are gaps. */
function joined(run: readonly Port[]): readonly Port[] {
  if (run.length < 2) return run
  const sorted = [...run].sort((a, b) => (a.target.value?.first ?? 0) - (b.target.value?.first ?? 0))
  const runs: Port[][] = []
  for (const port of sorted) {
    const open = runs.at(-1)
    if (open && open.at(-1)!.target.value?.last === (port.target.value?.first ?? 0) - 1) open.push(port)
    else runs.push([port])
  }
  return runs.map((ports) => {
    const first = ports[0]!
    return {
      ...first,
      target: span(ports.map(({ target }) => target)),
      ...(first.published && { published: span(ports.flatMap(({ published }) => published ?? [])) })
    }
  })
}

function span(fields: readonly Field<PortRange>[]): Field<PortRange> {
  const [first, last] = [fields[0]!, fields.at(-1)!]
  const value = first.value && last.value ? portRange(first.value.first, last.value.last) : undefined
  return { origin: first.origin, text: value ? value.toString() : first.text, value }
}
