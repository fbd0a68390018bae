import { parseAddress, parseExpose, parseMac, type Address } from '../net/index.ts'
import { at, entriesAt, isNull, itemsAt, slice, type Entry, type Mapping, type Scalar, type Tree } from '../source/tree.ts'
import type { Field, Origin } from '../source/origin.ts'
import { asInteger, field, filled, textField, textList, textMap } from './fields.ts'
import type { Dependency, Endpoint, Network, NetworkMode, Service } from './model.ts'
import { reasons } from '../compose/normalize.ts'
import { ports } from './ports.ts'
import { commandLine } from '../compose/words.ts'

/** What can be read of a service alone: what it listens on, too, depends on whose namespace it is in. */
export type ServiceAlone = Omit<Service, 'namespace' | 'listening' | 'endpoints' | 'dependencies'>

export function service({ key, value }: Entry, isActive: (profiles: readonly Field<string>[]) => boolean): ServiceAlone {
  const tree: Mapping = value.kind === 'mapping' ? value : { kind: 'mapping', entries: new Map(), origin: value.origin }
  const profiles = textList(at(tree, 'profiles'))
  const labels = textMap(at(tree, 'labels'))
  return {
    origin: key.origin,
    name: key.text,
    active: isActive(profiles),
    profiles,
    image: textField(at(tree, 'image')),
    build: at(tree, 'build'),
    role: textField(at(tree, 'x-netlint', 'role')) ?? labels.get('netlint.role'),
    labels,
    environment: textMap(at(tree, 'environment')),
    command: commandWords(at(tree, 'command')),
    entrypoint: commandWords(at(tree, 'entrypoint')),
    containerName: textField(at(tree, 'container_name')),
    hostname: textField(at(tree, 'hostname')),
    macAddress: filled(at(tree, 'mac_address'), parseMac),
    replicas: replicas(tree, key.origin),
    networkMode: field(at(tree, 'network_mode'), networkMode),
    ports: ports(at(tree, 'ports')),
    expose: itemsAt(tree, 'expose').flatMap((item) => field(item, (text) => parseExpose(text).value) ?? []),
    tree,
    given: (attribute) => given(tree, attribute),
    at: (...path) => at(tree, ...path)
  }
}

/** A list whose items could not be read is empty here, and says something all the same. */
function given(tree: Mapping, attribute: string): Entry | undefined {
  const entry = tree.entries.get(attribute)
  if (!entry) return undefined
  const { value } = entry
  const empty = value.kind === 'scalar' ? value.text === '' : value.kind === 'mapping' ? value.entries.size === 0 : value.items.length === 0
  if (!empty) return entry
  const { file, start, end } = value.origin
  const written = file.text.slice(start, Math.min(end, start + 10)).trim()
  return /^(?:\[\s*\]|\{\s*\}|~|null|""|'')?$/.test(written) ? undefined : entry
}

/** Compose: `scale` before `deploy.replicas` (compose-go types.ServiceConfig.GetScale); `deploy.mode` changes nothing outside Swarm. */
function replicas(tree: Mapping, otherwise: Origin): Field<number> {
  return field(at(tree, 'scale'), asInteger) ?? field(at(tree, 'deploy', 'replicas'), asInteger) ?? { origin: otherwise, text: '1', value: 1 }
}

/** moby api/types/container NetworkMode: exact words, exact prefixes; anything else is the name of a network. */
export function networkMode(text: string): NetworkMode {
  if (text === '') return { kind: 'empty' }
  if (text === 'host' || text === 'none') return { kind: text }
  if (text === 'bridge' || text === 'default') return { kind: 'bridge' }
  if (text.startsWith('service:')) return { kind: 'service', name: text.slice('service:'.length) }
  if (text.startsWith('container:')) return { kind: 'container', name: text.slice('container:'.length) }
  return { kind: 'network', name: text }
}

/** Of a command line with more words than this nobody can tell what it says. */
export const mostCommandWords = 10_000

/** A command as its words: a list as it is, a string split as Compose splits it. */
function commandWords(tree: Tree | undefined): readonly Field<string>[] {
  if (tree?.kind !== 'scalar' || tree.type !== 'string') return textList(tree)
  const { words } = commandLine(tree.text, mostCommandWords)
  const known = tree.known && words.length < mostCommandWords
  return words.map(({ text, start, end }) => ({ origin: slice(tree, start, end), text, value: known ? text : undefined }))
}

/** What a service waits for or names. `active` knows the active services by name. */
export function dependencies(tree: Mapping, active: ReadonlyMap<string, Service>): readonly Dependency[] {
  const found: Dependency[] = []
  const dependsOn = at(tree, 'depends_on')
  if (dependsOn?.kind === 'mapping') {
    const implying = reasons(tree)
    for (const { key, value } of dependsOn.entries.values()) {
      // An entry that Compose implied (from links, network_mode, …) stands where its reason does, and is read there.
      if (implying.has(key.origin)) continue
      const required = at(value, 'required')
      found.push({
        origin: key.origin,
        name: key.text,
        by: 'depends_on',
        condition: textField(at(value, 'condition'))?.text,
        required: !(required?.kind === 'scalar' && required.value === false),
        service: active.get(key.text)
      })
    }
  }
  for (const item of itemsAt(tree, 'links')) {
    if (item.kind === 'scalar') found.push(named(item, linked(item.text), 'links'))
  }
  for (const item of itemsAt(tree, 'volumes_from')) {
    if (item.kind === 'scalar' && !item.text.startsWith('container:')) found.push(named(item, item.text.split(':', 1)[0]!, 'volumes_from'))
  }
  for (const attribute of ['network_mode', 'ipc', 'pid', 'uts', 'cgroup'] as const) {
    const value = at(tree, attribute)
    if (value?.kind === 'scalar' && value.text.startsWith('service:')) found.push(named(value, value.text.slice('service:'.length), attribute))
  }
  return found

  function named(item: Scalar, name: string, by: Dependency['by']): Dependency {
    const start = item.text.indexOf(name)
    return { origin: slice(item, start, start + name.length), name, by, condition: undefined, required: true, service: active.get(name) }
  }
}

/** compose-go loader/normalize.go: a link of exactly two parts names a service before its alias; any other text is looked up whole. */
function linked(text: string): string {
  const parts = text.split(':')
  return parts.length === 2 ? parts[0]! : text
}

/** What a service's `networks` asks for. */
export function endpoints(service: Service, networks: ReadonlyMap<string, Network>): readonly Endpoint[] {
  const { tree } = service
  if (tree.entries.has('network_mode')) return []
  // Where a base could not be read, it may bring networks in place of the implied default one.
  const isPart = tree.entries.has('extends')
  const written = [...entriesAt(tree, 'networks')].filter(({ key, value }) => !(isPart && key.text === 'default' && isNull(value)))
  return written.map(({ key, value }) => ({
    origin: key.origin,
    service,
    key: key.text,
    network: networks.get(key.text),
    ipv4: filled(at(value, 'ipv4_address'), (text) => familyAddress(text, 4)),
    ipv6: filled(at(value, 'ipv6_address'), (text) => familyAddress(text, 6)),
    mac: filled(at(value, 'mac_address'), parseMac),
    aliases: textList(at(value, 'aliases')),
    priority: numberAt(value, 'priority'),
    gatewayPriority: numberAt(value, 'gw_priority'),
    tree: value
  }))
}

function familyAddress(text: string, family: 4 | 6): Address | undefined {
  const address = parseAddress(text)
  return address?.family === family ? address : undefined
}

function numberAt(tree: Tree, name: string): number {
  const value = at(tree, name)
  return value?.kind === 'scalar' && typeof value.value === 'number' ? value.value : 0
}
