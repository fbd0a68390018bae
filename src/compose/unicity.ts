import { problem, type Problem } from '../source/problem.ts'
import { at, isNull, type Mapping, type Scalar, type Tree } from '../source/tree.ts'
import { isString } from './forms.ts'
import { changer, dotted, type Change, type Way } from './pattern.ts'
import { overriding } from './shaped.ts'
import { parseShortVolume } from './volume.ts'

type Report = (problem: Problem) => void

/** What makes an item of a list the same as another; undefined where nothing does. */
type Index = (item: Tree, way: Way, report: Report) => string | undefined

/** compose-go override/uncity.go: of items of a list that mean the same, the last one stays, in the place of the first. */
export const unique = changer<Report>(() => Object.fromEntries(Object.entries(indexes).map(([path, index]) => [path, by(index)])))

const indexes: Readonly<Record<string, Index>> = {
  'networks.*.labels': key,
  'networks.*.ipam.options': key,
  'services.*.annotations': key,
  'services.*.build.args': key,
  'services.*.build.additional_contexts': key,
  'services.*.build.platform': key,
  'services.*.build.tags': key,
  'services.*.build.labels': key,
  'services.*.cap_add': key,
  'services.*.cap_drop': key,
  'services.*.devices': device,
  'services.*.configs': mount(''),
  'services.*.deploy.labels': key,
  'services.*.dns': key,
  'services.*.dns_opt': key,
  'services.*.dns_search': key,
  'services.*.environment': key,
  'services.*.env_file': envFile,
  'services.*.expose': expose,
  'services.*.labels': key,
  'services.*.links': key,
  'services.*.networks.*.aliases': key,
  'services.*.networks.*.link_local_ips': key,
  'services.*.ports': port,
  'services.*.profiles': key,
  'services.*.secrets': mount('/run/secrets'),
  'services.*.sysctls': key,
  'services.*.tmpfs': key,
  'services.*.volumes': volume
}

function by(index: Index): Change<Report> {
  return (tree, report, way) => {
    if (tree.kind !== 'sequence') return tree
    const items: Tree[] = []
    const placeOf = new Map<string, number>()
    for (const [i, item] of tree.items.entries()) {
      const text = index(item, { up: way, key: i }, report)
      const place = text === undefined ? undefined : placeOf.get(text)
      if (place !== undefined) items[place] = overriding(item, items[place]!)
      else {
        if (text !== undefined) placeOf.set(text, items.length)
        items.push(item)
      }
    }
    return items.length === tree.items.length ? tree : { ...tree, items }
  }
}

/** `KEY` of `KEY=value`. What is no string is left to the schema. */
function key(item: Tree): string | undefined {
  return isString(item) ? item.text.split('=', 1)[0] : undefined
}

function volume(item: Tree, way: Way, report: Report): string | undefined {
  if (item.kind === 'mapping') return target(item) ?? refused(item, `service volume ${dotted(way)} is missing a mount target`, 'a volume', report)
  if (!isString(item)) return undefined
  const parsed = parseShortVolume(item)
  return 'fault' in parsed ? undefined : parsed.target?.text
}

function device(item: Tree, way: Way, report: Report): string | undefined {
  if (item.kind === 'mapping') return target(item) ?? refused(item, `service device ${dotted(way)} is missing a mount target`, 'a device', report)
  if (!isString(item)) return undefined
  const [source, inside] = item.text.split(':')
  return inside ?? source
}

function target(item: Mapping): string | undefined {
  const value = item.entries.get('target')?.value
  // A target that is no string is the schema's to tell of.
  return value === undefined ? undefined : isString(value) ? value.text : ''
}

function expose(item: Tree, way: Way, report: Report): string | undefined {
  if (item.kind !== 'scalar') return undefined
  if (item.type === 'string' || item.type === 'int') return goText(item)
  report(problem('port-valid', item.origin, `"${item.text}" is no port to expose`, { docker: `${dotted(way)}: unsupported expose value ${goString(item)}` }))
  return undefined
}

function mount(folder: string): Index {
  return (item) => {
    if (isString(item)) return `${folder}/${item.text}`
    if (item.kind !== 'mapping') return undefined
    return item.entries.has('target') ? target(item) : `${folder}/${goString(item.entries.get('source')?.value)}`
  }
}

function envFile(item: Tree): string | undefined {
  if (isString(item)) return item.text
  const path = at(item, 'path')
  return path && isString(path) ? path.text : undefined
}

/**
 * compose-go portIndexer, with Go's %s and %d: `published: 8080` counts as `%!s(int=8080)`, which is not `8080`, so both
 * stay and the second cannot be bound.
 */
function port(item: Tree, way: Way, report: Report): string | undefined {
  if (item.kind === 'scalar') return item.type === 'string' || item.type === 'int' ? goText(item) : undefined
  if (item.kind === 'sequence') return undefined
  const value = (name: string): Tree | undefined => item.entries.get(name)?.value
  if (value('target') === undefined) return refused(item, `service ports ${dotted(way)} is missing a target port`, 'a port', report)
  const host = value('host_ip') === undefined ? '0.0.0.0' : goString(value('host_ip'))
  const protocol = value('protocol') === undefined ? 'tcp' : goString(value('protocol'))
  return `${host}:${goString(value('published'))}:${goNumber(value('target'))}/${protocol}`
}

function refused(item: Mapping, docker: string, noun: string, report: Report): undefined {
  report(problem(noun === 'a port' ? 'port-valid' : 'compose-schema', item.origin, `${noun} without a target`, { docker }))
}

/** Go's %s. */
function goString(tree: Tree | undefined): string {
  if (tree === undefined || isNull(tree)) return '%!s(<nil>)'
  if (tree.kind !== 'scalar') return '%!s()'
  return isString(tree) ? tree.text : `%!s(${goType(tree)}=${goText(tree)})`
}

/** Go's %d. */
function goNumber(tree: Tree | undefined): string {
  if (tree?.kind !== 'scalar' || tree.type === 'null') return '%!d(<nil>)'
  return tree.type === 'int' ? goText(tree) : `%!d(${goType(tree)}=${goText(tree)})`
}

function goType({ type }: Scalar): string {
  return type === 'float' ? 'float64' : type
}

/** `0x50` and `80` are one number. */
function goText({ type, value, text }: Scalar): string {
  return type === 'string' ? text : String(value)
}
