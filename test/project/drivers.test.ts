import { describe, expect, test } from 'vitest'
import { driverOptions, endpointSysctlFault } from '../../src/project/drivers.ts'

const fault = (name: string, value: string, driver = 'bridge'): string | undefined => driverOptions[driver]![name]!(value)

describe('what the engine refuses of an option', () => {
  const mtu = 'com.docker.network.driver.mtu'
  const mode = 'com.docker.network.bridge.gateway_mode_ipv4'
  const name = 'com.docker.network.bridge.name'
  const binding = 'com.docker.network.bridge.host_binding_ipv4'

  test.each<[option: string, value: string, fault: string | undefined]>([
    [mtu, '1500', undefined],
    [mtu, '0', undefined],
    [mtu, '+1500', undefined],
    [mtu, '65535', undefined],
    [mtu, '65536', 'is no whole number from 0 to 65535'],
    [mtu, '-1', 'is no whole number from 0 to 65535'],
    [mtu, '1500.0', 'is no whole number from 0 to 65535'],
    [mtu, 'x1500', 'is no whole number from 0 to 65535'],
    [mtu, '', 'is no whole number from 0 to 65535'],
    ['com.docker.network.advertise_addr_ms', '99', 'is no whole number from 100 to 2000'],
    ['com.docker.network.advertise_addr_ms', '100', undefined],
    [mode, 'nat', undefined],
    [mode, '', undefined],
    [mode, 'NAT', 'is none of , nat, nat-unprotected, routed, isolated'],
    ['com.docker.network.bridge.enable_icc', 'true', undefined],
    ['com.docker.network.bridge.enable_icc', '1', undefined],
    ['com.docker.network.bridge.enable_icc', 'yes', 'is no boolean that Docker reads (true, false, 1, 0)'],
    [binding, '10.0.0.1', undefined],
    [binding, '10.0.0', 'is no IP address'],
    [name, 'br0', undefined],
    [name, 'fifteen-letters', undefined],
    [name, 'sixteen-letters-', 'is longer than the 15 bytes of an interface name'],
    [name, 'brücken-bridge-', 'is longer than the 15 bytes of an interface name'],
    [name, 'br/0', 'is no interface name: it has a slash or a blank'],
    [name, 'br 0', 'is no interface name: it has a slash or a blank'],
    ['com.docker.network.container_iface_prefix', 'any thing', undefined]
  ])('%s: %j', (option, value, expected) => {
    expect(fault(option, value)).toBe(expected)
  })
})

test.each<[value: string, fault: string | undefined]>([
  ['net.ipv4.conf.IFNAME.forwarding=1', undefined],
  ['net.ipv4.conf.IFNAME.forwarding=1,net.ipv6.conf.IFNAME.accept_ra=0', undefined],
  ['net.mpls.conf.IFNAME.input=1', undefined],
  ['net.ipv4.conf.IFNAME.forwarding=', undefined],
  ['net.ipv4.conf.eth0.forwarding=1', 'net.ipv4.conf.eth0.forwarding=1'],
  ['net.ipv4.conf.IFNAME.forwarding', 'net.ipv4.conf.IFNAME.forwarding'],
  ['net.ipv4.IFNAME.forwarding=1', 'net.ipv4.IFNAME.forwarding=1'],
  ['net.core.conf.IFNAME.x=1', 'net.core.conf.IFNAME.x=1'],
  ['x.net.ipv4.conf.IFNAME.x=1', 'x.net.ipv4.conf.IFNAME.x=1'],
  ['net.ipv4.conf.IFNAME.=1', 'net.ipv4.conf.IFNAME.=1'],
  // The blank behind a comma is a part of the name.
  ['net.ipv4.conf.IFNAME.a=1, net.ipv4.conf.IFNAME.b=1', ' net.ipv4.conf.IFNAME.b=1']
])('the settings of an interface %j', (value, expected) => {
  expect(endpointSysctlFault(value)).toBe(expected)
})
