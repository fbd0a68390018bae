import { defineRule, portRange, replace, type Finding, type Port } from '../src/rule.ts'

export default defineRule({
  id: 'port-scaled',
  title: 'A service of several containers publishes no single port',
  outcome: 'fails',
  severity: 'error',
  why: 'Every container of a service asks for the same ports of the host. The first one gets them, and the others do not start.',
  docker: ['Bind for 0.0.0.0:8080 failed: port is already allocated', 'all ports are allocated'],
  evidence: ['moby/moby daemon/libnetwork/portallocator/portallocator.go', 'docker/compose pkg/compose/convergence.go'],
  tags: ['ports'],
  options: {},

  *check(project) {
    // Swarm publishes a port for all tasks together, or puts them on nodes of their own.
    if (project.stack) return
    for (const service of project.active) {
      const { name, replicas, ports } = service
      if (replicas.value === undefined || replicas.value < 2 || !project.publication(service).published) continue
      for (const port of ports) {
        const { published, target } = port
        if (!published?.value || !target.value || (target.value.size === 1 && published.value.size >= replicas.value)) continue
        const single = target.value.size > 1 || published.value.size === 1
        yield {
          at: published,
          message: single
            ? `${replicas.value} containers of "${name}" cannot all have ${target.value.size > 1 ? 'ports' : 'port'} ${published.value}`
            : `${published.value} has ${published.value.size} ports for ${replicas.value} containers of "${name}"`,
          hint: target.value.size > 1 ? 'Publish each port out of a range of its own, or let the engine pick.' : `Publish a range of ${replicas.value} ports, or none and let the engine pick.`,
          related: [{ at: replicas, message: `${replicas.value} containers` }],
          ...widened(port, replicas.value)
        }
      }
    }
  }
})

/** A range from the same port on. Its own place in the entry must be known, or it would stand for the whole of it. */
function widened({ form, origin, published, target }: Port, replicas: number): Pick<Finding, 'fix'> {
  const placed = form === 'long' || published!.origin.start !== origin.start || published!.origin.end !== origin.end
  const range = portRange(published!.value!.first, published!.value!.first + replicas - 1)
  return placed && range && target.value!.size === 1 ? { fix: { title: `Publish ${range}`, safe: false, edits: [replace(published!, `${range}`)] } } : {}
}
