import { expand, parseShortPort } from '../net/short-port.ts'
import type { Origin } from '../source/origin.ts'
import { problem, type Problem } from '../source/problem.ts'
import { implied, slice, type Entry, type Mapping, type Scalar, type Tree } from '../source/tree.ts'
import { refusal } from './refusal.ts'
import { parseShortVolume, type Piece } from './volume.ts'

type Report = (problem: Problem) => void
interface Run {
  readonly report: Report
  /** Entries that port ranges may still be written out to. */
  ports: number
}
/** Undefined: the value is left out, because Compose would refuse it; the reporter has been told. */
type Step = (value: Tree, path: string, run: Run) => Tree | undefined

/**
 * compose-go transform/: every short form in its long form. What was long stays the same object. A value that came of a
 * short string has that string's origin, and so have its keys: `isShort` tells by it.
 */
export function canonical(tree: Tree, report: Report): Tree {
  return changed(tree, model, '', { report, ports: mostPorts })
}

/** True of a mapping that was written as a string. */
export function isShort(mapping: Mapping): boolean {
  const { origin } = mapping
  for (const { key } of mapping.entries.values()) return key.origin.start === origin.start && key.origin.end === origin.end && key.origin.file === origin.file
  return false
}

/** A project with more published ports than this is not written out: its further ranges stay one entry each. */
const mostPorts = 200_000

const model: Readonly<Record<string, Step>> = {
  services: each((service, path, run) => changed(service, serviceSteps, path, run)),
  volumes: each(externalNamed),
  networks: each(externalNamed),
  secrets: each(externalNamed),
  configs: each(externalNamed),
  include: items(named('path'))
}

const buildSteps: Readonly<Record<string, Step>> = {
  secrets: items(named('source')),
  provenance: asString,
  sbom: asString,
  additional_contexts: keyValues,
  ssh: sshKeys
}

const serviceSteps: Readonly<Record<string, Step>> = {
  build: (value, path, run) => changed(named('context')(value, path, run)!, buildSteps, path, run),
  depends_on: dependencies,
  env_file: envFiles,
  label_file: listOfOne,
  extends: named('service'),
  gpus: allGpus,
  networks: keysOf,
  models: keysOf,
  volumes: items(volumeMount),
  dns: listOfOne,
  devices: items(deviceMapping),
  secrets: items(named('source')),
  configs: items(named('source')),
  ports: portList,
  ulimits: each(ulimit),
  develop: (value, path, run) => changed(value, { watch: items((watch, at) => changed(watch, { ignore: listOfOne, include: listOfOne }, at, run)) }, path, run)
}

/** A mapping with some of its values taken a step further. */
function changed(tree: Tree, steps: Readonly<Record<string, Step>>, path: string, run: Run): Tree {
  if (tree.kind !== 'mapping') return tree
  return mapped(tree, (entry, name) => (Object.hasOwn(steps, name) ? steps[name]!(entry.value, below(path, name), run) : entry.value))
}

function each(step: Step): Step {
  return (value, path, run) => (value.kind === 'mapping' ? mapped(value, (entry, name) => step(entry.value, below(path, name), run)) : value)
}

function mapped(mapping: Mapping, change: (entry: Entry, name: string) => Tree | undefined): Mapping {
  let entries: Map<string, Entry> | undefined
  for (const [name, entry] of mapping.entries) {
    const value = change(entry, name)
    if (value === entry.value) continue
    entries ??= new Map(mapping.entries)
    if (value === undefined) entries.delete(name)
    else entries.set(name, { key: entry.key, value })
  }
  return entries === undefined ? mapping : { ...mapping, entries }
}

function items(step: Step): Step {
  return (value, path, run) => {
    if (value.kind !== 'sequence') return value
    const made = value.items.map((item) => step(item, `${path}.[]`, run))
    if (made.every((item, index) => item === value.items[index])) return value
    return { ...value, items: made.filter((item) => item !== undefined) }
  }
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

/** The mapping that a scalar stands for: all its keys and what Compose adds stand where the scalar stands. */
function long(scalar: Scalar, values: Readonly<Record<string, Tree | undefined>>): Mapping {
  const entries = new Map<string, Entry>()
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) entries.set(name, { key: implied(name, scalar.origin), value })
  }
  return { kind: 'mapping', entries, origin: scalar.origin }
}

function piece(scalar: Scalar, { text, origin }: Piece): Scalar {
  return { kind: 'scalar', value: text, type: 'string', text, style: 'plain', known: scalar.known, origin }
}

function isString(tree: Tree): tree is Scalar & { value: string } {
  return tree.kind === 'scalar' && tree.type === 'string'
}

/** `build: .` is `build: {context: .}`, and so on. */
function named(key: string): Step {
  return (value) => (isString(value) ? long(value, { [key]: value }) : value)
}

function listOfOne(value: Tree): Tree {
  return isString(value) ? { kind: 'sequence', items: [value], origin: value.origin } : value
}

/** Go's fmt.Sprint of what is no string: of `true`, `true`. */
function asString(value: Tree): Tree {
  return value.kind !== 'scalar' || isString(value) ? value : { ...value, value: value.text, type: 'string' }
}

/** `[a, b]` is `{a: null, b: null}`. */
function keysOf(value: Tree): Tree {
  if (value.kind !== 'sequence') return value
  const entries = new Map<string, Entry>()
  for (const item of value.items) if (isString(item)) entries.set(item.text, { key: item, value: implied(null, item.origin) })
  return { kind: 'mapping', entries, origin: value.origin }
}

function dependencies(value: Tree): Tree {
  if (value.kind === 'mapping') {
    return mapped(value, ({ value: dependency, key }) =>
      dependency.kind === 'mapping' ? withDefault(withDefault(dependency, 'condition', 'service_started', key.origin), 'required', true, key.origin) : dependency
    )
  }
  if (value.kind !== 'sequence') return value
  const entries = new Map<string, Entry>()
  for (const item of value.items) {
    if (!isString(item)) continue
    entries.set(item.text, { key: item, value: long(item, { condition: implied('service_started', item.origin), required: implied(true, item.origin) }) })
  }
  return { kind: 'mapping', entries, origin: value.origin }
}

export function withDefault(mapping: Mapping, name: string, value: string | boolean, origin: Origin): Mapping {
  if (mapping.entries.has(name)) return mapping
  return { ...mapping, entries: new Map(mapping.entries).set(name, { key: implied(name, origin), value: implied(value, origin) }) }
}

function envFiles(value: Tree): Tree {
  const file = (item: Tree): Tree => {
    if (isString(item)) return long(item, { path: item, required: implied(true, item.origin) })
    return item.kind === 'mapping' ? withDefault(item, 'required', true, item.origin) : item
  }
  if (isString(value)) return { kind: 'sequence', items: [file(value)], origin: value.origin }
  return value.kind === 'sequence' ? { ...value, items: value.items.map(file) } : value
}

function allGpus(value: Tree): Tree {
  if (!isString(value)) return value
  return { kind: 'sequence', items: [long(value, { count: implied('all', value.origin) })], origin: value.origin }
}

function keyValues(value: Tree, path: string, run: Run): Tree {
  if (value.kind !== 'sequence') return value
  const entries = new Map<string, Entry>()
  for (const item of value.items) {
    if (!isString(item)) continue
    const equals = item.text.indexOf('=')
    if (equals < 0) run.report(refusal('compose-schema', item, `${path} has "${item.text}", which is no KEY=VALUE`, { docker: `${path}: invalid value ${item.text}, expected key=value` }))
    else entries.set(item.text.slice(0, equals), cut(item, equals))
  }
  return { kind: 'mapping', entries, origin: value.origin }
}

/** `KEY=VALUE` as an entry. */
function cut(item: Scalar, equals: number): Entry {
  const text = (start: number, end: number): Scalar => piece(item, { text: item.text.slice(start, end), origin: slice(item, start, end) })
  return { key: text(0, equals), value: text(equals + 1, item.text.length) }
}

function sshKeys(value: Tree, _path: string, run: Run): Tree {
  if (value.kind !== 'sequence') return value
  const entries = new Map<string, Entry>()
  for (const item of value.items) {
    if (!isString(item)) continue
    const equals = item.text.indexOf('=')
    if (equals >= 0) entries.set(item.text.slice(0, equals), cut(item, equals))
    else if (item.text === 'default') entries.set('default', { key: item, value: implied(null, item.origin) })
    else run.report(refusal('compose-schema', item, `"${item.text}" is no ssh key: it is neither "default" nor ID=PATH`, { docker: `invalid ssh key ${JSON.stringify(item.text)}` }))
  }
  return { kind: 'mapping', entries, origin: value.origin }
}

/** The old form `external: {name: x}`. */
function externalNamed(value: Tree, path: string, run: Run): Tree {
  if (value.kind !== 'mapping') return value
  const external = value.entries.get('external')
  if (external?.value.kind !== 'mapping') return value
  const entries = new Map(value.entries).set('external', { key: external.key, value: implied(true, external.key.origin) })
  const theirs = external.value.entries.get('name')
  if (theirs !== undefined) {
    const deprecated = { docker: `${path}: external.name is deprecated. Please set name and external: true`, level: 'warning' } as const
    run.report(problem('compose-schema', theirs.key.origin, `external.name of ${path} is deprecated`, { ...deprecated, hint: 'Write "name" beside "external: true".' }))
    const own = entries.get('name')
    if (own === undefined) entries.set('name', theirs)
    else if (!sameText(own.value, theirs.value)) {
      const docker = `${path}: name and external.name conflict; only use name`
      run.report(refusal('compose-schema', theirs.value, `${path} has two names`, { docker, hint: 'Keep "name" only.' }))
    }
  }
  return { ...value, entries }
}

function sameText(a: Tree, b: Tree): boolean {
  return a.kind === 'scalar' && b.kind === 'scalar' && a.text === b.text
}

function volumeMount(value: Tree, _path: string, run: Run): Tree | undefined {
  if (!isString(value)) return value
  const volume = parseShortVolume(value)
  if ('fault' in volume) {
    run.report(refusal('compose-schema', value, `"${value.text}" is no volume: ${volume.fault.slice(volume.fault.lastIndexOf(': ') + 1).trim()}`, { docker: volume.fault }, volume.at))
    return undefined
  }
  const { source, target, readOnly, propagation, selinux, noCopy, bare } = volume
  const text = (part: Piece | undefined): Scalar | undefined => part && piece(value, part)
  const yes = (part: Piece | undefined): Scalar | undefined => part && implied(true, part.origin)
  const bind = volume.type === 'bind'
  return long(value, {
    type: implied(volume.type, value.origin),
    source: text(source),
    target: text(target),
    read_only: yes(readOnly),
    bind: bind || selinux || propagation
      ? long(value, { selinux: text(selinux), propagation: text(propagation), create_host_path: bind ? implied(true, value.origin) : undefined })
      : undefined,
    volume: (!bind && !bare) || noCopy ? long(value, { nocopy: yes(noCopy) }) : undefined
  })
}

function deviceMapping(value: Tree, _path: string, run: Run): Tree | undefined {
  if (!isString(value)) return value
  const sections: Piece[] = []
  let start = 0
  for (const text of value.text.split(':')) {
    sections.push({ text, origin: slice(value, start, start + text.length) })
    start += text.length + 1
  }
  if (sections.length > 3) {
    const docker = `confusing device mapping, please use long syntax: ${value.text}`
    run.report(refusal('compose-schema', value, `"${value.text}" is no device: more than HOST:CONTAINER:PERMISSIONS`, { docker }))
    return undefined
  }
  const [source, target, permissions] = sections
  return long(value, {
    source: piece(value, source!),
    target: piece(value, target === undefined || target.text === '' ? source! : target),
    permissions: permissions ? piece(value, permissions) : implied('rwm', value.origin)
  })
}

function ulimit(value: Tree, path: string, run: Run): Tree | undefined {
  // A string that is a number was made one with the variables; of any other the reporter was told then.
  if (value.kind !== 'scalar' || value.type === 'int') return value
  if (value.type !== 'string') run.report(refusal('compose-schema', value, `${path} is "${value.text}", which is no whole number`, { docker: `${path}: invalid type float64 for external` }))
  return undefined
}

function portList(value: Tree, path: string, run: Run): Tree {
  if (value.kind !== 'sequence' || !value.items.some((item) => item.kind === 'scalar')) return value
  const made: Tree[] = []
  for (const item of value.items) {
    if (item.kind !== 'scalar') made.push(item)
    else if (item.type === 'string' || item.type === 'int') made.push(...shortPort(item.type === 'int' ? { ...item, text: String(item.value) } : item, run))
    else {
      const docker = `${path}: invalid type ${item.type === 'float' ? 'float64' : item.type} for port`
      run.report(refusal('port-valid', item, `"${item.text}" is no port: it is a ${item.type === 'float' ? 'fraction' : item.type}`, { docker, hint: 'Write it in quotes.' }))
    }
  }
  return { ...value, items: made }
}

function shortPort(item: Scalar, run: Run): Tree[] {
  const { value: port, fault } = parseShortPort(item.text)
  if (fault !== undefined) {
    run.report(refusal('port-valid', item, `"${item.text}" is no port mapping: ${fault.words}`, { docker: fault.words }, slice(item, fault.start, fault.end)))
    return []
  }
  if (port.refused !== undefined) {
    const { by, fault: later } = port.refused
    run.report(problem('port-valid', slice(item, later.start, later.end), `"${item.text}" is refused by ${by === 'compose 2' ? 'Compose 2' : 'Compose 5'}`, { docker: later.words, level: 'warning' }))
  }

  // Everything that the entries of one range have in common is made once.
  const part = ({ start, end }: { start: number; end: number }, text: string): Scalar => piece(item, { text, origin: slice(item, start, end) })
  const entry = (name: string, value: Scalar): [string, Entry] => [name, { key: implied(name, item.origin), value }]
  const { hostIp, published, target, protocol } = port
  run.ports -= target.value.size
  const whole = run.ports < 0
  const common = [entry('mode', implied('ingress', item.origin)), entry('protocol', protocol ? part(protocol, protocol.value) : implied('tcp', item.origin))]
  if (hostIp !== undefined) common.unshift(entry('host_ip', part(hostIp, hostIp.text)))
  const targetKey = implied('target', item.origin)
  const publishedKey = implied('published', item.origin)
  const targetPiece = part(target, target.text)
  const publishedPiece = published && part(published, published.text)

  const entries = whole ? [{ target: target.value, published: published?.value }] : expand(port)
  return entries.map((each): Mapping => {
    const text = String(each.target)
    const number: Scalar = { ...targetPiece, text, ...(typeof each.target === 'number' ? { value: each.target, type: 'int' } : { value: text }) }
    const made = new Map<string, Entry>([['target', { key: targetKey, value: number }]])
    if (publishedPiece !== undefined && each.published !== undefined) {
      const outside = each.published.toString()
      made.set('published', { key: publishedKey, value: { ...publishedPiece, value: outside, text: outside } })
    }
    for (const [name, value] of common) made.set(name, value)
    return { kind: 'mapping', entries: made, origin: item.origin }
  })
}
