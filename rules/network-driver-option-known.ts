import { closest, defineRule, driverOptions, entriesAt, replace } from '../src/rule.ts'

export default defineRule({
  id: 'network-driver-option-known',
  title: 'A driver option is one that the driver reads',
  outcome: 'ignored',
  severity: 'warning',
  why: "Docker's own drivers pass over options they do not know without a word: the network is made, and not as it is written.",
  evidence: [
    'moby/moby libnetwork/drivers/bridge/labels.go',
    'moby/moby libnetwork/drivers/macvlan/macvlan.go:15-27',
    'moby/moby libnetwork/drivers/ipvlan/ipvlan.go',
    'moby/moby libnetwork/drivers/overlay/ov_network.go'
  ],
  tags: ['networks'],
  options: {},

  *check({ networks }) {
    for (const { driver, created, tree } of networks) {
      const name = driver === undefined ? 'bridge' : driver.value
      const read = created && name !== undefined ? driverOptions[name] : undefined
      if (!read) continue
      for (const { key } of entriesAt(tree, 'driver_opts')) {
        if (Object.hasOwn(read, key.text)) continue
        const owner = Object.entries(driverOptions).find(([, options]) => Object.hasOwn(options, key.text))?.[0]
        const meant = owner ? undefined : closest(key.text, Object.keys(read))
        yield {
          at: key,
          message: `the ${name} driver has no option ${key.text}: it is ignored`,
          ...(owner && { hint: `It is an option of the ${owner} driver.` }),
          ...(meant && { hint: `Did you mean ${meant}?`, fix: { title: `Write ${meant}`, safe: false, edits: [replace(key, meant)] } })
        }
      }
    }
  }
})
