import { parseAddress } from '../net/address.ts'
import type { Problem } from '../source/problem.ts'
import { at, type Entry, type Mapping, type Tree } from '../source/tree.ts'
import { changer, dotted, type Way } from './pattern.ts'
import { refuse, written } from './refusal.ts'

type Report = (problem: Problem) => void
type Check = (value: Tree, report: Report, way: Way | undefined) => void

/** compose-go validation/validation.go, of the canonical model with its defaults: what a schema cannot say. */
export function check(tree: Tree, report: Report): void {
  checked(tree, report)
}

const checked = changer<Report>(() =>
  Object.fromEntries(Object.entries(checks).map(([path, check]) => [path, (value, report, way) => (check(value, report, way), value)]))
)

/** compose-go writes every index as `[]` here. */
function placed(way: Way | undefined): string {
  return dotted(way).replace(/\.\[\d+\]/g, '.[]')
}

const checks: Readonly<Record<string, Check>> = {
  'volumes.*': externalAlone,
  'configs.*': oneSource('file', 'environment', 'content'),
  'secrets.*': oneSource('file', 'environment'),
  'services.*.ports.*': hostAddress,
  'services.*.develop.watch.*.path': notBlank,
  'services.*.deploy.resources.reservations.devices.*': countOrIds,
  'services.*.gpus.*': countOrIds
}

/** compose-go validation/external.go: of volumes only; Compose takes anything beside the `external` of a network. */
function externalAlone(volume: Tree, report: Report, way: Way | undefined): void {
  if (volume.kind !== 'mapping' || !isTrue(at(volume, 'external'))) return
  for (const [name, { key }] of volume.entries) {
    if (name === 'name' || name === 'external' || name.startsWith('x-')) continue
    const path = placed(way)
    refuse(report, 'compose-schema', key, `${path} is external and says "${name}", too`, { docker: `${path}: conflicting parameters "external" and "${name}" specified` })
  }
}

function isTrue(tree: Tree | undefined): boolean {
  return tree?.kind === 'scalar' && tree.value === true
}

function oneSource(...names: readonly string[]): Check {
  const list = names.join('|')
  return (object, report, way) => {
    if (object.kind !== 'mapping') return
    const [first, second] = names.flatMap((name) => object.entries.get(name) ?? [])
    const isSaid = first !== undefined || object.entries.has('driver') || object.entries.has('external')
    if (isSaid && second === undefined) return
    const path = placed(way)
    if (first !== undefined && second !== undefined) {
      refuse(report, 'compose-schema', second.key, `${path} says "${first.key.text}" and "${second.key.text}": one of them only`, { docker: `${path}: ${list} attributes are mutually exclusive` })
    } else {
      const docker = `${path}: one of ${list} must be set`
      refuse(report, 'compose-schema', object, `${path} says none of ${names.join(', ')}`, { docker, hint: 'Say where its content comes from, or that it is external.' }, firstKey(object))
    }
  }
}

/** A whole mapping says little: its first key is where a reader would write. */
function firstKey(mapping: Mapping): Mapping['origin'] {
  const [first] = mapping.entries.values() as Iterable<Entry>
  return first?.key.origin ?? mapping.origin
}

function hostAddress(port: Tree, report: Report, way: Way | undefined): void {
  const host = at(port, 'host_ip')
  if (host?.kind !== 'scalar' || isAddress(host.text)) return
  const isBracketed = /^\[.*\]$/.test(host.text)
  const right = isBracketed ? host.text.slice(1, -1) : host.text === 'localhost' ? '127.0.0.1' : undefined
  const hint = isBracketed ? 'Write it without brackets here.' : right && `Write ${right}.`
  const mend = right !== undefined && isAddress(right) && { title: `Write ${right}`, text: `"${right}"` }
  const docker = `${placed(way)}: invalid ip address: ${written(host)}`
  refuse(report, 'port-valid', host, `host_ip "${written(host)}" is no IP address`, { docker, ...(hint !== undefined && { hint }), ...(mend && { mend }) })
}

/** net.ParseIP takes no zone. */
function isAddress(text: string): boolean {
  const address = parseAddress(text)
  return address !== undefined && address.zone === undefined
}

function notBlank(value: Tree, report: Report, way: Way | undefined): void {
  if (value.kind !== 'scalar' || value.text !== '') return
  const path = placed(way)
  refuse(report, 'compose-schema', value, `${path.replaceAll('.[]', '')} is empty`, { docker: `${path}: value can't be blank` })
}

function countOrIds(request: Tree, report: Report, way: Way | undefined): void {
  if (request.kind !== 'mapping') return
  const ids = request.entries.get('device_ids')
  if (ids === undefined || !request.entries.has('count')) return
  const path = placed(way)
  refuse(report, 'compose-schema', ids.key, `${path.replaceAll('.[]', '')} says "count" and "device_ids": one of them only`, { docker: `${path}: "count" and "device_ids" attributes are exclusive` })
}
