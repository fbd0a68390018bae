import { BlockMap, parseAddress, parseBool, parseCidr, type Address, type Family } from '../net/index.ts'
import { at, entriesAt, itemsAt, type Entry, type Mapping } from '../source/tree.ts'
import type { Field } from '../source/origin.ts'
import { driverOptions as optionsOf } from './drivers.ts'
import { asBoolean, field, filled, textField, textMap } from './fields.ts'
import { lazy } from './lazy.ts'
import type { Endpoint, Lan, Network, Pool } from './model.ts'

/** A network before it is known whether anybody is on it. A getter for that would give each one a shape of its own. */
export type NetworkDraft = Omit<Network, 'created'> & { created: boolean }

/** One entry of the top-level `networks`, its endpoints filled in once the services are read. */
export function network(entry: Entry, projectName: Field<string>, endpoints: readonly Endpoint[]): NetworkDraft {
  const { key, value } = entry
  const external = field(at(value, 'external'), asBoolean)
  const driver = textField(at(value, 'driver'))
  const driverOptions = textMap(at(value, 'driver_opts'))
  const enableIPv4 = field(at(value, 'enable_ipv4'), asBoolean)
  const enableIPv6 = field(at(value, 'enable_ipv6'), asBoolean)
  const internal = field(at(value, 'internal'), asBoolean)
  const pools = itemsAt(value, 'ipam', 'config').flatMap((item) => (item.kind === 'mapping' ? [pool(item)] : []))
  const enabled = (family: Family): boolean | undefined =>
    family === 6
      ? switched(enableIPv6, driverOptions.get('com.docker.network.enable_ipv6'), false)
      : switched(enableIPv4, driverOptions.get('com.docker.network.enable_ipv4'), true)
  const livePools = pools.filter(({ family = 4 }) => enabled(family) === true)
  const ours = external === undefined || external.value === false
  const own = ours && ownDriver(driver) && ownAddressing(textField(at(value, 'ipam', 'driver')))
  const blocks = lazy(() => bySubnet(livePools))
  return {
    origin: key.origin,
    key: key.text,
    name: textField(at(value, 'name')) ?? { origin: key.origin, text: `${projectName.text}_${key.text}`, value: undefined },
    // Compose implies `default`: no file has its key, so it stands where the service that uses it does.
    implied: key.text === 'default' && value.origin === key.origin,
    external,
    driver,
    driverOptions,
    internal,
    attachable: field(at(value, 'attachable'), asBoolean),
    enableIPv4,
    enableIPv6,
    pools,
    // moby daemon/network.go validateIpamConfig: pools of a family that is off are not even validated.
    livePools,
    own,
    created: false,
    bridge: driver === undefined || driver.value === '' || driver.value === 'bridge',
    lan: ours ? lan(driver, driverOptions, internal) : undefined,
    endpoints,
    tree: value,
    enabled,
    dynamic: (family) => dynamic(endpoints, family),
    poolWith: (address) => blocks().at(address)
  }
}

/** A service whose replicas are not known may have none. */
function dynamic(endpoints: readonly Endpoint[], family: Family): ReturnType<Network['dynamic']> {
  const free = endpoints.filter(({ ipv4, ipv6 }) => (family === 4 ? ipv4 : ipv6) === undefined)
  const containers = free.reduce((sum, { service: { replicas } }) => sum + Math.max(replicas.value ?? 0, 0), 0)
  return { endpoints: free, containers: BigInt(containers) }
}

/** moby daemon/network.go createNetwork: the attribute, else the driver option of that name, else what Docker does by itself. */
function switched(attribute: Field<boolean> | undefined, option: Field<string> | undefined, otherwise: boolean): boolean | undefined {
  if (attribute) return attribute.value
  return option ? parseBool(option.text) : otherwise
}

function bySubnet(pools: readonly Pool[]): BlockMap<Pool> {
  const map = new BlockMap<Pool>()
  for (const pool of pools) if (pool.subnet?.value) map.add(pool.subnet.value, pool)
  return map
}

/** False for a driver of somebody else's, or one that cannot be told. */
function ownDriver(driver: Field<string> | undefined): boolean {
  return driver === undefined || driver.value === '' || (driver.value !== undefined && Object.hasOwn(optionsOf, driver.value))
}

function ownAddressing(driver: Field<string> | undefined): boolean {
  return driver === undefined || driver.value === '' || driver.value === 'default'
}

function pool(item: Mapping): Pool {
  const auxiliary = new Map<string, Field<Address>>()
  for (const { key, value } of entriesAt(item, 'aux_addresses')) {
    const address = filled(value, parseAddress)
    if (address) auxiliary.set(key.text, address)
  }
  const subnet = filled(at(item, 'subnet'), parseCidr)
  const ipRange = filled(at(item, 'ip_range'), parseCidr)
  const gateway = filled(at(item, 'gateway'), parseAddress)
  const family = (subnet?.value ?? ipRange?.value ?? gateway?.value ?? [...auxiliary.values()].find(({ value }) => value)?.value)?.family
  return { origin: item.origin, family, subnet, ipRange, gateway, auxiliary }
}

function lan(driver: Network['driver'], options: Network['driverOptions'], internal: Network['internal']): Lan | undefined {
  if (driver?.value !== 'macvlan' && driver?.value !== 'ipvlan') return undefined
  const parent = options.get('parent')
  // moby libnetwork/drivers/macvlan/macvlan_setup.go parseVlan: exactly one dot, the id behind it.
  const dotted = /^([^.]+)\.(\d{1,9})$/.exec(parent?.value ?? '')
  return {
    driver: driver.value,
    parent,
    connected: parent !== undefined && parent.text !== '' && (internal === undefined || internal.value === false),
    vlan: dotted ? { link: dotted[1]!, id: Number(dotted[2]) } : undefined,
    mode: options.get(`${driver.value}_mode`),
    flag: options.get('ipvlan_flag')
  }
}
