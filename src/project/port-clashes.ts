import { allot, FirstCome, FreeNumbers, LAST_PORT, type Interval } from '../net/index.ts'
import type { HostSocket, Project } from './model.ts'

/** Two claims on one port of the host. */
export interface PortClash {
  /** The later one in the file. */
  readonly claim: HostSocket
  readonly holder: HostSocket
  /** The first port that both ask for. */
  readonly port: number
  /**
   * `always`: one of them fails. `order`: the one with an exact port fails where the range of the other was given that very port before.
   * `exhausted`: the range of the claim has not enough ports that nobody else takes. `profiles`: they meet once the profile of one is switched on.
   */
  readonly when: 'always' | 'order' | 'exhausted' | 'profiles'
  /** A port that nobody of this project asks for, and no other clash is offered. */
  readonly free: number | undefined
}

type Found = Omit<PortClash, 'free'>

/**
 * Who asks for a port of the host that is taken. moby libnetwork/portallocator: per protocol and family, the unspecified
 * address collides with every address, a specific one with itself and the unspecified one.
 */
export function portClashes(active: readonly HostSocket[], inactive: readonly HostSocket[], startedAfter: Project['startedAfter']): readonly PortClash[] {
  const found = new Map<unknown, Found>()
  const add = (clash: Found): void => {
    const entry = clash.claim.port ?? clash.claim.origin
    if (!found.has(entry)) found.set(entry, clash)
  }
  for (const group of grouped(active, kindOf).values()) {
    for (const clash of exact(group)) add(clash)
    for (const clash of exhausted(group)) add(clash)
    for (const clash of byOrder(group, startedAfter)) add(clash)
  }
  for (const clash of withProfiles(active, inactive)) add(clash)
  if (found.size === 0) return []
  const place = new Map([...active, ...inactive].map((socket, i) => [socket, i]))
  const sorted = [...found.values()].sort((a, b) => place.get(a.claim)! - place.get(b.claim)!)
  const free = freePorts([...active, ...inactive])
  return sorted.map((clash) => ({ free: clash.claim.ports.size === 1 ? free(clash) : undefined, ...clash }))
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (groups.get(key)?.push(item) === undefined) groups.set(key, [item])
  }
  return groups
}

/** Sockets can meet at all where they are of one family and protocol. */
const kindOf = ({ family, protocol }: HostSocket): string => `${protocol} ${family}`

/** Each exact claim with the earliest one that has a port of it. */
function* exact(group: readonly HostSocket[]): Iterable<Found> {
  const claims = group.filter(({ take }) => take === 'all')
  if (claims.length < 2) return
  const holders = new Holders(claims)
  for (const [i, claim] of claims.entries()) {
    const first = holders.of(claim)
    const holder = claims[first]!
    if (first < i && !isOneProcess(claim, holder) && !areTwins(claim, holder)) yield { claim, holder, port: firstShared(claim, holder), when: 'always' }
  }
}

/** Who comes first at an address and port, the unspecified address among them. */
class Holders {
  readonly #any: FirstCome
  readonly #unspecified: Ranked
  readonly #specific: ReadonlyMap<string, Ranked>

  constructor(claims: readonly HostSocket[]) {
    this.#any = new FirstCome(claims.map(({ ports }) => ports))
    const placed = claims.map((claim, index) => ({ claim, index }))
    this.#unspecified = new Ranked(placed.filter(({ claim }) => claim.address === undefined))
    const byAddress = grouped(placed, ({ claim }) => claim.address?.toString() ?? '')
    this.#specific = new Map([...byAddress].map(([address, list]) => [address, new Ranked(list)]))
  }

  of({ address, ports }: HostSocket): number {
    if (address === undefined) return this.#any.at(ports)
    return Math.min(this.#unspecified.at(ports), this.#specific.get(address.toString())?.at(ports) ?? Infinity)
  }
}

/** Some of the claims, answering with their place among all. */
class Ranked {
  readonly #list: readonly { readonly index: number }[]
  readonly #line: FirstCome

  constructor(list: readonly { readonly claim: HostSocket; readonly index: number }[]) {
    this.#list = list
    this.#line = new FirstCome(list.map(({ claim }) => claim.ports))
  }

  at(range: Interval<number>): number {
    return this.#list[this.#line.at(range)]?.index ?? Infinity
  }
}

/** Two reasons to think one thing of one service. */
function isOneProcess(a: HostSocket, b: HostSocket): boolean {
  return a.by === 'process' && b.by === 'process' && a.service === b.service
}

/** One mapping twice, which `port-listed-once` tells of. */
function areTwins(a: HostSocket, b: HostSocket): boolean {
  return (
    a.service === b.service &&
    a.address?.toString() === b.address?.toString() &&
    `${a.port?.published?.value}` === `${b.port?.published?.value}` &&
    `${a.port?.target.value}` === `${b.port?.target.value}`
  )
}

/**
 * Ranges out of which each container needs one port, where there are not enough. Wants of the unspecified address are weighed
 * with those of one specific address at a time: what is not enough then is never enough.
 */
function* exhausted(group: readonly HostSocket[]): Iterable<Found> {
  if (group.every(({ take }) => take !== 'any')) return
  const addressOf = ({ address }: HostSocket): string => address?.toString() ?? ''
  const wants = grouped(group.filter(({ take }) => take === 'any'), addressOf)
  const exact = grouped(group.filter(({ take }) => take === 'all'), addressOf)
  for (const [address, own] of wants) {
    const first = own.reduce((low, { ports }) => Math.min(low, ports.first), LAST_PORT)
    const last = own.reduce((high, { ports }) => Math.max(high, ports.last), 0)
    const near = (sockets: readonly HostSocket[] = []): readonly HostSocket[] => sockets.filter(({ ports }) => ports.first <= last && first <= ports.last)
    const rivals = address === '' ? own : [...near(wants.get('')), ...own]
    const taken = address === '' ? [...exact.values()].flatMap(near) : [...near(exact.get('')), ...near(exact.get(address))]
    const others = [...taken, ...rivals]
    const each: HostSocket[] = []
    // More than there are ports are too many, however many more they are.
    for (const want of rivals) for (let i = Math.min(want.service.replicas.value ?? 1, LAST_PORT + 1 - each.length); i > 0; i--) each.push(want)
    for (const [i, port] of allot(each.map(({ ports }) => ports), taken.map(({ ports }) => ports)).entries()) {
      const claim = each[i]!
      // Too many containers of its own are `port-scaled`'s to tell of.
      if (port !== undefined || (claim.service.replicas.value ?? 1) > claim.ports.size) continue
      const holder = others.find((other) => other.port !== claim.port && other.ports.overlaps(claim.ports))
      if (holder) yield { claim, holder, port: firstShared(claim, holder), when: 'exhausted' }
    }
  }
}

/** A range may be given the very port that another service must have, unless that one has started before. In one container exact ports come first. */
function* byOrder(group: readonly HostSocket[], startedAfter: Project['startedAfter']): Iterable<Found> {
  if (group.every(({ take }) => take !== 'any')) return
  const placed = group.map((socket, place) => ({ socket, place }))
  const exact = placed.filter(({ socket }) => socket.take === 'all')
  const holders = new Holders(exact.map(({ socket }) => socket))
  for (const range of placed) {
    if (range.socket.take !== 'any') continue
    const other = exact[holders.of(range.socket)]
    if (!other || other.socket.service === range.socket.service || startedAfter(other.socket.service).has(range.socket.service)) continue
    const [holder, claim] = other.place < range.place ? [other.socket, range.socket] : [range.socket, other.socket]
    yield { claim, holder, port: firstShared(claim, holder), when: 'order' }
  }
}

/** Services that a profile would add, against those that always run. Two that only their own profiles start may be meant as alternatives. */
function* withProfiles(active: readonly HostSocket[], inactive: readonly HostSocket[]): Iterable<Found> {
  if (inactive.length === 0) return
  const always = grouped(active.filter(({ service, take, by }) => service.profiles.length === 0 && take === 'all' && by === 'published'), kindOf)
  const holders = new Map([...always].map(([key, group]) => [key, new Holders(group)]))
  for (const claim of inactive) {
    if (claim.take !== 'all' || claim.by !== 'published') continue
    const holder = always.get(kindOf(claim))?.[holders.get(kindOf(claim))?.of(claim) ?? Infinity]
    if (holder) yield { claim, holder, port: firstShared(claim, holder), when: 'profiles' }
  }
}

const firstShared = (a: HostSocket, b: HostSocket): number => Math.max(a.ports.first, b.ports.first)

/** Answers with the next port that nobody asks for and that was not answered before. */
function freePorts(sockets: readonly HostSocket[]): (clash: Found) => number | undefined {
  const byProtocol = new Map<string, FreeNumbers>()
  return ({ claim: { protocol }, port }) => {
    let free = byProtocol.get(protocol)
    if (!free) {
      byProtocol.set(protocol, (free = new FreeNumbers(1, LAST_PORT)))
      for (const { ports } of sockets.filter((socket) => socket.protocol === protocol)) {
        for (let next = free.from(Math.max(ports.first, 1)); next <= ports.last; next = free.from(next)) free.take(next)
      }
    }
    const next = free.from(port)
    if (next > LAST_PORT) return undefined
    free.take(next)
    return next
  }
}
