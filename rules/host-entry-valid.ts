import {
  at, byteLength, defineRule, hostEntries, interfaceNameFault, isContainerName, isLinkLocal, itemsAt, known, parseAddress,
  type Endpoint, type Finding, type Project, type Scalar, type Service, type Tree
} from '../src/rule.ts'

const ifname = 'com.docker.network.endpoint.ifname'
const passedOver = { severity: 'warning', outcome: 'ignored' } as const

const isKnown = (tree: Tree): tree is Scalar => tree.kind === 'scalar' && tree.known && tree.text !== ''

function* linkLocal({ tree }: Endpoint): Iterable<Finding> {
  for (const written of itemsAt(tree, 'link_local_ips').filter(isKnown)) {
    const address = parseAddress(written.text)
    if (address && isLinkLocal(address)) continue
    const docker = address ? { docker: `invalid link local IP address: ${written.text}` } : {}
    yield { at: written, message: `${written.text} is no link-local address`, hint: 'Link-local are 169.254.0.0/16 and fe80::/10.', ...docker }
  }
}

/** `taken`: the names that other networks of the service have taken. */
function* interfaces({ tree }: Endpoint, taken: Map<string, Scalar>): Iterable<Finding> {
  const [name, option] = [at(tree, 'interface_name'), at(tree, 'driver_opts', ifname)].map((found) => (found && isKnown(found) ? found : undefined))
  if (name && option && name.text !== option.text) {
    const message = `interface_name ${name.text} and ${ifname} ${option.text} name one interface: Compose warns that it ignores one and takes the other`
    yield { at: name, message, ...passedOver, related: [{ at: option, message: 'the other name' }] }
  }
  const written = name ?? option
  if (!written) return
  const other = taken.get(written.text)
  const fault = interfaceNameFault(written.text) ?? (other && 'is taken by another network of this service')
  if (fault === undefined) taken.set(written.text, written)
  else yield { at: written, message: `the interface name "${written.text}" ${fault}`, ...(other && { related: [{ at: other, message: 'the other one' }] }) }
}

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
      if (service.namespace.owner === service) {
        yield* entries(service)
        yield* resolvers(service, project)
        yield* hostname(service, project)
      }
      const { containerName: name } = service
      // The schema of Compose looks for the pattern anywhere in the name, and has told of what does not have it.
      if (known(name) && !isContainerName(name.value) && /[a-zA-Z0-9][a-zA-Z0-9_.-]/.test(name.value)) {
        const docker = `Invalid container name (${name.value}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`
        yield { at: name, message: `"${name.value}" is no name for a container`, hint: 'Letters, digits, and behind the first of them _ . and - are allowed.', docker }
      }
      const taken = new Map<string, Scalar>()
      for (const endpoint of service.endpoints) {
        yield* linkLocal(endpoint)
        yield* interfaces(endpoint, taken)
      }
    }
  }
})

function* entries(service: Service): Iterable<Finding> {
  const firsts = new Map<string, { readonly text: string; readonly origin: Service['origin'] }>()
  for (const entry of hostEntries(service)) {
    const { address, text, host } = entry
    if (!entry.known) continue
    if (address === undefined) yield { at: entry, message: `"${text}" is no IP address for ${host}`, hint: 'Write an address, or host-gateway.', docker: `invalid IP address in add-host: "${text}"` }
    const key = `${host} ${typeof address === 'object' ? address.family : ''}`
    const first = firsts.get(key) ?? entry
    firsts.set(key, first)
    if (first.text === text || first.origin.file === entry.origin.file) continue
    yield { at: entry, message: `${host} keeps ${first.text}, too: files that are merged add host entries up`, hint: 'Write `extra_hosts: !override`.', ...passedOver, related: [{ at: first, message: 'the first' }] }
  }
}

function* resolvers({ tree, namespace }: Service, { target: { engine } }: Project): Iterable<Finding> {
  // Engine 28 reads them when it makes the network.
  if (namespace.kind === 'none' && !engine.atLeast(29)) return
  const servers = itemsAt(tree, 'dns').filter(isKnown)
  for (const server of servers.filter(({ text }) => !parseAddress(text))) yield nameserver(server, !engine.atLeast(29))
  if (servers[3]) yield { at: servers[3], message: `the nameserver ${servers[3].text} is never asked: resolvers take the first 3 of ${servers.length}`, ...passedOver }
}

function* hostname({ hostname }: Service, { target: { engine } }: Project): Iterable<Finding> {
  if (!known(hostname) || byteLength(hostname.value) <= 64) return
  const docker = engine.atLeast(29) ? `hostname "${hostname.value}" is too long (maximum 64 bytes)` : 'sethostname: invalid argument'
  yield { at: hostname, message: `the hostname has ${byteLength(hostname.value)} bytes; 64 are the most`, docker }
}

function nameserver(at: Scalar, isEngine28: boolean): Finding {
  const { text } = at
  const docker = isEngine28 && /^[^.:%]+$/.test(text) ? { docker: `bad nameserver address ${text}: ParseAddr("${text}"): unable to parse IP` } : {}
  return { at, message: `"${text}" is no address of a nameserver`, hint: 'Write an IP address, without a port.', ...docker }
}
