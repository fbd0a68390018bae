import { at, closest, defineRule, ownDrivers, replace, type Field, type Finding, type Network } from '../src/rule.ts'

export default defineRule({
  id: 'ipam-driver-known',
  title: 'The address driver of a network is one that Docker has',
  outcome: 'fails',
  severity: 'error',
  why: 'Docker has one driver that hands out addresses, called default. It looks for a plugin of any other name, and does not create the network where there is none. The null driver has no addresses to give.',
  docker: ['plugin "foo" not found', 'ipv4 pool is empty'],
  evidence: ['moby/moby libnetwork/drivers/bridge/bridge_linux.go:747, drivers/macvlan/macvlan_network.go:23, drivers/ipvlan/ipvlan_network.go:33', 'moby/moby libnetwork/libnetwork_linux_test.go TestNullIpam'],
  tags: ['networks', 'addresses'],
  options: {},

  *check({ networks }) {
    for (const network of networks) {
      const written = at(network.tree, 'ipam', 'driver')
      // A network driver of somebody's may come with an address driver of theirs.
      if (written?.kind !== 'scalar' || !written.known || !isCreatedByDocker(network)) continue
      const finding = fault({ origin: written.origin, text: written.text, value: written.text }, network)
      if (finding) yield finding
    }
  }
})

function isCreatedByDocker({ external, driver, endpoints }: Network): boolean {
  if (endpoints.length === 0 || (external && external.value !== false)) return false
  return driver === undefined || driver.value === '' || (ownDrivers as readonly (string | undefined)[]).includes(driver.value)
}

function fault(driver: Field<string>, { key, enabled }: Network): Finding | undefined {
  const { text } = driver
  if (text === '' || text === 'default') return undefined
  const docker = `plugin "${text}" not found`
  if (text === 'null') {
    const family = ([4, 6] as const).find((family) => enabled(family))
    return family && { at: driver, message: `the address driver null gives the network "${key}" no addresses`, docker: `ipv${family} pool is empty`, hint: 'Leave the driver out.' }
  }
  const write = (safe: boolean): Pick<Finding, 'hint' | 'fix'> => ({ hint: 'Did you mean default?', fix: { title: 'Write default', safe, edits: [replace(driver, 'default')] } })
  if (text.toLowerCase() === 'default') return { at: driver, message: `${text} is no address driver: default is, in small letters`, docker, ...write(true) }
  const message = `the network "${key}" takes its addresses from ${text}, which is no driver of Docker's`
  if ((ownDrivers as readonly string[]).includes(text)) return { at: driver, message: `${message}: it is a network driver`, docker, hint: 'Write it as the driver of the network, and leave this one out.', severity: 'warning' }
  if (closest(text, ['default'])) return { at: driver, message, docker, ...write(false), severity: 'warning' }
  return { at: driver, message, docker, hint: 'A plugin of that name must be installed on the host.', severity: 'warning' }
}
