import { defineRule, type Name } from '../src/rule.ts'

export default defineRule({
  id: 'name-unambiguous',
  title: 'A name on a network means one service',
  outcome: 'ignored',
  severity: 'warning',
  why: "Docker's resolver gives the addresses of all containers that go by a name, in turn: every second request goes to the other service, and nothing says so.",
  evidence: ['moby/moby daemon/container_operations.go:676-694', 'moby/moby libnetwork/network.go:1363', 'measured on Engines 28.5.2 and 29.7.2'],
  tags: ['names'],
  options: {},

  *check({ ambiguousNames }) {
    const told = new Set<string>()
    for (const [first, ...others] of ambiguousNames.map(byClaim)) {
      for (const other of others) {
        // On the second network that they share it is the same mistake.
        const both = `${first!.service.name} ${other.service.name} ${other.text}`
        if (told.has(both)) continue
        told.add(both)
        // Of two containers of one name Compose makes none: container-name-unique.
        if (first!.as === 'container name' && other.as === 'container name') continue
        yield {
          at: other,
          message: `${other.text} is the ${other.as} of "${other.service.name}" and the ${first!.as} of "${first!.service.name}": whoever asks for it on "${other.network.key}" gets either`,
          hint: 'Give each service a name of its own.',
          related: [{ at: first!, message: `the ${first!.as}` }]
        }
      }
    }
  }
})

/** The name of a service is its own before anything else that may be called so. */
function byClaim(names: readonly Name[]): readonly Name[] {
  return [...names].sort((a, b) => Number(b.as === 'service name') - Number(a.as === 'service name'))
}
