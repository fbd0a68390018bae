import { defineRule, known, malformed, parseMac, remove, replace, type Endpoint, type Field, type Finding, type Mac, type Service, type Target } from '../src/rule.ts'

/** Compose connects to it at creation: the highest priority, then the first by name (types.go NetworksByPriority). */
function mainEndpoint({ endpoints }: Service): Endpoint | undefined {
  return endpoints.reduce<Endpoint | undefined>((best, next) => (best && (best.priority - next.priority || (best.key < next.key ? 1 : -1)) > 0 ? best : next), undefined)
}

export default defineRule({
  id: 'mac-address-valid',
  title: 'A MAC address is one that a single interface can have',
  outcome: 'fails',
  severity: 'error',
  why: 'Docker refuses what is no MAC address and the kernel a multicast one. One that two containers share is accepted by all, and frames go to either of them.',
  docker: [
    'invalid MAC address foo',
    'invalid JSON: address foo: invalid MAC address',
    'error setting interface "veth<id>" MAC to "01:42:ac:11:00:03": cannot assign requested address',
    'the service-level mac_address should have the same value as network lan'
  ],
  evidence: ['moby/moby daemon/container_operations.go validateEndpointSettings', 'docker/compose pkg/compose/create.go', 'Measured: duplicates are accepted'],
  tags: ['addresses'],
  options: {},

  *check({ active, target }) {
    const taken = new Map<string, { mac: Field<Mac>; service: Service }>()
    for (const service of active) {
      if (service.namespace.kind !== 'own' || service.namespace.owner !== service) continue
      const main = mainEndpoint(service)
      const own = service.macAddress
      if (own) yield* faults(own, target)
      if (known(own) && known(main?.mac) && `${own.value}` !== `${main.mac.value}`) yield differs(own, main, main.mac)
      for (const endpoint of service.endpoints) {
        if (endpoint.mac) yield* faults(endpoint.mac, target)
        const mac = endpoint.mac ?? (endpoint === main ? own : undefined)
        if (!known(mac) || !endpoint.network || endpoint.network.lan?.driver === 'ipvlan') continue
        const key = `${endpoint.network.name.text} ${mac.value}`
        const first = taken.get(key)
        if (first) yield shared(mac, service, `"${first.service.name}" has, too`, [{ at: first.mac, message: `"${first.service.name}"` }])
        else if ((service.replicas.value ?? 1) > 1) yield shared(mac, service, `its ${service.replicas.value} containers share`, [{ at: service.replicas, message: 'how many run' }])
        if (!first) taken.set(key, { mac, service })
      }
    }
  }
})

function* faults(mac: Field<Mac>, { engine, compose }: Target): Iterable<Finding> {
  const { text, value } = mac
  if (malformed(mac)) {
    yield { at: mac, message: `"${text}" is no MAC address`, hint: 'Write six pairs of hexadecimal digits, as in 02:42:ac:11:00:03.', ...(!compose.atLeast(5) && { docker: engine.atLeast(29) ? `invalid JSON: address ${text}: invalid MAC address` : `invalid MAC address ${text}` }), ...respelled(mac) }
  } else if (value && value.octets.length !== 6) {
    yield { at: mac, message: `${text} has ${value.octets.length} octets; an interface has 6`, ...(engine.atLeast(29) && ({ severity: 'warning', outcome: 'ignored' } as const)) }
  } else if (value?.isZero) {
    yield { at: mac, message: `${text} is no address that an interface can have` }
  } else if (value?.isMulticast) {
    const single = `02${value.toString().slice(2)}`
    yield { at: mac, message: `${text} is a multicast address: no interface can have it`, hint: 'The first octet of a single interface is even.', ...(!value.isBroadcast && { fix: { title: `Write ${single}`, safe: false, edits: [replace(mac, single)] } }) }
  }
}

const differs = (own: Field<Mac>, { key }: Endpoint, mac: Field<Mac>): Finding => ({
  at: own,
  message: `mac_address ${own.text} differs from the one on "${key}", ${mac.text}`,
  hint: 'Keep the one of the network.',
  docker: `the service-level mac_address should have the same value as network ${key}`,
  related: [{ at: mac, message: `the one on "${key}"` }],
  fix: { title: 'Remove this one', safe: false, edits: [remove(own)] }
})

/** Twelve digits without their colons, or with a zero left out, can be read in one way. */
function respelled(mac: Field<Mac>): Pick<Finding, 'fix'> {
  const pairs = /[:-]/.test(mac.text) ? mac.text.trim().split(/[:-]/).map((pair) => pair.padStart(2, '0')) : (mac.text.trim().match(/../g) ?? [])
  const right = parseMac(pairs.join(':'))
  return right?.octets.length === 6 ? { fix: { title: `Write ${right}`, safe: true, edits: [replace(mac, `${right}`)] } } : {}
}

const shared = (at: Field<Mac>, { name }: Service, who: string, related: NonNullable<Finding['related']>): Finding => ({
  at, message: `"${name}" has the MAC address ${at.text}, which ${who}: frames go to any of them`, hint: 'Let Docker make them up.', outcome: 'ignored', related
})
