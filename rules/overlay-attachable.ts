import { defineRule, insert, replace, type Network } from '../src/rule.ts'

export default defineRule({
  id: 'overlay-attachable',
  title: 'An overlay that containers join outside Swarm services is attachable',
  outcome: 'fails',
  severity: 'warning',
  why: '`docker compose up` makes containers, not Swarm services: a Swarm manager lets them join an overlay only where it is attachable, and an engine without Swarm has no overlays.',
  docker: [
    'Could not attach to network app_mesh: rpc error: code = PermissionDenied desc = network app_mesh not manually attachable',
    'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.'
  ],
  evidence: ['moby/moby daemon/cluster/networks.go', 'measured on Engine 28.5.2 as a Swarm manager'],
  tags: ['networks', 'swarm'],
  options: {},

  *check({ networks }) {
    for (const network of networks) {
      const { driver, created, attachable, key } = network
      if (!created || driver?.value !== 'overlay' || attachable?.value === true || (attachable && attachable.value === undefined)) continue
      // A file with `deploy` is for `docker stack deploy`, whose services need no attachable network.
      if (isStack(network)) continue
      yield {
        at: driver,
        message: `the overlay "${key}" is not attachable: containers of docker compose cannot join it`,
        hint: 'Add `attachable: true`; the engine must be a Swarm manager.',
        fix: { title: 'Make it attachable', safe: true, edits: [attachable ? replace(attachable, 'true') : insert(network, 'attachable', true)] }
      }
    }
  }
})

function isStack({ endpoints }: Network): boolean {
  return endpoints.some(({ service }) => service.at('deploy') !== undefined)
}
