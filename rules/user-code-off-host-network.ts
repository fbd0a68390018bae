import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'user-code-off-host-network',
  title: 'Services that run user code stay off the host network',
  outcome: 'policy',
  severity: 'error',
  why: 'A container on the host network sees all traffic of the host, may bind any port and reaches every service on localhost. Code you did not write must not have that.',
  evidence: ['https://docs.docker.com/engine/network/drivers/host/'],
  tags: ['network-mode', 'roles', 'security', 'cwe-653'],
  options: {},

  *check({ active }) {
    for (const service of active) {
      const { namespace, networkMode, role } = service
      if (namespace.kind !== 'host' || !networkMode) continue
      const owner = namespace.owner === service ? '' : ` of "${namespace.owner?.name}"`
      if (role?.value === 'user-code') {
        yield {
          at: networkMode,
          message: `"${service.name}" runs user code on the host network${owner}`,
          hint: 'Remove network_mode and publish the ports it needs.',
          related: [{ at: role, message: 'its role' }]
        }
      } else if (service.build && !role) {
        yield {
          at: networkMode,
          message: `"${service.name}" is built here and runs on the host network${owner}`,
          hint: 'Publish the ports it needs instead, or say that it belongs there: `x-netlint: {role: infrastructure}`.',
          severity: 'warning',
          related: [{ at: service.build, message: 'it is taken for user code because it is built here and no role says otherwise' }]
        }
      }
    }
  }
})

