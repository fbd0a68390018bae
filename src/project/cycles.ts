import type { Dependency, Service } from './model.ts'

/** The circles that services' dependencies make, each once, from its first service in file order. Tarjan's components, without recursion. */
export function cycles(services: readonly Service[]): readonly (readonly Dependency[])[] {
  const found: Dependency[][] = []
  const place = new Map(services.map((service, i) => [service, i]))
  for (const members of components(services)) {
    const inside = new Set(members)
    const start = members.reduce((first, member) => (place.get(member)! < place.get(first)! ? member : first))
    const circle = shortest(start, inside)
    if (circle) found.push(circle)
  }
  return found
}

/** The shortest way from a service back to itself within its component. */
function shortest(start: Service, inside: ReadonlySet<Service>): Dependency[] | undefined {
  const reachedBy = new Map<Service, { readonly from: Service; readonly by: Dependency }>()
  const queue = [start]
  for (const from of queue) {
    for (const by of from.dependencies) {
      if (!by.service || !inside.has(by.service)) continue
      if (by.service === start) {
        const way = [by]
        for (let here = from; here !== start; here = reachedBy.get(here)!.from) way.unshift(reachedBy.get(here)!.by)
        return way
      }
      if (reachedBy.has(by.service)) continue
      reachedBy.set(by.service, { from, by })
      queue.push(by.service)
    }
  }
  return undefined
}

function components(services: readonly Service[]): readonly (readonly Service[])[] {
  const order = new Map<Service, number>()
  const low = new Map<Service, number>()
  const open: Service[] = []
  const isOpen = new Set<Service>()
  const found: Service[][] = []

  for (const root of services) {
    if (order.has(root)) continue
    const walk = [enter(root)]
    while (walk.length > 0) {
      const here = walk.at(-1)!
      const next = here.rest[here.at++]
      if (next) {
        if (!order.has(next)) walk.push(enter(next))
        else if (isOpen.has(next)) low.set(here.service, Math.min(low.get(here.service)!, order.get(next)!))
        continue
      }
      walk.pop()
      const above = walk.at(-1)
      if (above) low.set(above.service, Math.min(low.get(above.service)!, low.get(here.service)!))
      if (low.get(here.service) === order.get(here.service)) close(here.service)
    }
  }
  return found

  function enter(service: Service): { readonly service: Service; readonly rest: readonly Service[]; at: number } {
    order.set(service, order.size)
    low.set(service, order.get(service)!)
    open.push(service)
    isOpen.add(service)
    return { service, rest: service.dependencies.flatMap((dependency) => dependency.service ?? []), at: 0 }
  }

  function close(service: Service): void {
    const members: Service[] = []
    for (let member = open.pop()!; ; member = open.pop()!) {
      isOpen.delete(member)
      members.push(member)
      if (member === service) break
    }
    if (members.length > 1 || service.dependencies.some((dependency) => dependency.service === service)) found.push(members)
  }
}
