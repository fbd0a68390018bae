import { defineRule, known, parseBool, parseCidr, type Cidr, type Network } from '../src/rule.ts'

export default defineRule({
  id: 'subnet-private',
  title: 'The subnet of a bridge is private address space',
  outcome: 'policy',
  severity: 'warning',
  why: 'The host and its containers can no longer reach the machines on the internet that a public subnet belongs to: the bridge answers for them.',
  evidence: ['RFC 1918, RFC 6598, RFC 6890', 'Measured on Engine 28.5 and 29.7: accepted without a word'],
  tags: ['addresses'],
  options: {},

  *check({ networks }) {
    for (const network of networks) {
      if (!network.created || !network.bridge || isRouted(network)) continue
      for (const { subnet } of network.livePools) {
        if (!known(subnet) || subnet.value.family === 6 || subnet.value.address.bits === 0n || special.some((block) => block.contains(subnet.value))) continue
        yield { at: subnet, message: `subnet ${subnet.text} is public address space`, hint: `Private space is 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16${meant(subnet.value)}.` }
      }
    }
  }
})

/** Blocks of RFC 6890 that no machine on the internet has; what is no subnet at all is told by `subnet-valid`. */
const special = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24'],
  ...['192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4']
].map((text) => parseCidr(text)!)

/** Somebody who hands real addresses to containers routes them, without translation. */
function isRouted({ driverOptions }: Network): boolean {
  const mode = driverOptions.get('com.docker.network.bridge.gateway_mode_ipv4')
  const masquerade = driverOptions.get('com.docker.network.bridge.enable_ip_masquerade')
  return (mode !== undefined && mode.value !== 'nat') || (masquerade !== undefined && parseBool(masquerade.text) !== true)
}

function meant({ network }: Cidr): string {
  const head = network.bits >> 24n
  return head === 172n ? ': of 172.x, only 172.16 to 172.31' : head === 192n ? ': of 192.x, only 192.168' : ''
}
