import { posix } from 'node:path'
import { isToRead, type Disk } from '../compose/disk.ts'
import type { Rule } from '../rule.ts'
import { SourceFile } from '../source/file.ts'
import type { Field, Located } from '../source/origin.ts'
import { schema } from '../source/schema.ts'
import { at, entriesAt, isNull, type Tree } from '../source/tree.ts'
import { parse } from '../source/yaml.ts'
import { defaults, type Config, type Layer } from './config.ts'
import { configSchema } from './keys.ts'
import { layer } from './layer.ts'
import { lockedIds, mergeLayers, refuseUnlocking } from './merge.ts'
import { mistake, mistakeOf, suggestion, type Mistake } from './mistake.ts'
import type { Plugged } from './plugins.ts'
import { refuseMisspeltRoles } from './role-names.ts'
import type { Reading } from './selector.ts'

export interface ConfigRequest {
  /** The configuration, as the user would type it. */
  readonly path: string
  /** What its globs start from: its own folder, or the working directory where the command line names it. */
  readonly root: string
  /** The built-in rules. */
  readonly rules: readonly Rule[]
  readonly disk: Disk
  /** 2027-03-31: what policies that expire are held against. */
  readonly today: string
  /** False: no code that a configuration names is run. */
  readonly plugins: boolean
}

export type Configured = { readonly config: Config } | { readonly mistakes: readonly Mistake[]; readonly fault?: string }

/** Extending goes no deeper. */
export const deepest = 20

/** Reads a configuration and all it extends. Either it is right in every word, or all that is wrong with it is told. */
export async function loadConfig(request: ConfigRequest): Promise<Configured> {
  const { disk, root, rules } = request
  const mistakes: Mistake[] = []
  const reading: Reading = { root, report: (found) => mistakes.push(found) }
  const main = open(request.path, disk)
  if ('fault' in main) return { mistakes, fault: `${request.path}: ${main.fault}` }
  const read = extended(main.file, [], disk, reading)
  const layers = read.map(({ layer }) => layer)

  const plugged = await plugins(layers, request, reading)
  // Plugins come last: what one does to a project while it runs is not seen by policies.
  const known = [...rules, ...(await policies(read, request.today, reading)), ...plugged.flatMap(({ rules }) => rules)]
  const shape = schema(configSchema(known))
  for (const { tree } of read) if (tree) mistakes.push(...shape.faults(tree).map(mistakeOf))
  // A policy that is wrong in itself is known by its name.
  const ids = [...known.map(({ id }) => id), ...read.flatMap(({ tree }) => [...entriesAt(tree, 'policies')].map(({ key }) => `policy/${key.text}`))]
  for (const layer of layers) refuseUnknown(layer, ids, layers, plugged, reading)
  refuseUnlocking(layers, reading)
  refuseMisspeltRoles(read.flatMap(({ tree }) => tree ?? []), reading)

  if (mistakes.length > 0) return { mistakes: inOrder(mistakes) }
  const notifications = plugged.flatMap(({ notifications }) => notifications)
  return { config: { ...mergeLayers(layers, defaults(known, root)), notifications } }
}

interface Read {
  readonly layer: Layer
  readonly tree: Tree | undefined
}

/** What a file extends, then itself. `from` is the way to it, to see circles. */
function extended(file: SourceFile, from: readonly string[], disk: Disk, reading: Reading): readonly Read[] {
  const tree = content(file, reading)
  const own = { layer: layer(file, tree, reading), tree }
  const way = [...from, posix.normalize(file.path)]
  const before = own.layer.extends.flatMap((wanted) => {
    const found = openExtended(wanted, file, disk)
    if ('fault' in found) {
      reading.report(mistake(wanted.origin, found.fault))
      return []
    }
    const path = posix.normalize(found.file.path)
    if (way.includes(path)) {
      reading.report(mistake(wanted.origin, `"extends" goes in a circle: ${[...way.slice(way.indexOf(path)), path].join(' → ')}`))
      return []
    }
    if (way.length >= deepest) {
      reading.report(mistake(wanted.origin, `"extends" goes deeper than ${deepest} files`))
      return []
    }
    return extended(found.file, way, disk, reading)
  })
  return [...before, own]
}

/** The configuration in a file: of package.json, what stands under its key `netlint`. */
function content(file: SourceFile, { report }: Reading): Tree | undefined {
  const { documents, problems } = parse(file)
  for (const problem of problems) report(mistake(problem.origin, problem.message))
  if (documents.length > 1) report(mistake(documents[1]!.origin, 'a configuration is one document'))
  const isManifest = posix.basename(file.path) === 'package.json'
  const tree = isManifest ? at(documents[0], 'netlint') : documents[0]
  if (isManifest && documents[0] && !tree) report(mistake(documents[0].origin, 'there is no "netlint" in this package.json'))
  return isNull(tree) ? undefined : tree
}

type Opened = { readonly file: SourceFile } | { readonly fault: string }

function open(path: string, disk: Disk): Opened {
  const read = disk.read(path)
  if ('fault' in read) return { fault: read.message }
  // JSON has tabs where YAML has none; a string of JSON has none at all.
  return { file: new SourceFile(path, path.endsWith('.json') ? read.text.replaceAll('\t', ' ') : read.text) }
}

function openExtended({ text }: Field<string>, from: SourceFile, disk: Disk): Opened {
  const folder = posix.dirname(from.path)
  if (/^\.{0,2}\//.test(text)) {
    const path = posix.isAbsolute(text) ? text : posix.join(folder, text)
    const opened = open(path, disk)
    return 'fault' in opened ? { fault: `${path}: ${opened.fault}` } : opened
  }
  for (const path of inPackage(text, folder, disk)) {
    if (!isToRead(disk.kind(path))) continue
    const opened = open(path, disk)
    return 'fault' in opened ? { fault: `${path}: ${opened.fault}` } : opened
  }
  const beside = disk.kind(posix.join(folder, text)) === 'file' ? `; did you mean "./${text}"?` : ''
  const place = disk.kind('/') === 'outside' ? ' inside of --root' : ''
  return { fault: `there is no package "${text}" with a configuration netlint.yaml${place}${beside}` }
}

/** Where a package may lie, and its configuration in it: as Node looks for packages, but nothing of them is run. */
function* inPackage(name: string, from: string, disk: Disk): Iterable<string> {
  let folder = posix.resolve(from)
  for (;;) {
    const path = posix.join(folder, 'node_modules', name)
    const kind = disk.kind(path)
    // Beyond what may be looked at nothing is looked for; a link that leads there is refused.
    if (kind === 'outside' && disk.kind(folder) === 'outside') return
    if (isToRead(kind)) yield path
    else for (const file of ['netlint.yaml', 'netlint.yml', 'netlint.json']) yield posix.join(path, file)
    if (folder === posix.dirname(folder)) return
    folder = posix.dirname(folder)
  }
}

async function plugins(layers: readonly Layer[], { plugins, disk }: ConfigRequest, { report }: Reading): Promise<readonly Plugged[]> {
  if (!plugins || layers.every((layer) => layer.plugins.size === 0)) return []
  const { plug } = await import('./plugins.ts')
  const plugged: Plugged[] = []
  for (const { file, plugins } of layers) {
    for (const [prefix, { text, origin }] of plugins) {
      const plugin = await plug(prefix, text, posix.dirname(file.path), disk)
      if (plugin.fault !== undefined) report(mistake(origin, plugin.fault))
      plugged.push(plugin)
    }
  }
  return plugged
}

async function policies(read: readonly Read[], today: string, reading: Reading): Promise<readonly Rule[]> {
  const written = read.flatMap(({ tree }) => at(tree, 'policies') ?? [])
  if (written.length === 0) return []
  const { policyRules } = await import('./policy.ts')
  return policyRules(written, today, reading)
}

/** Names of rules that no schema knows: those that are locked, and those with the prefix of a plugin. */
function refuseUnknown(layer: Layer, ids: readonly string[], layers: readonly Layer[], plugged: readonly Plugged[], { report }: Reading): void {
  const named: (Located & { readonly id: string })[] = layer.blocks.flatMap(({ settings }) => [...settings].filter(([id]) => id.includes('/')).map(([id, { origin }]) => ({ id, origin })))
  named.push(...lockedIds(layer).map(({ text, origin }) => ({ id: text, origin })))
  for (const { id, origin } of named) {
    if (ids.includes(id)) continue
    const prefix = id.includes('/') ? id.split('/', 1)[0]! : undefined
    const isPlugin = prefix !== undefined && layers.some(({ plugins }) => plugins.has(prefix))
    // A plugin that was not loaded has rules that nobody knows.
    if (isPlugin && !plugged.some((plugin) => plugin.prefix === prefix && plugin.loaded)) continue
    const near = suggestion(id, ids)
    if (prefix === undefined || prefix === 'policy' || isPlugin || near !== '') report(mistake(origin, `there is no rule "${id}"${near}`))
    else report(mistake(origin, `no plugin has the prefix "${prefix}"${suggestion(prefix, layers.flatMap(({ plugins }) => [...plugins.keys()]))}`))
  }
}

/** As a reader goes through the files, each mistake once. */
function inOrder(mistakes: readonly Mistake[]): readonly Mistake[] {
  const seen = new Map(mistakes.map((found) => [`${found.origin.file.path}\0${found.origin.start}\0${found.message}`, found]))
  const files = [...new Set(mistakes.map(({ origin }) => origin.file))]
  return [...seen.values()].sort((a, b) => files.indexOf(a.origin.file) - files.indexOf(b.origin.file) || a.origin.start - b.origin.start)
}
