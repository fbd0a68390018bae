import { defineRule, known, option, parseAddressRange, type AddressRange, type Finding, type Located } from '../src/rule.ts'

export default defineRule({
  id: 'lan-range-outside-dhcp',
  title: 'Containers on the LAN stay out of what the site keeps for others',
  outcome: 'policy',
  severity: 'error',
  why: "An address that the DHCP server gives to a laptop and Docker to a container belongs to neither. Docker cannot know the site's ranges; the configuration says them.",
  evidence: ['https://docs.docker.com/engine/network/drivers/macvlan/'],
  tags: ['lan', 'macvlan', 'ipvlan'],
  options: {
    dhcp: option.texts("Ranges of the LAN that its DHCP server hands out, as `site.dhcp` says: 192.168.1.100-192.168.1.199, or a subnet.", []),
    reserved: option.texts('Addresses and ranges of the LAN that others have, as `site.reserved` says.', [])
  },

  *check({ networks }, { dhcp, reserved }) {
    const kept = [...ranges(dhcp, "the DHCP server's range"), ...ranges(reserved, 'a reserved range')]
    if (kept.length === 0) return
    for (const { lan, created, livePools, endpoints, key } of networks) {
      if (!lan || !created) continue
      for (const { ipRange } of livePools) if (known(ipRange)) yield* clash(ipRange, ipRange.value, `ip_range ${ipRange.text} of "${key}"`, kept)
      for (const { ipv4, ipv6, service } of endpoints) {
        for (const address of [ipv4, ipv6]) {
          if (!known(address)) continue
          const { family, bits } = address.value
          yield* clash(address, { family, first: bits, last: bits }, `${address.text} of "${service.name}"`, kept)
        }
      }
    }
  }
})

interface Kept extends AddressRange {
  readonly text: string
  readonly what: string
}

function ranges(texts: readonly string[], what: string): readonly Kept[] {
  return texts.flatMap((text) => {
    const range = parseAddressRange(text)
    return range ? [{ family: range.family, first: range.first, last: range.last, text, what }] : []
  })
}

function* clash(at: Located, range: AddressRange, what: string, kept: readonly Kept[]): Iterable<Finding> {
  const other = kept.find(({ family, first, last }) => family === range.family && first <= range.last && range.first <= last)
  if (other) yield { at, message: `${what} reaches into ${other.what} ${other.text}`, hint: 'Take addresses that nobody else hands out.' }
}
