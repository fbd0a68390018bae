import { defineRule } from '../src/rule.ts'

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
      const { namespace, networkMode, role } = service
      if (role?.value !== 'untrusted' || namespace.kind === 'none' || namespace.kind === 'unknown') continue
      yield {
        at: networkMode ?? service.tree.entries.get('networks')?.key ?? service,
        message: `"${service.name}" processes untrusted code and has a network`,
        hint: 'Set `network_mode: none`; hand data in and out through volumes.',
        related: [{ at: role, message: 'its role' }]
      }
    }
  }
})
