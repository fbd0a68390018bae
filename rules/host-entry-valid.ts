import { at, defineRule, hostEntries, isLinkLocal, itemsAt, known, parseAddress, type Endpoint, type Finding, type Project, type Scalar, type Service, type Tree } from '../src/rule.ts'

const bytes = new TextEncoder()
const ifname = 'com.docker.network.endpoint.ifname'

export default defineRule({
  id: 'host-entry-valid',
  title: 'Host entries, resolvers and names of hosts, containers and interfaces are legal',
  outcome: 'fails',
  severity: 'error',
  why: 'Compose hands these texts on as they are. The engine reads them when it creates or starts the container, and refuses what is no address, too long or not a name.',
  docker: [
    'invalid IP address in add-host: "foo"',
    'bad nameserver address foo: ParseAddr("foo"): unable to parse IP',
    'sethostname: invalid argument',
    'hostname "…" is too long (maximum 64 bytes)',
    'Invalid container name (foo bar), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed',
    'invalid link local IP address: 10.1.2.3',
    'error renaming interface "vethX" to "…": numerical result out of range'
  ],
  evidence: ['moby/moby daemon/container.go verifyContainerSettings', 'moby/moby libnetwork/network.go:1201', 'Linux net/core/dev.c dev_valid_name'],
  tags: ['names'],
  options: {},

  *check(project) {
    for (const service of project.active) {
      // What a service that joins another's namespace says of hosts and resolvers is refused as such.
      const own = service.namespace.owner === service
      if (own) yield* entries(service)
      if (own) yield* resolvers(service, project)
      const { hostname, containerName: name } = service
      if (own && known(hostname) && bytes.encode(hostname.value).length > 64) yield { at: hostname, message: `the hostname has ${bytes.encode(hostname.value).length} bytes; 64 are the most`, docker: project.target.engine.atLeast(29) ? `hostname "${hostname.value}" is too long (maximum 64 bytes)` : 'sethostname: invalid argument' }
      // The schema of Compose looks for the pattern anywhere in the name, and has told of what does not have it.
      if (known(name) && /[a-zA-Z0-9][a-zA-Z0-9_.-]+/.test(name.value) && !/^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name.value)) yield { at: name, message: `"${name.value}" is no name for a container`, hint: 'Letters, digits, and behind the first of them _ . and - are allowed.', docker: `Invalid container name (${name.value}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed` }
      const taken = new Map<string, Scalar>()
      for (const endpoint of service.endpoints) yield* interfaces(endpoint, taken)
    }
  }
})

function* entries(service: Service): Iterable<Finding> {
  const earlier = new Map<string, ReturnType<typeof hostEntries> extends Iterable<infer Entry> ? Entry : never>()
  for (const entry of hostEntries(service)) {
    const { address, known, text, host } = entry
    if (!known) continue
    if (address === undefined) yield { at: entry, message: `"${text}" is no IP address for ${host}`, hint: 'Write an address, or host-gateway.', docker: `invalid IP address in add-host: "${text}"` }
    const family = typeof address === 'object' ? address.family : 0
    const first = earlier.get(`${host} ${family}`)
    if (first && first.text !== text && first.origin.file !== entry.origin.file) yield { at: entry, message: `${host} keeps ${first.text}, too: files that are merged add host entries up`, severity: 'warning', outcome: 'ignored', hint: 'Take the other away with `extra_hosts: !override`.', related: [{ at: first, message: 'the other address' }] }
    earlier.set(`${host} ${family}`, first ?? entry)
  }
}

function* resolvers(service: Service, { target: { engine } }: Project): Iterable<Finding> {
  const servers = itemsAt(service.tree, 'dns').filter(isKnown)
  if (service.namespace.kind === 'none' && !engine.atLeast(29)) return
  for (const server of servers) if (!parseAddress(server.text)) yield { at: server, message: `"${server.text}" is no address of a nameserver`, hint: 'Write an IP address, without a port.', ...(!engine.atLeast(29) && /^[^.:%]+$/.test(server.text) && { docker: `bad nameserver address ${server.text}: ParseAddr("${server.text}"): unable to parse IP` }) }
  const fourth = servers[3]
  if (fourth && service.namespace.kind !== 'none') yield { at: fourth, message: `the nameserver ${fourth.text} is never asked: resolvers take the first 3 of ${servers.length}`, severity: 'warning', outcome: 'ignored' }
}

function* interfaces({ tree }: Endpoint, taken: Map<string, Scalar>): Iterable<Finding> {
  for (const ip of itemsAt(tree, 'link_local_ips').filter(isKnown)) {
    const address = parseAddress(ip.text)
    if (ip.text !== '' && !(address && isLinkLocal(address))) yield { at: ip, message: `${ip.text} is no link-local address`, hint: 'Link-local are 169.254.0.0/16 and fe80::/10.', ...(address && { docker: `invalid link local IP address: ${ip.text}` }) }
  }
  const [name, option] = [at(tree, 'interface_name'), at(tree, 'driver_opts', ifname)].map((found) => (found && isKnown(found) && found.text !== '' ? found : undefined))
  if (name && option && name.text !== option.text) yield { at: name, message: `interface_name ${name.text} and ${ifname} ${option.text} name one interface: Compose warns that it ignores one and takes the other`, severity: 'warning', outcome: 'ignored', related: [{ at: option, message: 'the other name' }] }
  const written = name ?? option
  if (!written) return
  const { text } = written
  const fault = bytes.encode(text).length > 15 ? 'has more than 15 bytes' : text === 'lo' ? 'is the loopback interface' : /^\.{1,2}$|[/:\s]/.test(text) ? 'is none that Linux takes' : taken.has(text) ? 'is taken by another network of this service' : undefined
  if (fault !== undefined) yield { at: written, message: `the interface name "${text}" ${fault}`, ...(taken.has(text) && { related: [{ at: taken.get(text)!, message: 'the other one' }] }) }
  else taken.set(text, written)
}

function isKnown(tree: Tree): tree is Scalar {
  return tree.kind === 'scalar' && tree.known && tree.type !== 'null'
}
