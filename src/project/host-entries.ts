import { extraHost, hostTarget, type HostTarget } from '../net/index.ts'
import type { Located } from '../source/origin.ts'
import { at, slice } from '../source/tree.ts'
import type { Service } from './model.ts'

/** One address of one entry of `extra_hosts`. */
export interface HostEntry extends Located {
  readonly host: string
  readonly text: string
  /** Undefined: it is no address. */
  readonly address: HostTarget | undefined
  /** False where a variable without a value took part. */
  readonly known: boolean
}

export function* hostEntries(service: Service): Iterable<HostEntry> {
  const tree = at(service.tree, 'extra_hosts')
  if (tree?.kind === 'sequence') {
    for (const item of tree.items) {
      const read = item.kind === 'scalar' ? extraHost(item.text).value : undefined
      if (item.kind !== 'scalar' || read === undefined) continue
      for (const { text, value, start, end } of read.addresses) yield { origin: slice(item, start, end), host: read.host.value, text, address: value, known: item.known }
    }
  }
  for (const { key, value } of tree?.kind === 'mapping' ? tree.entries.values() : []) {
    for (const item of value.kind === 'sequence' ? value.items : [value]) {
      if (item.kind === 'scalar') yield { origin: item.origin, host: key.text, text: item.text, address: hostTarget(item.text), known: item.known }
    }
  }
}
