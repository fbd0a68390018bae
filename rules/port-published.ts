import { defineRule, remove, type Finding, type Network, type Port, type Publication } from '../src/rule.ts'

export default defineRule({
  id: 'port-published',
  title: 'A published port is really published',
  outcome: 'ignored',
  severity: 'error',
  why: 'Docker publishes ports through the network that gives a container its default gateway, and only a bridge can. Elsewhere the ports are passed over without a word.',
  evidence: [
    'moby/moby daemon/libnetwork/default_gateway.go selectGatewayEndpoint',
    'moby/moby daemon/libnetwork/drivers/macvlan ("macvlan driver does not support port mappings")',
    'moby/moby daemon/libnetwork/drivers/bridge/port_mapping_linux.go'
  ],
  tags: ['ports', 'macvlan', 'ipvlan'],
  options: {},

  *check(project) {
    for (const service of project.active) {
      const key = service.given('ports')?.key
      if (!key) continue
      const publication = project.publication(service)
      const reason = why(publication)
      if (reason) {
        yield {
          at: key,
          message: `ports of "${service.name}" are not published: ${reason.because}`,
          hint: reason.hint,
          related: [{ at: publication.network!, message: `the network ${publication.network!.key}` }],
          fix: { title: 'Remove ports', safe: false, edits: [remove(key)] }
        }
      } else if (publication.published && publication.sure === 'certain') {
        for (const port of service.ports) yield* unbound(port, publication)
      }
    }
  }
})

function why({ published, why, network }: Publication): { because: string; hint: string } | undefined {
  if (published !== false || !network) return undefined
  const attach = 'Attach it to a bridge, too.'
  switch (why) {
    case 'internal':
      return { because: `it has internal networks only`, hint: 'Attach it to a network that is not internal.' }
    case 'lan':
      return { because: `no ${network.lan!.driver} network publishes any`, hint: `It has an address of its own on the LAN, where all its ports are open. To publish ports of this host: ${attach.toLowerCase()}` }
    case 'gateway':
      return { because: `its default gateway is on the ${network.lan!.driver} network ${network.key}`, hint: 'Give the bridge the higher gw_priority.' }
    case 'isolated':
      return { because: `the network ${network.key} has no gateway`, hint: attach }
    default:
      return undefined
  }
}

function* unbound({ hostIp, published }: Port, { through }: Publication): Iterable<Finding> {
  if (!published) return
  const family = hostIp?.value?.unmapped().family ?? 4
  const network: Network | undefined = through(family)
  if (hostIp?.value && family === 4 && network?.enabled(4) === false) {
    yield { at: hostIp, message: `${hostIp.text} is IPv4, and the network ${network.key} has no IPv4: nothing is bound there`, hint: 'Publish on an IPv6 address.', related: [{ at: network, message: 'the network' }] }
    return
  }
  const mode = network?.driverOptions.get(`com.docker.network.bridge.gateway_mode_ipv${family}`)
  if (network && mode?.value === 'routed') {
    const message = `port ${published.text} of the host is not bound over IPv${family}: the network ${network.key} is routed`
    yield { at: published, message, hint: "The container's own port is open at its own address.", related: [{ at: mode, message: 'the gateway mode' }], severity: 'warning' }
  }
}
