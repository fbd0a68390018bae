import type { Field } from '../source/origin.ts'
import type { Block, Config, Layer, Locked, Setting } from './config.ts'
import { mistake } from './mistake.ts'
import type { Reading } from './selector.ts'

/** Joins what files say, those that are extended first. */
export function mergeLayers(layers: readonly Layer[], start: Config): Config {
  let config = start
  for (const layer of layers) config = joined(config, layer)
  return config
}

function joined(config: Config, layer: Layer): Config {
  const { ignored } = layer
  const all: Config = {
    ...config,
    files: [...config.files, layer.file],
    base: layer.base ?? config.base,
    blocks: [...config.blocks, ...layer.blocks, keptOn(layer, config.blocks)],
    ignored: ignored ? (path) => config.ignored(path) || ignored(path) : config.ignored,
    // What extends speaks first.
    roles: [...layer.roles, ...config.roles],
    site: { ...config.site, ...layer.site },
    engine: layer.engine ?? config.engine,
    compose: layer.compose ?? config.compose,
    hosts: new Map([...config.hosts, ...layer.hosts]),
    silences: { ...config.silences, ...layer.silences },
    locked: union(config.locked, layer.locked)
  }
  return layer.locked.length > 0 ? { ...all, guard: all } : all
}

/** A rule that is locked stays on whatever `base` an extending file chooses. */
function keptOn(layer: Layer, before: readonly Block[]): Block {
  const own = [...before, ...layer.blocks]
  const settings = lockedIds(layer)
    .filter(({ text }) => !own.some((block) => block.settings.has(text)))
    .map(({ text, origin }): [string, Setting] => [text, { origin, level: undefined, options: new Map() }])
  return { files: undefined, settings: new Map(settings) }
}

function union(locked: Locked, more: Layer['locked']): Locked {
  if (locked === 'all' || more.some(({ text }) => text === 'all')) return 'all'
  return new Set([...locked, ...more.map(({ text }) => text)])
}

export function lockedIds(layer: Layer): readonly Field<string>[] {
  return layer.locked.filter(({ text }) => text !== 'all')
}

/** What extends a configuration cannot set the rules that it locks. */
export function refuseUnlocking(layers: readonly Layer[], { report }: Reading): void {
  const lockedBy = new Map<string, string>()
  for (const { file, blocks, locked } of layers) {
    for (const { settings } of blocks) {
      for (const [id, { origin }] of settings) {
        const by = lockedBy.get('all') ?? lockedBy.get(id)
        if (by !== undefined) report(mistake(origin, `"${id}" is locked by ${by}`))
      }
    }
    for (const { text } of locked) if (!lockedBy.has(text)) lockedBy.set(text, file.path)
  }
}
