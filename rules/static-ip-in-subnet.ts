import { defineRule, isUnspecified, known, malformed, parseAddress, replace, type Address, type Endpoint, type Field, type Finding, type Network, type Target } from '../src/rule.ts'

export default defineRule({
  id: 'static-ip-in-subnet',
  title: 'A static address lies in a subnet of its network',
  outcome: 'fails',
  severity: 'error',
  why: 'Docker gives a container the address it asks for only out of a subnet that the network is configured with, and refuses to create the container otherwise.',
  docker: [
    'no configured subnet or ip-range contain the IP address 10.20.9.9',
    'no configured subnet contains IP address 10.20.9.9',
    'user specified IP address is supported only when connecting to networks with user configured subnets',
    'invalid IPv4 address: 10.20.0.9/24',
    'invalid IPv6 address: ::ffff:10.20.0.9',
    'invalid JSON: ParseAddr("foo"): unable to parse IP'
  ],
  evidence: ['moby/moby api/types/network/endpoint.go (28)', 'moby/moby daemon/container_operations.go validateEndpointSettings'],
  tags: ['addresses'],
  options: {},

  *check({ endpoints, target, fragment }) {
    for (const endpoint of endpoints) {
      if (!endpoint.network) continue
      for (const family of [4, 6] as const) {
        const field = family === 4 ? endpoint.ipv4 : endpoint.ipv6
        const fault = field && spelling(field, family)
        if (fault) yield fault
        // A piece of a project may leave its subnets to the other half.
        else if (known(field) && endpoint.network.created && (!fragment || endpoint.network.livePools.length > 0)) yield* placed(field, family, endpoint, endpoint.network, target)
      }
    }
  }
})

function spelling(field: Field<Address>, family: 4 | 6): Finding | undefined {
  const { text, value } = field
  const written = malformed(field) ? parseAddress(text) : value
  if (written && family === 4 && written.mapped) return undefined // Engine 28 takes it; nobody measured 29
  const said = `ipv${family}_address ${text}`
  if (written && written.family !== family) return { at: field, message: `${said} is an IPv${written.family} address`, hint: `Write it as ipv${written.family}_address.` }
  if (written?.mapped) return { at: field, message: `${said} is an IPv4-mapped address, which is IPv4 to Docker` }
  if (written && isUnspecified(written)) return { at: field, message: `${said} is no address that a container can have` }
  if (written || !malformed(field)) return undefined
  const bare = text.split('/', 1)[0]!.trim()
  const fix = { title: `Write ${bare}`, safe: false, edits: [replace(field, bare)] }
  return { at: field, message: `ipv${family}_address "${text}" is no IPv${family} address`, ...(bare !== text && parseAddress(bare)?.family === family && { fix }) }
}

function* placed(field: Field<Address> & { readonly value: Address }, family: 4 | 6, { service }: Endpoint, network: Network, { engine }: Target): Iterable<Finding> {
  if (network.poolWith(field.value)) return
  const pools = network.livePools.filter((pool) => pool.family === family || pool.family === undefined)
  if (pools.some(({ subnet }) => !known(subnet)) || network.enabled(family) === undefined) return
  if (pools.length === 0 && network.pools.some((pool) => pool.family === family)) return // `ipv4-enabled` or `ipv6-enabled` tells it
  const subnets = pools.flatMap(({ subnet }) => subnet ?? [])
  const at29 = engine.atLeast(29, 1)
  const words = at29 || subnets.length > 0 ? `no configured subnet ${at29 ? 'contains' : 'or ip-range contain the'} IP address ${field.text}` : undefined
  const docker = words ?? 'user specified IP address is supported only when connecting to networks with user configured subnets'
  if (subnets.length > 0) {
    const list = subnets.slice(0, 3).map(({ text }) => text).join(', ')
    yield { at: field, message: `${field.text} of "${service.name}" is outside of "${network.key}", which has ${list}`, docker, related: subnets.slice(0, 3).map((at) => ({ at, message: 'its subnet' })) }
  } else {
    const hint = `Write the subnet under \`ipam.config\` of "${network.key}"${network.implied ? ', a network to declare,' : ''} so that it holds ${field.text}.`
    yield { at: field, message: `"${service.name}" asks for ${field.text} on "${network.key}", which has no IPv${family} subnet configured`, hint, docker }
  }
}
