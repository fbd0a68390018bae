import { implied, type Mapping, type Tree } from '../source/tree.ts'
import { resources, services } from './print-sections.ts'
import { jsonText } from './print-text.ts'
import { printed } from './printer.ts'

/** One service or network as `docker compose config` prints it: the value that JSON would make of it. */
export function printedPart(section: 'services' | 'networks', tree: Tree): unknown {
  const alone: Mapping = { kind: 'mapping', entries: new Map([['', { key: implied('', tree.origin), value: tree }]]), origin: tree.origin }
  const made = printed(section === 'services' ? services : resources['networks']!, alone, 'yaml')
  const [part] = made instanceof Map ? made.values() : []
  return JSON.parse(jsonText(part ?? {}))
}
