import { at, defineRule, remove } from '../src/rule.ts'

export default defineRule({
  id: 'ipam-options-read',
  title: 'The options of an address driver reach one that reads them',
  outcome: 'ignored',
  severity: 'info',
  why: 'Compose 2 does not hand ipam.options on, and the address driver that Docker has by itself reads none.',
  evidence: ['docker/compose v2.40.3 pkg/compose/create.go:1427-1441', 'moby/moby libnetwork/ipams/defaultipam/allocator.go RequestPool'],
  tags: ['networks', 'addresses'],
  options: {},

  *check({ networks, target }) {
    for (const { tree, external, key } of networks) {
      const ipam = at(tree, 'ipam')
      const options = ipam?.kind === 'mapping' ? ipam.entries.get('options') : undefined
      if (options?.value.kind !== 'mapping' || options.value.entries.size === 0 || (external && external.value !== false)) continue
      const driver = at(ipam, 'driver')
      const own = driver === undefined || (driver.kind === 'scalar' && driver.known && ['', 'default'].includes(driver.text))
      // From Compose 5 on they reach the plugin whose they are.
      if (!own && target.compose.atLeast(5)) continue
      yield {
        at: options.key,
        message: own ? `Docker's own address driver reads no options, and the network "${key}" has some` : `Compose 2 does not hand the options of the network "${key}" on to its address driver`,
        ...(own && { fix: { title: 'Remove them', safe: true, edits: [remove(options.key)] } })
      }
    }
  }
})
