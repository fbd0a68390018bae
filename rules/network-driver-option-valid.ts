import {
  at, defineRule, driverOptions, endpointSysctlFault, insert, known, remove, replace,
  type Field, type Finding, type Fix, type Located, type Network
} from '../src/rule.ts'

const bridgeName = 'com.docker.network.bridge.name'
const gatewayModes = ['com.docker.network.bridge.gateway_mode_ipv4', 'com.docker.network.bridge.gateway_mode_ipv6']

const booleans = new Map([['yes', 'true'], ['on', 'true'], ['y', 'true'], ['no', 'false'], ['off', 'false'], ['n', 'false']])

/** The same in words that Docker reads: what it refused cannot have meant anything else. */
function spelling(text: string): string {
  const plain = text.trim().toLowerCase()
  return booleans.get(plain) ?? plain
}

function respelled(at: Located, right: string, fault: (value: string) => string | undefined): Pick<Finding, 'fix'> {
  return fault(right) === undefined ? { fix: { title: `Write ${right}`, safe: true, edits: [replace(at, right)] } } : {}
}

export default defineRule({
  id: 'network-driver-option-valid',
  title: 'A driver option has a value that the driver takes',
  outcome: 'fails',
  severity: 'error',
  why: 'The engine reads the options when it creates the network, and refuses a value it cannot read, an interface name that is taken and a gateway mode that does not fit.',
  docker: [
    'failed to parse com.docker.network.bridge.enable_icc value: maybe (strconv.ParseBool: parsing "maybe": invalid syntax)',
    'invalid MTU number: -5',
    'com.docker.network.advertise_addr_ms must be in the range 100 to 2000',
    "gateway mode 'isolated' can only be used for an internal network",
    'conflicts with network: networks have same bridge name',
    "unrecognised network interface sysctl 'net.ipv4.conf.eth0.forwarding=1'; represent 'net.X.Y.ethN.Z=V' as 'net.X.Y.IFNAME.Z=V'"
  ],
  evidence: ['moby/moby libnetwork/drivers/bridge/bridge_linux.go:350-412', 'moby/moby libnetwork/osl/interface_linux.go:33-54'],
  tags: ['networks'],
  options: {},

  *check({ networks, endpoints }) {
    // docker0 is the bridge of Docker's own network.
    const bridges = new Map<string, Field<string> | undefined>([['docker0', undefined]])
    for (const network of networks.filter(({ created }) => created)) {
      const read = driverOptions[network.driver?.value || 'bridge'] ?? {}
      for (const [name, field] of network.driverOptions) {
        const faultOf = Object.hasOwn(read, name) ? read[name] : undefined
        if (!faultOf || !known(field)) continue
        const fault = faultOf(field.value)
        if (fault) yield { at: field, message: `${name} ${field.text} ${fault}`, ...respelled(field, spelling(field.text), faultOf) }
        else if (field.value === 'isolated' && gatewayModes.includes(name) && (!network.internal || network.internal.value === false)) {
          yield {
            at: field,
            message: 'the gateway mode isolated is for internal networks only',
            docker: "gateway mode 'isolated' can only be used for an internal network",
            hint: 'Add `internal: true`.',
            fix: internal(network)
          }
        }
      }
      const bridge = bridgeOf(network)
      if (!bridge) continue
      if (!bridges.has(bridge.value)) {
        bridges.set(bridge.value, bridge)
        continue
      }
      const first = bridges.get(bridge.value)
      yield {
        at: bridge,
        message: `the bridge ${bridge.text} is ${first ? "another network's" : "that of Docker's default network"}`,
        ...(first && { related: [{ at: first, message: 'the other network' }] }),
        fix: { title: 'Let Docker name it', safe: false, edits: [remove(bridge)] }
      }
    }
    for (const { tree } of endpoints) {
      const sysctls = at(tree, 'driver_opts', 'com.docker.network.endpoint.sysctls')
      if (sysctls?.kind !== 'scalar' || !sysctls.known) continue
      const wrong = endpointSysctlFault(sysctls.text)
      const right = sysctls.text.replace(/\.eth\d+(?=\.)/g, '.IFNAME')
      if (wrong === undefined) continue
      yield {
        at: sysctls,
        message: `${wrong} is no interface setting that Docker takes`,
        hint: 'Write net.ipv4.conf.IFNAME.forwarding=1, with the word IFNAME; several are parted by commas.',
        ...respelled(sysctls, right, endpointSysctlFault)
      }
    }
  }
})

function internal(network: Network): Fix {
  return { title: 'Make it internal', safe: false, edits: [network.internal ? replace(network.internal, 'true') : insert(network, 'internal', true)] }
}

function bridgeOf({ driver, driverOptions }: Network): (Field<string> & { value: string }) | undefined {
  const name = driverOptions.get(bridgeName)
  return (driver === undefined || driver.value === 'bridge') && known(name) && name.value !== '' ? name : undefined
}
