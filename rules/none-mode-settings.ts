import { defineRule, remove } from '../src/rule.ts'

export default defineRule({
  id: 'none-mode-settings',
  title: 'A service without a network has no network settings',
  outcome: 'ignored',
  severity: 'warning',
  why: 'With `network_mode: none` a container has nothing but its own loopback. Docker passes over the ports it should publish, its links and its resolvers without a word.',
  evidence: ['moby/moby daemon/container_operations.go', 'https://docs.docker.com/engine/network/drivers/none/'],
  tags: ['network-mode', 'ports'],
  options: {},

  *check({ active }) {
    for (const { name, networkMode, given } of active) {
      if (networkMode?.value?.kind !== 'none') continue
      for (const [key, what] of useless) {
        const entry = given(key)
        if (!entry) continue
        yield {
          at: entry.key,
          message: `"${name}" has no network: ${what}`,
          hint: `Remove ${key}, or give it a network.`,
          related: [{ at: networkMode, message: 'network_mode none' }],
          ...(key !== 'ports' && !key.endsWith('links') && { severity: 'info' }),
          fix: { title: `Remove ${key}`, safe: true, edits: [remove(entry.key)] }
        }
      }
    }
  }
})

const useless = new Map([
  ['ports', 'its ports are not published'],
  ['links', 'its links lead nowhere'],
  ['external_links', 'its external_links lead nowhere'],
  ['expose', 'nobody reaches what it exposes'],
  ['dns', 'it reaches no resolver'],
  ['dns_search', 'it looks up no names'],
  ['dns_opt', 'it looks up no names']
])
