import { connection, defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'untrusted-code-without-network',
  title: 'Services that process untrusted code run without a network',
  outcome: 'policy',
  severity: 'error',
  why: 'Code that may be hostile can neither fetch more of itself nor send away what it finds where there is no network but loopback.',
  evidence: ['https://docs.docker.com/engine/network/drivers/none/'],
  tags: ['network-mode', 'roles', 'security', 'cwe-653'],
  options: {},

  *check({ active }) {
    for (const service of active) {
      const { name, role } = service
      const found = role?.value === 'untrusted' && connection(service)
      if (!found) continue
      yield {
        at: found,
        message: `"${name}" processes untrusted code and ${found.how}`,
        hint: 'Set `network_mode: none`; hand data in and out through volumes.',
        related: [{ at: role, message: 'its role' }],
        ...(!found.sure && { severity: 'warning' })
      }
    }
  }
})
