import { problem, type Problem } from '../source/problem.ts'
import { implied, slice, type Entry, type Mapping, type Scalar, type Tree } from '../source/tree.ts'
import { isString, longForm, piece } from './forms.ts'
import { changer, dotted, type Change, type Way } from './pattern.ts'
import { refuse, written } from './refusal.ts'
import { PortLists } from './short-ports.ts'
import { parseShortVolume, type Piece } from './volume.ts'
import { itemsChanged, mapped, withDefault } from './walk.ts'

type Report = (problem: Problem) => void

/**
 * compose-go transform/: every short form in its long form. What was long stays the same object. A value that came of a
 * short string has that string's origin, and so have its keys (`isShort` in forms.ts). What Compose would refuse is told
 * and left out.
 */
export function canonical(tree: Tree, report: Report): Tree {
  return changed(tree, { report, ports: new PortLists(report) })
}

interface Given {
  readonly report: Report
  readonly ports: PortLists
}

const files = items(named('source'))

/** compose-go transform/canonical.go. `build` comes before what stands in it. */
const changed = changer<Given>(() => ({
  'services.*.build': (build, given, way) => buildChanged(named('context')(build), given, way),
  'services.*.depends_on': dependencies,
  'services.*.env_file': envFiles,
  'services.*.label_file': listOfOne,
  'services.*.extends': named('service'),
  'services.*.gpus': allGpus,
  'services.*.networks': keysOf,
  'services.*.models': keysOf,
  'services.*.volumes': items(volumeMount),
  'services.*.dns': listOfOne,
  'services.*.devices': items(deviceMapping),
  'services.*.secrets': files,
  'services.*.configs': files,
  'services.*.ports': (list, { ports }, way) => ports.canonical(list, way),
  'services.*.ulimits.*': ulimit,
  'services.*.develop.watch.*.ignore': listOfOne,
  'services.*.develop.watch.*.include': listOfOne,
  'volumes.*': withoutExternalName,
  'networks.*': withoutExternalName,
  'secrets.*': withoutExternalName,
  'configs.*': withoutExternalName,
  'include.*': named('path')
}))

const buildChanged = changer<Given>(() => ({
  secrets: files,
  provenance: asString,
  sbom: asString,
  additional_contexts: keyValues,
  ssh: sshKeys,
  'ulimits.*': ulimit
}))

function items(change: (item: Tree, given: Given) => Tree | undefined): Change<Given> {
  return (list, given) => itemsChanged(list, (item) => change(item, given))
}

/** `build: .` is `build: {context: .}`, and so on. */
function named(key: string): (value: Tree) => Tree {
  return (value) => (isString(value) ? longForm(value, { [key]: value }) : value)
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
  return value.kind === 'sequence' ? mappingOf(value, (item) => implied(null, item.origin)) : value
}

/** A mapping with the items of a list for its keys. */
function mappingOf(list: Tree & { kind: 'sequence' }, value: (item: Scalar) => Tree): Mapping {
  const entries = new Map<string, Entry>()
  for (const item of list.items) if (isString(item)) entries.set(item.text, { key: item, value: value(item) })
  return { kind: 'mapping', entries, origin: list.origin }
}

function dependencies(value: Tree): Tree {
  if (value.kind === 'sequence') {
    return mappingOf(value, (item) => longForm(item, { condition: implied('service_started', item.origin), required: implied(true, item.origin) }))
  }
  if (value.kind !== 'mapping') return value
  return mapped(value, ({ value: dependency, key }) =>
    dependency.kind === 'mapping' ? withDefault(withDefault(dependency, 'condition', 'service_started', key.origin), 'required', true, key.origin) : dependency
  )
}

function envFiles(value: Tree): Tree {
  if (isString(value)) return { kind: 'sequence', items: [envFile(value)], origin: value.origin }
  return itemsChanged(value, envFile)
}

function envFile(item: Tree): Tree {
  if (isString(item)) return longForm(item, { path: item, required: implied(true, item.origin) })
  return item.kind === 'mapping' ? withDefault(item, 'required', true, item.origin) : item
}

function allGpus(value: Tree): Tree {
  if (!isString(value)) return value
  return { kind: 'sequence', items: [longForm(value, { count: implied('all', value.origin) })], origin: value.origin }
}

function keyValues(value: Tree, { report }: Given, way: Way | undefined): Tree {
  return keyed(value, (item) => {
    refuse(report, 'compose-schema', item, `"${written(item)}" is no KEY=VALUE`, { docker: `${dotted(way)}: invalid value ${written(item)}, expected key=value` })
    return undefined
  })
}

function sshKeys(value: Tree, { report }: Given): Tree {
  return keyed(value, (item) => {
    if (item.text === 'default') return { key: item, value: implied(null, item.origin) }
    refuse(report, 'compose-schema', item, `"${written(item)}" is neither "default" nor ID=PATH`, { docker: `invalid ssh key ${JSON.stringify(written(item))}` })
    return undefined
  })
}

/** A list of `KEY=VALUE` as a mapping; `bare` makes an entry of an item without `=`, or says why there is none. */
function keyed(value: Tree, bare: (item: Scalar) => Entry | undefined): Tree {
  if (value.kind !== 'sequence') return value
  const entries = new Map<string, Entry>()
  for (const item of value.items) {
    if (!isString(item)) continue
    const equals = item.text.indexOf('=')
    const entry = equals >= 0 ? cut(item, equals) : bare(item)
    if (entry) entries.set(entry.key.text, entry)
  }
  return { kind: 'mapping', entries, origin: value.origin }
}

/** `KEY=VALUE` as an entry. */
function cut(item: Scalar, equals: number): Entry {
  const text = (start: number, end: number): Scalar => piece(item, { text: item.text.slice(start, end), origin: slice(item, start, end) })
  return { key: text(0, equals), value: text(equals + 1, item.text.length) }
}

/** The old form `external: {name: x}`. */
function withoutExternalName(resource: Tree, { report }: Given, way: Way | undefined): Tree {
  const external = resource.kind === 'mapping' ? resource.entries.get('external') : undefined
  if (resource.kind !== 'mapping' || external?.value.kind !== 'mapping') return resource
  const entries = new Map(resource.entries).set('external', { key: external.key, value: implied(true, external.key.origin) })
  const theirs = external.value.entries.get('name')
  if (theirs !== undefined) {
    const path = dotted(way)
    const deprecated = `${path}: external.name is deprecated. Please set name and external: true`
    report(problem('compose-schema', theirs.key.origin, `external.name of ${path} is deprecated`, { docker: deprecated, level: 'warning', hint: 'Write "name" beside "external: true".' }))
    const own = entries.get('name')
    if (own === undefined) entries.set('name', theirs)
    else if (own.value.kind !== 'scalar' || theirs.value.kind !== 'scalar' || own.value.text !== theirs.value.text) {
      refuse(report, 'compose-schema', theirs.value, `${path} has two names`, { docker: `${path}: name and external.name conflict; only use name`, hint: 'Keep "name" only.' })
    }
  }
  return { ...resource, entries }
}

function volumeMount(value: Tree, { report }: Given): Tree | undefined {
  if (!isString(value)) return value
  const volume = parseShortVolume(value)
  if ('fault' in volume) {
    const { fault, at } = volume
    refuse(report, 'compose-schema', value, `"${written(value)}" is no volume: ${fault}`, { docker: value.text === '' ? fault : `invalid spec: ${written(value)}: ${fault}` }, at)
    return undefined
  }
  const { source, target, readOnly, propagation, selinux, noCopy, bare } = volume
  const text = (part: Piece | undefined): Scalar | undefined => part && piece(value, part)
  const yes = (part: Piece | undefined): Scalar | undefined => part && implied(true, part.origin)
  const bind = volume.type === 'bind'
  return longForm(value, {
    type: implied(volume.type, value.origin),
    source: text(source),
    target: text(target),
    read_only: yes(readOnly),
    bind: bind || selinux || propagation
      ? longForm(value, { selinux: text(selinux), propagation: text(propagation), create_host_path: bind ? implied(true, value.origin) : undefined })
      : undefined,
    volume: (!bind && !bare) || noCopy ? longForm(value, { nocopy: yes(noCopy) }) : undefined
  })
}

function deviceMapping(value: Tree, { report }: Given): Tree | undefined {
  if (!isString(value)) return value
  const sections: Piece[] = []
  let start = 0
  for (const text of value.text.split(':')) {
    sections.push({ text, origin: slice(value, start, start + text.length) })
    start += text.length + 1
  }
  if (sections.length > 3) {
    const docker = `confusing device mapping, please use long syntax: ${written(value)}`
    refuse(report, 'compose-schema', value, `"${written(value)}" is no device: it has more than HOST:CONTAINER:PERMISSIONS`, { docker })
    return undefined
  }
  const [source, target, permissions] = sections
  return longForm(value, {
    source: piece(value, source!),
    target: piece(value, target === undefined || target.text === '' ? source! : target),
    permissions: permissions ? piece(value, permissions) : implied('rwm', value.origin)
  })
}

function ulimit(value: Tree, { report }: Given, way: Way | undefined): Tree {
  // A string that is a number was made one with the variables; of any other the reporter was told then. The schema takes 80.0, and refuses 80.5.
  if (value.kind !== 'scalar' || value.type !== 'float' || !Number.isInteger(value.value)) return value
  const path = dotted(way)
  refuse(report, 'compose-schema', value, `${path} is ${value.text}, which is no whole number as Compose reads it`, { docker: `${path}: invalid type float64 for external` })
  return value
}
