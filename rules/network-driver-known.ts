import { closest, defineRule, known, ownDrivers, replace } from '../src/rule.ts'

/** Words that people write for a driver, and no plugin has. */
const mistaken = ['none', 'default', 'nat', 'l2bridge', 'transparent']

export default defineRule({
  id: 'network-driver-known',
  title: 'A network driver is one that Docker has',
  outcome: 'fails',
  severity: 'error',
  why: 'Docker looks for a plugin of that name, finds none and refuses to create the network. The host and null drivers have their one network already.',
  docker: ['plugin "Bridge" not found', 'only one instance of "host" network is allowed', 'only one instance of "null" network is allowed'],
  evidence: ['moby/moby libnetwork/controller.go NewNetwork', 'moby/moby libnetwork/drivers/host/host.go:31'],
  tags: ['networks'],
  options: {},

  *check({ networks }) {
    for (const { driver, external, endpoints, key } of networks) {
      if (!known(driver) || driver.value === '' || endpoints.length === 0 || (external && external.value !== false)) continue
      const { value } = driver
      if (value === 'host' || value === 'null') {
        yield {
          at: driver,
          message: `the network "${key}" asks for the ${value} driver, which has its one network already`,
          docker: `only one instance of "${value}" network is allowed`,
          hint: `Write \`network_mode: ${value === 'host' ? 'host' : 'none'}\` at the service.`
        }
        continue
      }
      if (ownDrivers.includes(value)) continue
      const lower = value.toLowerCase()
      const meant = ownDrivers.includes(lower) ? lower : closest(value, ownDrivers)
      // Any other word may be a plugin of somebody's.
      if (meant === undefined && !mistaken.includes(value)) continue
      const certain = meant === lower
      yield {
        at: driver,
        message: `the network "${key}" asks for the driver ${value}, which is none of Docker's${certain ? ': their names are lower case' : ''}`,
        docker: `plugin "${value}" not found`,
        ...(meant && { hint: `Did you mean ${meant}?`, fix: { title: `Write ${meant}`, safe: certain, edits: [replace(driver, meant)] } }),
        ...(!certain && ({ severity: 'warning' } as const))
      }
    }
  }
})
