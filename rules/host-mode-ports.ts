import { defineRule, remove, type Finding, type Port, type Service } from '../src/rule.ts'

export default defineRule({
  id: 'host-mode-ports',
  title: 'A service in host mode publishes no ports',
  outcome: 'ignored',
  severity: 'warning',
  why: 'Its processes listen on the host itself. Docker discards its ports with a warning: a mapping to another port does not happen.',
  docker: ['Published ports are discarded when using host network mode'],
  evidence: ['moby/moby daemon/daemon_unix.go verifyPlatformContainerSettings'],
  tags: ['ports', 'network-mode'],
  options: {},

  *check({ active }) {
    for (const service of active) {
      if (service.networkMode?.value?.kind !== 'host' || service.ports.length === 0) continue
      const moved = service.ports.filter((port) => isMoved(service, port))
      for (const port of moved) {
        const { published, target } = port
        yield {
          at: published!,
          message: `port ${target.text} of "${service.name}" is not to be had as ${published!.text}: host mode discards the mapping`,
          hint: `Let it listen on ${published!.text}, or publish the port without host mode.`,
          related: [{ at: service.networkMode, message: 'host mode' }],
          fix: { title: 'Remove the mapping', safe: false, edits: [remove(port)] }
        }
      }
      if (moved.length < service.ports.length) yield discarded(service, moved)
    }
  }
})

/** Meant to be reached elsewhere, and nothing says that the process listens there by itself. */
function isMoved({ listening }: Service, { published, target, protocol }: Port): boolean {
  if (!published?.value || !target.value || `${published.value}` === `${target.value}`) return false
  return !listening.some((open) => open.from !== 'ports' && open.protocol === protocol.value && `${open.ports}` === `${published.value}`)
}

function discarded({ tree, name, ports, networkMode }: Service, moved: readonly Port[]): Finding {
  const key = tree.entries.get('ports')!.key
  const rest = ports.filter((port) => !moved.includes(port))
  return {
    at: key,
    message: `ports of "${name}" change nothing: in host mode it listens on the host itself`,
    severity: 'info',
    related: [{ at: networkMode!, message: 'host mode' }],
    fix: { title: 'Remove them', safe: true, edits: moved.length === 0 ? [remove(key)] : rest.map((port) => remove(port)) }
  }
}
