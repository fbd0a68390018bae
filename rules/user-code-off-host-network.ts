import { defineRule, looksLikeInfrastructure, wayToNamespace, type Related, type Service } from '../src/rule.ts'

export default defineRule({
  id: 'user-code-off-host-network',
  title: 'Services that run user code stay off the host network',
  outcome: 'policy',
  severity: 'error',
  why: 'A container on the host network sees all traffic of the host, may bind any port and reaches every service on localhost. Code that changes every day, or that you did not write, must not have that.',
  evidence: ['https://docs.docker.com/engine/network/drivers/host/', 'CIS Docker Benchmark 1.6.0, 5.10'],
  tags: ['network-mode', 'roles', 'security', 'cwe-653', 'cis-docker-5.10'],
  options: {},

  *check({ active, stack }) {
    for (const service of active) {
      const { name, namespace, networkMode, role, build } = service
      if (namespace.kind !== 'host' || !networkMode) continue
      if (role?.value === 'user-code') {
        yield {
          at: networkMode,
          message: `"${name}" runs user code on the host network${through(service)}`,
          hint: 'Take network_mode away and publish the ports it needs.',
          related: [{ at: role, message: 'its role' }, ...way(service)]
        }
      } else if (!role && build && !stack && !looksLikeInfrastructure(service)) {
        yield {
          at: networkMode,
          severity: 'warning',
          message: `"${name}" is built here and runs on the host network${through(service)}`,
          hint:
            'It is taken for user code because it is built here and nothing says otherwise. ' +
            'Publish the ports it needs instead, or say what it is: `x-netlint: {role: infrastructure}`.',
          related: [{ at: build, message: 'it is built here' }, ...way(service)]
        }
      }
    }
  }
})

/** In whose namespace it is, and by way of whom. */
function through(service: Service): string {
  const others = wayToNamespace(service).slice(1)
  const owner = others.pop()
  if (!owner) return ''
  return ` of "${owner.name}"${others.length === 0 ? '' : `, by way of ${others.map(({ name }) => `"${name}"`).join(' and ')}`}`
}

function way(service: Service): readonly Related[] {
  return wayToNamespace(service)
    .slice(1)
    .flatMap(({ name, networkMode }) => (networkMode ? [{ at: networkMode, message: `the network_mode of "${name}"` }] : []))
}
