import { defineRule, known, replace, type Field, type Finding, type Network } from '../src/rule.ts'

const legal: Readonly<Record<'macvlan_mode' | 'ipvlan_mode' | 'ipvlan_flag', readonly string[]>> = {
  macvlan_mode: ['bridge', 'private', 'vepa', 'passthru'],
  ipvlan_mode: ['l2', 'l3', 'l3s'],
  ipvlan_flag: ['bridge', 'private', 'vepa']
}

export default defineRule({
  id: 'lan-mode-valid',
  title: 'A macvlan or ipvlan mode is one that the driver has, and fits',
  outcome: 'fails',
  severity: 'error',
  why: 'The engine compares the modes letter by letter and refuses any other word. A passthru network holds one container, and ipvlan l3 passes its gateway over.',
  docker: [
    "requested macvlan mode 'passthrough' is not valid, 'bridge' mode is the macvlan driver default",
    "requested ipvlan mode 'L2' is not valid, 'l2' mode is the ipvlan driver default",
    "requested ipvlan flag 'foo' is not valid, 'bridge' is the ipvlan driver default",
    'failed to create the macvlan port: invalid argument'
  ],
  evidence: ['moby/moby libnetwork/drivers/macvlan/macvlan_network.go:198-270', 'moby/moby libnetwork/drivers/ipvlan/ipvlan_joinleave.go:58-84'],
  tags: ['lan', 'macvlan', 'ipvlan'],
  options: {},

  *check({ networks }) {
    for (const network of networks) {
      const { lan, created, endpoints, livePools } = network
      if (!lan || !created) continue
      yield* word(lan.mode, `${lan.driver}_mode`, network)
      if (lan.driver === 'ipvlan') yield* word(lan.flag, 'ipvlan_flag', network)
      if (lan.driver === 'macvlan' && lan.mode?.value === 'passthru') {
        const containers = endpoints.reduce((sum, { service }) => sum + (service.replicas.value ?? 1), 0)
        const second = endpoints[1] ?? endpoints[0]
        if (containers > 1 && second) {
          yield {
            at: second,
            message: `"${network.key}" is passthru and holds one container, not ${containers}`,
            docker: 'failed to create the macvlan port: invalid argument',
            related: [{ at: lan.mode, message: 'the mode' }]
          }
        }
      }
      if (lan.driver === 'ipvlan' && known(lan.mode) && /^l3s?$/.test(lan.mode.value)) {
        for (const { gateway } of livePools) {
          if (!gateway) continue
          yield {
            at: gateway,
            message: `an ipvlan in ${lan.mode.value} mode uses no gateway: this address is only kept free`,
            severity: 'info',
            outcome: 'ignored',
            related: [{ at: lan.mode, message: 'the mode' }]
          }
        }
      }
    }
  }
})

function* word(field: Field<string> | undefined, option: keyof typeof legal, { key }: Network): Iterable<Finding> {
  if (!known(field) || field.value === '' || legal[option].includes(field.value)) return
  const lower = field.value.toLowerCase().replace(/^passthrough$/, 'passthru')
  const meant = legal[option].includes(lower) ? lower : undefined
  yield {
    at: field,
    message: `${option} ${field.text} of "${key}" is none of ${legal[option].join(', ')}`,
    ...(meant && { fix: { title: `Write ${meant}`, safe: true, edits: [replace(field, meant)] } })
  }
}
