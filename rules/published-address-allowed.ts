import { defineRule, isUnspecified, knownDoor, known, option, parseAddress, replace, type Address, type Finding, type Located, type Network, type Port, type Publication } from '../src/rule.ts'

export default defineRule({
  id: 'published-address-allowed',
  title: 'Ports are published on the allowed addresses of the host only',
  outcome: 'policy',
  severity: 'error',
  recommended: false,
  why: 'A port that is published without an address is open on every address of the host, past the rules of ufw. A database or a console there is open to whoever reaches the host.',
  evidence: ['https://docs.docker.com/engine/network/port-publishing/', 'https://docs.docker.com/engine/network/packet-filtering-firewalls/#docker-and-ufw', 'CIS Docker Benchmark 1.6.0, 5.14'],
  tags: ['ports', 'policy', 'security', 'cwe-668', 'cwe-1327', 'cis-docker-5.14'],
  options: {
    allow: option.blocks('Addresses of the host on which ports may be published. While the list is empty, only databases and consoles are looked at, and they may be on any single address.'),
    except: option.texts('Roles of services that may publish anywhere.', [])
  },

  *check({ active, publication }, { allow, except }) {
    for (const service of active) {
      const how = publication(service)
      if (!how.published || except.includes(service.role?.value ?? '')) continue
      for (const port of service.ports) {
        const open = bindings(port, how)
        const everywhere = open.some(isUnspecified)
        if (allow.length > 0) {
          const stray = open.find((address) => !allow.some((block) => block.has(address)))
          if (stray) yield { at: place(port), message: `"${service.name}" publishes ${shown(port)} on ${words(stray)}, and the configuration allows ${allow.join(', ')}`, ...mended(port, everywhere) }
          continue
        }
        const { value: target } = port.target
        const door = everywhere && target && port.protocol.value === 'tcp' && target.first === target.last && knownDoor(service, target.first)
        if (!door) continue
        yield {
          at: place(port),
          severity: 'warning',
          message: `"${service.name}" opens port ${target.first} (${door.what}) on every address of the host`,
          hint: 'Publish it on 127.0.0.1, or not at all: services of its networks reach it anyway.',
          ...mended(port, everywhere)
        }
      }
    }
  }
})

const anywhere = [parseAddress('0.0.0.0')!, parseAddress('::')!]

/** Where the engine binds a port: its own address, that of its network, or all there are. */
function bindings({ hostIp }: Port, { through }: Publication): readonly Address[] {
  if (hostIp) return hostIp.value ? [hostIp.value.unmapped()] : []
  const network: Network | undefined = through(4)
  const binding = network?.driverOptions.get('com.docker.network.bridge.host_binding_ipv4')
  if (!binding) return anywhere
  const address = parseAddress(binding.value ?? '')
  return address ? [address] : []
}

const place = ({ hostIp, published, origin }: Port): Located => hostIp ?? published ?? { origin }
const words = (address: Address): string => (isUnspecified(address) ? 'every address of the host' : `${address}`)
const shown = ({ target, protocol }: Port): string => (known(target) ? `port ${target.value}/${protocol.value ?? 'tcp'}` : 'a port')

function mended({ hostIp, published, form, origin }: Port, everywhere: boolean): Pick<Finding, 'fix'> {
  const title = 'Publish it on 127.0.0.1'
  if (!everywhere) return {}
  if (hostIp) return { fix: { title, safe: false, edits: [replace(hostIp, '127.0.0.1')] } }
  // Where its own place in the entry is not known, the number would stand for the whole of it.
  const placed = form === 'short' && known(published) && (published.origin.start !== origin.start || published.origin.end !== origin.end)
  return placed ? { fix: { title, safe: false, edits: [replace(published, `127.0.0.1:${published.value}`)] } } : {}
}
