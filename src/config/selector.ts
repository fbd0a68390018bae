import { relative, sep } from 'node:path'
import type { ServiceAlone } from '../project/service.ts'
import type { Field, Network } from '../rule.ts'
import type { Located } from '../source/origin.ts'
import { at, itemsAt, slice, type Entry, type Scalar, type Tree } from '../source/tree.ts'
import { nameGlob, pathGlob, type Glob, type GlobFault } from './glob.ts'
import { mistake, type Mistake } from './mistake.ts'

/** Picks services or networks. `origin` is where the configuration says so. */
export interface Selector<T> extends Located {
  matches(item: T): boolean
}

export interface Reading {
  /** The folder that path globs start from. */
  readonly root: string
  report(mistake: Mistake): void
}

/** A test that a key of a selector makes of what is written behind it. */
type Tests<T> = Readonly<Record<string, (written: Tree, reading: Reading) => (item: T) => boolean>>

const serviceTests: Tests<ServiceAlone> = {
  service: names(({ name }) => [name]),
  image: names(({ image }) => (image?.value === undefined ? [] : [image.value, withoutTag(image.value)])),
  build: (written, reading) => {
    if (written.kind === 'scalar' && typeof written.value === 'boolean') return ({ build }) => (build !== undefined) === written.value
    const matches = globs(written, pathGlob, reading)
    return ({ build }) => {
      const context = build && (build.kind === 'scalar' ? build : at(build, 'context'))
      return context?.kind === 'scalar' && context.known && matches(below(reading.root, context.text))
    }
  },
  label: names(({ labels }) => labelled(labels)),
  profile: names(({ profiles }) => profiles.flatMap(({ value }) => value ?? [])),
  file: (written, reading) => {
    const matches = globs(written, pathGlob, reading)
    return ({ origin }) => matches(below(reading.root, origin.file.path))
  },
  role: names(({ role }) => (role?.value === undefined ? [] : [role.value]))
}

const networkTests: Tests<Network> = {
  name: names(({ key, name }) => [key, ...(name.value === undefined ? [] : [name.value])]),
  driver: names(({ driver, external }) => (driver ? (driver.value === undefined ? [] : [driver.value]) : external ? [] : ['bridge'])),
  label: names(({ tree }) => networkLabels(at(tree, 'labels')))
}

export function serviceSelectors(written: Tree | undefined, reading: Reading): readonly Selector<ServiceAlone>[] {
  return selectors(written, 'service', serviceTests, reading)
}

export function networkSelectors(written: Tree | undefined, reading: Reading): readonly Selector<Network>[] {
  return selectors(written, 'name', networkTests, reading)
}

function selectors<T>(written: Tree | undefined, short: string, tests: Tests<T>, reading: Reading): readonly Selector<T>[] {
  const each = written?.kind === 'sequence' ? written.items : written ? [written] : []
  return each.flatMap((one): Selector<T>[] => {
    if (one.kind === 'scalar') return [{ origin: one.origin, matches: tests[short]!(one, reading) }]
    if (one.kind === 'sequence') return []
    const all = [...one.entries].flatMap(([key, { value }]) => (Object.hasOwn(tests, key) ? [tests[key]!(value, reading)] : []))
    const first: Entry | undefined = one.entries.values().next().value
    return all.length === 0 ? [] : [{ origin: first?.key.origin ?? one.origin, matches: (item) => all.every((test) => test(item)) }]
  })
}

function names<T>(textsOf: (item: T) => readonly string[]): Tests<T>[string] {
  return (written, reading) => {
    const matches = globs(written, nameGlob, reading)
    return (item) => textsOf(item).some(matches)
  }
}

/** One glob or several, of which one must match. Each that is none is reported, at the character that makes it so. */
export function globs(written: Tree | undefined, compile: (pattern: string) => Glob | GlobFault, { report }: Pick<Reading, 'report'>): Glob {
  const compiled = scalars(written).flatMap((scalar) => {
    const glob = compile(scalar.text)
    if (typeof glob === 'function') return [glob]
    report(mistake(scalar.text === '' ? scalar.origin : slice(scalar, glob.at, scalar.text.length), `"${scalar.text}" is no glob: ${glob.fault}`))
    return []
  })
  return (text) => compiled.some((glob) => glob(text))
}

/** The texts of one or several. Whatever else is written there is the schema's to refuse. */
export function scalars(written: Tree | undefined): readonly Scalar[] {
  const each = written?.kind === 'sequence' ? itemsAt(written) : written ? [written] : []
  return each.filter((one): one is Scalar => one.kind === 'scalar' && one.type === 'string')
}

/** A path as seen from a folder, with forward slashes; one that lies outside begins with `../` and matches no glob. */
export function below(root: string, path: string): string {
  return relative(root, path).replaceAll(sep, '/')
}

/** `registry:5000/team/web:1.2@sha256:…` → `registry:5000/team/web` */
function withoutTag(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/:]*$/, '')
}

function labelled(labels: ReadonlyMap<string, Field<string>>): readonly string[] {
  return [...labels].flatMap(([name, { value }]) => (value === undefined ? [name] : [name, `${name}=${value}`]))
}

function networkLabels(labels: Tree | undefined): readonly string[] {
  if (labels?.kind === 'sequence') return labels.items.flatMap((item) => (item.kind === 'scalar' ? [item.text, item.text.split('=', 1)[0]!] : []))
  if (labels?.kind !== 'mapping') return []
  return [...labels.entries].flatMap(([name, { value }]) => (value.kind === 'scalar' ? [name, `${name}=${value.text}`] : [name]))
}
