import type { Located } from '../source/origin.ts'
import { speller } from '../source/spelling.ts'
import { at, entriesAt, itemsAt, mappingAt, type Entry, type Mapping, type Scalar, type Tree } from '../source/tree.ts'

/** Something a service names that the project does not have. */
export interface Missing extends Located {
  readonly kind: 'network' | 'volume' | 'secret' | 'config' | 'model' | 'image' | 'service'
  readonly name: string
  /** The service that names it; for an image the one that has none. */
  readonly by: string
  /** A declared name of its kind that may be meant. */
  readonly meant: string | undefined
  /** False where the name is what an unset variable left of it: Compose refuses that too, but the variable is the fault. */
  readonly known: boolean
}

/**
 * What services name and the canonical model does not declare (compose-go loader/validate.go checkConsistency), active or
 * not. `image`: a service without image, build and provider. `service`: only names that no service has at all.
 */
export function* missing(tree: Mapping): Iterable<Missing> {
  const closest = speller()
  for (const { key, value } of entriesAt(tree, 'services')) {
    for (const [kind, section, name] of named(value)) {
      // `default` is declared as soon as a service may use it: beside network_mode it may not.
      if (name.text === '' || (kind === 'network' && name.text === 'default') || declared(tree, section, name.text)) continue
      const meant = closest(name.text, mappingAt(tree, section)?.entries.keys() ?? [])
      yield { kind, name: name.text, origin: name.origin, by: key.text, meant, known: name.known }
    }
    if (value.kind !== 'mapping') continue
    // `extends` that still stands could not be followed: what it would bring is not known.
    if (!['image', 'build', 'provider', 'extends'].some((attribute) => has(value, attribute))) {
      const image = at(value, 'image')
      const unset = image?.kind === 'scalar' && !image.known
      yield { kind: 'image', name: key.text, origin: unset ? image.origin : key.origin, by: key.text, meant: undefined, known: !unset }
    }
  }
}

type Section = 'networks' | 'volumes' | 'secrets' | 'configs' | 'models' | 'services'

function* named(service: Tree): Iterable<readonly [Missing['kind'], Section, Scalar]> {
  for (const { key } of entriesAt(service, 'networks')) yield ['network', 'networks', key]
  for (const item of itemsAt(service, 'volumes')) {
    const [type, source] = [at(item, 'type'), at(item, 'source')]
    if (source?.kind === 'scalar' && type?.kind === 'scalar' && type.text === 'volume') yield ['volume', 'volumes', source]
  }
  for (const item of itemsAt(service, 'build', 'secrets')) yield* sourceOf(item, 'secret', 'secrets')
  for (const item of itemsAt(service, 'secrets')) yield* sourceOf(item, 'secret', 'secrets')
  for (const item of itemsAt(service, 'configs')) yield* sourceOf(item, 'config', 'configs')
  for (const { key } of entriesAt(service, 'models')) yield ['model', 'models', key]
  for (const { key } of entriesAt(service, 'depends_on')) yield ['service', 'services', key]
}

function* sourceOf(item: Tree, kind: Missing['kind'], section: Section): Iterable<readonly [Missing['kind'], Section, Scalar]> {
  const source = at(item, 'source')
  if (source?.kind === 'scalar') yield [kind, section, source]
}

export function declared(tree: Tree, section: Section, name: string): Entry | undefined {
  return mappingAt(tree, section)?.entries.get(name)
}

function has(service: Tree, attribute: string): boolean {
  const value = at(service, attribute)
  return value !== undefined && !(value.kind === 'scalar' && value.text === '')
}
