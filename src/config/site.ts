import { parseAddress, parseCidr } from '../rule.ts'

/** What is wrong with an address, a range or a subnet of a site, or undefined. */
export function siteRange(text: string, setting: 'lan' | 'dhcp' | 'reserved'): string | undefined {
  if (setting === 'lan' || text.includes('/')) {
    const block = parseCidr(text)
    if (!block) return `"${text}" is no subnet like 192.168.1.0/24`
    return block.isMasked ? undefined : `"${text}" has host bits set; did you mean "${block.masked}"?`
  }
  const [from, to, ...more] = text.split('-').map((part) => part.trim())
  const first = parseAddress(from!)
  const last = to === undefined ? first : parseAddress(to)
  if (!first || !last || more.length > 0) return `"${text}" is no address, no range like 192.168.1.100-192.168.1.199 and no subnet`
  if (first.family !== last.family) return `"${text}" goes from one address family to the other`
  return first.bits > last.bits ? `"${text}" runs backwards` : undefined
}
