import { byteLength, parseAddress, parseBool } from '../net/index.ts'

/** Says why the engine refuses a value, in half a sentence; undefined: it takes it. */
export type Reader = (value: string) => string | undefined

const any: Reader = () => undefined
const words = (...known: readonly string[]): Reader => (value) => (known.includes(value) ? undefined : `is none of ${known.join(', ')}`)
const flag: Reader = (value) => (parseBool(value) === undefined ? 'is no boolean that Docker reads (true, false, 1, 0)' : undefined)
const address: Reader = (value) => (parseAddress(value) ? undefined : 'is no IP address')
const integer = (first: number, last: number): Reader => (value) => {
  const number = /^[+-]?\d{1,15}$/.test(value) ? Number(value) : undefined
  return number !== undefined && number >= first && number <= last ? undefined : `is no whole number from ${first} to ${last}`
}
// The kernel refuses an MTU beyond 65535.
const mtu = integer(0, 65535)
const interfaceName: Reader = (value) =>
  byteLength(value) > 15
    ? 'is longer than the 15 bytes of an interface name'
    : /[/\s]/.test(value)
      ? 'is no interface name: it has a slash or a blank'
      : undefined

/** moby daemon/network.go, libnetwork/network_unix.go: read for every driver. */
const everywhere: Readonly<Record<string, Reader>> = {
  'com.docker.network.enable_ipv4': flag,
  'com.docker.network.enable_ipv6': flag,
  'com.docker.network.advertise_addr_nmsgs': integer(0, 3),
  'com.docker.network.advertise_addr_ms': integer(100, 2000)
}

const gatewayMode = words('', 'nat', 'nat-unprotected', 'routed', 'isolated')

/** The options that each of Docker's own drivers reads; it passes over all others without a word. */
export const driverOptions: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  // moby libnetwork/drivers/bridge/labels.go, bridge_linux.go
  bridge: {
    ...everywhere,
    'com.docker.network.bridge.name': interfaceName,
    'com.docker.network.bridge.enable_icc': flag,
    'com.docker.network.bridge.enable_ip_masquerade': flag,
    'com.docker.network.bridge.inhibit_ipv4': flag,
    'com.docker.network.bridge.default_bridge': flag,
    'com.docker.network.bridge.gateway_mode_ipv4': gatewayMode,
    'com.docker.network.bridge.gateway_mode_ipv6': gatewayMode,
    'com.docker.network.bridge.host_binding_ipv4': address,
    'com.docker.network.host_ipv4': address,
    'com.docker.network.host_ipv6': address,
    'com.docker.network.bridge.trusted_host_interfaces': any,
    'com.docker.network.driver.mtu': mtu,
    'com.docker.network.container_iface_prefix': any
  },
  // moby libnetwork/drivers/macvlan/macvlan.go, ipvlan/ipvlan.go; modes are told by `lan-mode-valid`
  macvlan: { ...everywhere, parent: any, macvlan_mode: any },
  ipvlan: { ...everywhere, parent: any, ipvlan_mode: any, ipvlan_flag: any },
  // moby libnetwork/drivers/overlay/ov_network.go
  overlay: {
    ...everywhere,
    encrypted: any,
    'com.docker.network.driver.mtu': mtu,
    'com.docker.network.driver.overlay.vxlanid_list': any,
    dsr: any
  }
}

/** Docker's drivers on Linux, by the words that name them. */
export const ownDrivers: readonly string[] = ['bridge', 'macvlan', 'ipvlan', 'overlay', 'host', 'null']

/** The first setting that is none (moby libnetwork/osl/interface_linux.go): `net.ipv4.conf.IFNAME.forwarding=1`, several parted by commas. */
export function endpointSysctlFault(value: string): string | undefined {
  return value.split(',').find((each) => !/^net\.(?:ipv4|ipv6|mpls)\.[^.=]+\.IFNAME\.[^=]+=/.test(each))
}
