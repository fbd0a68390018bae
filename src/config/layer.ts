import { version } from '../project/target.ts'
import type { Version } from '../project/model.ts'
import type { Severity } from '../rule.ts'
import type { SourceFile } from '../source/file.ts'
import type { Field } from '../source/origin.ts'
import { at, entriesAt, itemsAt, type Scalar, type Tree } from '../source/tree.ts'
import type { Block, Layer, Setting, Site } from './config.ts'
import { pathGlob, type Glob } from './glob.ts'
import { bases, type Base } from './keys.ts'
import { mistake } from './mistake.ts'
import { plain } from './plain.ts'
import { globs, scalars, serviceSelectors, type Reading } from './selector.ts'
import { siteRange } from './site.ts'

/** Reads what one configuration says. What the schema refuses is passed over here; what it cannot see is reported. */
export function layer(file: SourceFile, tree: Tree | undefined, reading: Reading): Layer {
  const ignore = at(tree, 'ignore')
  return {
    file,
    extends: scalars(at(tree, 'extends')).map(field),
    base: oneOf(bases, at(tree, 'base')) as Base | undefined,
    plugins: new Map([...entriesAt(tree, 'plugins')].flatMap(({ key, value }) => (prefix(key, reading) && value.kind === 'scalar' ? [[key.text, field(value)]] : []))),
    blocks: [
      { files: undefined, settings: settings(at(tree, 'rules')) },
      ...itemsAt(tree, 'overrides').map((item): Block => ({ files: globs(at(item, 'files'), pathGlob, reading), settings: settings(at(item, 'rules')) }))
    ],
    ignored: ignore && globs(ignore, pathGlob, reading),
    roles: [...entriesAt(tree, 'roles')].flatMap(({ key, value }) => serviceSelectors(value, reading).map((selector) => ({ role: key.text, selector }))),
    site: site(at(tree, 'site'), reading),
    engine: versionAt(tree, 'engine', reading),
    compose: versionAt(tree, 'compose', reading),
    hosts: hosts(at(tree, 'hosts'), reading),
    silences: silences(at(tree, 'silences')),
    locked: scalars(at(tree, 'locked')).map(field)
  }
}

function settings(rules: Tree | undefined): ReadonlyMap<string, Setting> {
  return new Map(
    [...entriesAt(rules)].map(({ key, value }): [string, Setting] => {
      const options = [...entriesAt(value)].filter(({ key }) => key.text !== 'severity')
      return [
        key.text,
        { origin: key.origin, level: level(value.kind === 'scalar' ? value : at(value, 'severity')), options: new Map(options.map(({ key, value }) => [key.text, plain(value)])) }
      ]
    })
  )
}

const level = (tree: Tree | undefined): Severity | 'off' | undefined => oneOf(['error', 'warning', 'info', 'off'], tree)

function oneOf<const Word extends string>(words: readonly Word[], tree: Tree | undefined): Word | undefined {
  return tree?.kind === 'scalar' ? words.find((word) => word === tree.text) : undefined
}

function field(scalar: Scalar): Field<string> {
  return { origin: scalar.origin, text: scalar.text, value: scalar.text }
}

/** `policy` belongs to the policies of the configuration itself. */
function prefix(key: Scalar, { report }: Reading): boolean {
  if (key.text === 'policy') report(mistake(key.origin, 'the prefix "policy" is taken: policies have it'))
  else if (!/^[a-z0-9][a-z0-9-]*$/.test(key.text)) report(mistake(key.origin, `"${key.text}" is no prefix: small letters, digits and hyphens`))
  else return true
  return false
}

function versionAt(tree: Tree | undefined, name: string, { report }: Reading): Version | undefined {
  const written = at(tree, name)
  if (written?.kind !== 'scalar') return undefined
  const read = version(written.text)
  if (!read) report(mistake(written.origin, `"${name}" takes a version like 27.5, not "${written.text}"`))
  return read
}

function site(tree: Tree | undefined, { report }: Reading): Partial<Site> {
  const parts = (['lan', 'dhcp', 'reserved'] as const).flatMap((name): [string, string[]][] => {
    const written = at(tree, name)
    if (!written) return []
    const read = scalars(written).map((scalar) => {
      const fault = siteRange(scalar.text, name)
      if (fault !== undefined) report(mistake(scalar.origin, fault))
      return scalar.text
    })
    return [[name, read]]
  })
  return Object.fromEntries(parts)
}

function hosts(tree: Tree | undefined, reading: Reading): ReadonlyMap<string, Glob> {
  return new Map([...entriesAt(tree)].map(({ key, value }) => [key.text, globs(value, pathGlob, reading)]))
}

function silences(tree: Tree | undefined): Layer['silences'] {
  const allowed = at(tree, 'allowed')
  const reason = oneOf(['optional', 'required'], at(tree, 'reason'))
  return {
    ...(allowed?.kind === 'scalar' && typeof allowed.value === 'boolean' && { allowed: allowed.value }),
    ...(reason && { reason })
  }
}

