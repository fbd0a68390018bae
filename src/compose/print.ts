import type { Mapping, Tree } from '../source/tree.ts'
import { jsonText, yamlText } from './print-text.ts'
import { resources, services } from './print-sections.ts'
import { printed, raw, type Form, type Printed } from './printer.ts'

export type { Form } from './printer.ts'

/** What `docker compose config` needs of what was loaded. */
export interface Printable {
  readonly tree: Mapping
  /** Those that are switched on; `*` is all of them. */
  readonly profiles: ReadonlySet<string>
}

/** What `docker compose config` prints, or `docker compose config --format json`. A dollar sign is doubled: the text is a Compose file again. */
export function config(project: Printable, form: Form): string {
  const made = sections(project, form)
  return (form === 'yaml' ? yamlText(made) : jsonText(sorted(made))).replaceAll('$', '$$$$')
}

type Sections = Record<string, Printed>

/** compose-go types/project.go: the active services, and the resources that they use. */
function sections({ tree, profiles }: Printable, form: Form): Sections {
  const active = activeServices(tree, profiles)
  const made: Sections = {}
  const add = (name: string, value: Printed | undefined): void => {
    if (value !== undefined) made[name] = value
  }
  add('name', raw(tree.entries.get('name')?.value, form))
  add('services', printed(services, active, form) ?? {})
  for (const [kind, print] of Object.entries(resources)) {
    // compose-go types/project.go MarshalJSON forgets the models.
    if (kind === 'models' && form === 'json') continue
    const all = tree.entries.get(kind)?.value
    if (all?.kind !== 'mapping') continue
    const used = usedBy(active, kind)
    const entries = new Map([...all.entries].filter(([key]) => used.has(key)))
    if (entries.size > 0) add(kind, printed(print, { ...all, entries }, form))
  }
  for (const key of [...tree.entries.keys()].filter((key) => key.startsWith('x-')).sort()) add(key, raw(tree.entries.get(key)?.value, form))
  return made
}

function activeServices(tree: Mapping, profiles: ReadonlySet<string>): Mapping {
  const all = tree.entries.get('services')?.value
  if (all?.kind !== 'mapping') return { kind: 'mapping', entries: new Map(), origin: tree.origin }
  const entries = new Map([...all.entries].filter(([, { value }]) => isActive(value, profiles)))
  return { ...all, entries }
}

function isActive(service: Tree, on: ReadonlySet<string>): boolean {
  const profiles = value(service, 'profiles')
  if (profiles?.kind !== 'sequence' || profiles.items.length === 0) return true
  return on.has('*') || profiles.items.some((item) => item.kind === 'scalar' && on.has(item.text))
}

/** The keys of the networks, volumes and so on that services use. */
function usedBy(services: Mapping, kind: string): Set<string> {
  const used = new Set<string>()
  for (const { value: service } of services.entries.values()) {
    const own = value(service, kind)
    if (own?.kind === 'mapping') for (const key of own.entries.keys()) used.add(key)
    const ofBuild = kind === 'secrets' ? value(value(service, 'build'), kind) : undefined
    for (const item of [...items(own), ...items(ofBuild)]) {
      const source = value(item, 'source')
      if (source?.kind === 'scalar' && (kind !== 'volumes' || isVolume(item))) used.add(source.text)
    }
  }
  return used
}

function isVolume(mount: Tree): boolean {
  const type = value(mount, 'type')
  return type?.kind === 'scalar' && type.text === 'volume'
}

function items(tree: Tree | undefined): readonly Tree[] {
  return tree?.kind === 'sequence' ? tree.items : []
}

function value(tree: Tree | undefined, name: string): Tree | undefined {
  return tree?.kind === 'mapping' ? tree.entries.get(name)?.value : undefined
}

function sorted(object: Sections): Sections {
  return Object.fromEntries(Object.keys(object).sort().map((key) => [key, object[key]!]))
}
