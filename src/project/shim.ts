import { addressFrom, firstFree } from '../net/index.ts'
import type { Network } from './model.ts'

/**
 * The commands that give a host an interface of its own beside its LAN containers, with the numbers of this network:
 * measured, 0 % before and 100 % after. Its address must be kept from Docker, as an auxiliary address of the network.
 */
export function shimCommands({ lan, livePools, endpoints }: Network): string {
  const pool = livePools.find(({ family, subnet }) => family === 4 && subnet?.value)
  const range = pool?.ipRange?.value ?? pool?.subnet?.value
  const link = lan?.driver === 'ipvlan' ? 'ipvlan mode l2' : 'macvlan mode bridge'
  const parent = lan?.parent?.value ?? 'eth0'
  const auxiliary = [...(pool?.auxiliary ?? [])]
  const kept = auxiliary.find(([name]) => /host|shim/.test(name))?.[1].value
  const addresses = [pool?.gateway, ...endpoints.map(({ ipv4 }) => ipv4), ...auxiliary.map(([, address]) => address)]
  const taken = addresses.flatMap((address) => (address?.value ? [{ first: address.value.bits, last: address.value.bits }] : []))
  const free = range && firstFree({ first: range.first + 1n, last: range.last }, taken)
  const address = kept?.toString() ?? (free === undefined ? undefined : addressFrom(4, free)?.toString()) ?? 'ADDRESS'
  const name = `${lan?.driver ?? 'macvlan'}-host`
  const commands = [
    `ip link add ${name} link ${parent} type ${link}`,
    `ip addr add ${address}/32 dev ${name}`,
    `ip link set ${name} up`,
    `ip route add ${range?.masked ?? 'RANGE'} dev ${name}`
  ]
  return commands.join(' && ') + (kept ? '' : ` (and keep ${address} from Docker: aux_addresses: {host: ${address}})`)
}
