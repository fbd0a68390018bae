import { parsePortRange, type Address, type PortRange, type Protocol } from '../net/index.ts'
import type { Field, Located } from '../source/origin.ts'
import { at } from '../source/tree.ts'
import { commandPorts, socketOf } from './command-ports.ts'
import { textList } from './fields.ts'
import { knownImage } from './known-images.ts'
import type { Port, Service } from './model.ts'

/** A port that a service's process listens on inside its network namespace, as far as the files tell. */
export interface Listening extends Located {
  readonly ports: PortRange
  /** Undefined: every address of both families. */
  readonly address: Address | undefined
  readonly protocol: Protocol
  readonly evidence: string
  readonly from: 'ports' | 'expose' | 'command' | 'environment' | 'healthcheck' | 'image'
  /** `likely` where only a convention says so; `certain` where the files say it. */
  readonly sure: 'certain' | 'likely'
  readonly port: Port | undefined
}

/**
 * The ports that a service's processes listen on inside its network namespace, as far as the files tell: the surest reason
 * for each. What the image does by itself counts only while nothing else was said.
 */
export function listening(service: Service): readonly Listening[] {
  const command = commandPorts(service).map(
    ({ words, ...found }): Listening => ({ evidence: `its command says ${words}`, from: 'command', port: undefined, ...found })
  )
  const environment = environmentPorts(service)
  const moved = [...command, ...environment]
  const found = [
    ...command.filter(({ sure }) => sure === 'certain'),
    ...declared(service, moved),
    ...command,
    ...environment,
    ...checked(service),
    ...exposed(service),
    ...(moved.length > 0 ? [] : usual(service))
  ]
  const seen = new Set<string>()
  return found.filter(({ ports, protocol }) => !seen.has(`${ports}/${protocol}`) && seen.add(`${ports}/${protocol}`))
}

/** Spread last: to each object that has more keys behind a spread, V8 gives a shape of its own. */
const on = (at: Located, ports: PortRange, protocol: Protocol = 'tcp', address?: Address): Pick<Listening, 'origin' | 'ports' | 'protocol' | 'address'> => ({
  origin: at.origin,
  ports,
  protocol,
  address
})

/** The targets of `ports`, but for one that was moved to the port it is published on. */
function declared({ ports }: Service, moved: readonly Listening[]): readonly Listening[] {
  return ports.flatMap((port) => {
    const { target, published, protocol } = port
    if (!target.value || !protocol.value) return []
    if (published?.value && `${published.value}` !== `${target.value}` && moved.some(({ ports }) => `${ports}` === `${published.value}`)) return []
    return [{ evidence: 'its ports name it', from: 'ports' as const, sure: 'certain' as const, port, ...on(target, target.value, protocol.value) }]
  })
}

function exposed({ expose }: Service): readonly Listening[] {
  return expose.flatMap((field) =>
    field.value ? [{ evidence: 'it exposes it', from: 'expose' as const, sure: 'likely' as const, port: undefined, ...on(field, field.value.range, field.value.protocol) }] : []
  )
}

const ownName = /^(?:(?:HTTPS?|LISTEN|LISTENING|SERVER|WEB|WEB_?UI|UI|GUI|BIND|APP)_?)?(?:PORT|PORT_NUMBER)$|^(?:LISTEN|BIND)(?:_?(?:ADDR|ADDRESS))?$|^ASPNETCORE_URLS$|_(?:LISTEN|HTTP|HTTPS|WEB|WEBUI|WEBSERVER|SERVER_HTTP)_(?:PORT|ADDR|ADDRESS)$/

/** Variables that by convention say where a server listens. One beside a `…_HOST` of the same beginning is a client's. */
function environmentPorts({ environment }: Service): readonly Listening[] {
  const found: Listening[] = []
  const names = new Set([...environment.keys()].map(bare))
  for (const [name, field] of environment) {
    if (field.value === undefined || field.value.length > 100 || !ownName.test(name.toUpperCase().replace(/[.-]/g, '_'))) continue
    const stem = bare(name).replace(/PORT(?:NUMBER)?$/, '')
    if (stem !== '' && ['HOST', 'HOSTNAME', 'IP', 'ADDR', 'ADDRESS', 'SERVER', 'URL'].some((other) => names.has(stem + other))) continue
    const socket = socketOf(field.value.trim())
    if (socket) found.push({ evidence: `${name} says so`, from: 'environment', sure: 'likely', port: undefined, ...on(field, socket.ports, 'tcp', socket.address) })
  }
  return found
}

const bare = (name: string): string => name.toUpperCase().replace(/[^A-Z0-9]/g, '')

const localUrl = /(?:(https?):\/\/)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::(\d{1,5})| (\d{1,5})(?= |$)|(?=\/|$))/g

/** The port that its healthcheck asks on localhost. */
function checked(service: Service): readonly Listening[] {
  const test = at(service.tree, 'healthcheck', 'test')
  const words: readonly Field<string>[] = textList(test)
  if (words.some(({ value }) => value === undefined)) return []
  const line = words.map(({ text }) => text).join(' ').slice(0, 2000)
  const found: Listening[] = []
  for (const [, scheme, colon, blank] of line.matchAll(localUrl)) {
    const ports = parsePortRange(colon ?? blank ?? (scheme === 'http' ? '80' : scheme === 'https' ? '443' : ''))
    if (ports && ports.first > 0) found.push({ evidence: 'its healthcheck asks there', from: 'healthcheck', sure: 'likely', port: undefined, ...on(test!, ports) })
  }
  return found
}

/** A variable whose name speaks of ports or addresses may have moved it, whatever it is called. */
function usual({ image, command, entrypoint, environment, tree }: Service): readonly Listening[] {
  const known = image?.value === undefined ? undefined : knownImage(image.value)
  if (!known || command.length > 0 || entrypoint.length > 0) return []
  if (known.configured && ['volumes', 'configs'].some((key) => tree.entries.has(key))) return []
  for (const [name, { text }] of environment) if (/PORT|LISTEN|BIND|ADDR/i.test(name) && (text === '' || /\d/.test(text))) return []
  return known.ports.map(({ range, protocol }) => ({ evidence: `${image!.text} listens on it`, from: 'image', sure: 'likely', port: undefined, ...on(image!, range, protocol) }))
}
