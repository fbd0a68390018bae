import { defineRule, insert, known, remove, type Finding, type Fix, type Network, type Service } from '../src/rule.ts'

function* attached({ name, key, endpoints }: Network): Iterable<Finding> {
  const text = known(name) ? name.value : key
  if (!['host', 'none', 'bridge', 'ingress'].includes(text)) return
  for (const endpoint of endpoints) {
    yield {
      at: endpoint,
      message: `Docker's own network ${text} cannot be attached like this: Compose gives every endpoint an alias, which it refuses`,
      hint: text === 'ingress' ? 'It is for published ports of Swarm services only.' : `Write \`network_mode: ${text}\` instead.`,
      related: [{ at: name, message: 'the external network' }],
      ...(text !== 'ingress' && instead(endpoint.service, text))
    }
  }
}

/** Where it is the only network, the mode takes its place. */
function instead({ endpoints, tree, name }: Service, mode: string): Pick<Finding, 'fix'> {
  const networks = tree.entries.get('networks')?.key
  if (endpoints.length !== 1 || !networks || tree.entries.has('network_mode')) return {}
  return { fix: { title: `Write network_mode: ${mode} for "${name}"`, safe: false, edits: [remove(networks), insert(tree, 'network_mode', mode)] } }
}

export default defineRule({
  id: 'network-name-usable',
  title: 'A network has a name of its own that Docker can use',
  outcome: 'fails',
  severity: 'error',
  why: 'Docker refuses an empty or reserved network name, and its own networks host, none, bridge and ingress cannot be attached as Compose attaches networks.',
  docker: [
    'network foo was found but has incorrect label com.docker.compose.network set to "m" (expected: "n")',
    'invalid config for network host: invalid endpoint settings: network-scoped alias is supported only for containers in user defined networks',
    'network-scoped aliases are only supported for user-defined networks',
    'operation is not permitted on predefined default network',
    'invalid name: name is empty',
    'network ingress not manually attachable'
  ],
  evidence: [
    'docker/compose v2.40.3 pkg/compose/create.go:1290',
    'moby/moby daemon/container_operations.go:554',
    'moby/moby daemon/network.go:49',
    'moby/moby libnetwork/controller.go:514'
  ],
  tags: ['networks'],
  options: {},

  *check({ networks, target, stack }) {
    const named = new Map<string, Network>()
    for (const network of networks) {
      const { name, key, endpoints, external } = network
      if (endpoints.length === 0 || (external && external.value === undefined)) continue
      if (external?.value) {
        // A service of Swarm is on the host's own stack that way.
        if (!stack || (name.value ?? key) !== 'host') yield* attached(network)
        continue
      }
      yield* unusable(network)
      const first = known(name) ? named.get(name.value) : undefined
      if (known(name)) named.set(name.value, first ?? network)
      if (!first || name.text === '') continue
      const both = `the networks "${first.key}" and "${key}" are both called ${name.text}`
      yield {
        at: name,
        ...(target.compose.atLeast(5)
          ? { message: `${both}: Compose 5 makes one, with the settings of one of them`, severity: 'warning', outcome: 'ignored' }
          : { message: both, docker: `network ${name.text} was found but has incorrect label` }),
        related: [{ at: first.name, message: `the name of "${first.key}"` }],
        fix: unnamed(network)
      }
    }
  }
})

const unnamed = ({ name, key }: Network): Fix => ({ title: `Let Compose name "${key}"`, safe: false, edits: [remove(name)] })

function* unusable(network: Network): Iterable<Finding> {
  const { name, key, origin, implied } = network
  const fix = unnamed(network)
  const refused = (reason: string): Finding => ({ at: name, message: `the network "${key}" cannot be called ${name.text}: ${reason}`, fix })
  if (known(name) && name.value.trim() === '') {
    yield { at: name, message: `the network "${key}" has an empty name`, docker: 'invalid name: name is empty', fix }
  } else if (known(name) && ['host', 'none', 'bridge', 'default', 'container', 'ingress'].includes(name.value)) {
    yield refused('Docker keeps the name to itself')
  } else if (known(name) && name.value.startsWith('container:')) {
    yield refused('Docker reads it as a network mode')
  } else if (!implied && ['host', 'none', 'bridge'].includes(key)) {
    yield {
      at: { origin },
      message: `the network "${key}" is an ordinary bridge called ${name.text}, not Docker's ${key}`,
      severity: 'warning',
      outcome: 'ignored',
      hint: `For Docker's own write \`network_mode: ${key}\` at the service; for a bridge use another key.`
    }
  }
}
