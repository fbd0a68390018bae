import type { Service } from './model.ts'

/** Answers which active services start after another one: those that depend on it, themselves or through others. */
export function startOrder(active: readonly Service[]): (service: Service) => ReadonlySet<Service> {
  const dependents = new Map<Service, Service[]>()
  for (const service of active) {
    for (const { service: needed } of service.dependencies) {
      if (needed && dependents.get(needed)?.push(service) === undefined) dependents.set(needed, [service])
    }
  }
  return (service) => {
    const after = new Set<Service>()
    const open = [service]
    for (let here = open.pop(); here; here = open.pop()) {
      for (const next of dependents.get(here) ?? []) {
        if (!after.has(next)) open.push(next)
        after.add(next)
      }
    }
    return after
  }
}
