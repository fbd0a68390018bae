import { clashes } from '../net/index.ts'
import type { AddressPlan, Overlap, PoolShare } from './model.ts'

/** For each subnet that has addresses in common with an earlier one, the worst that comes of it, in time for the subnets there are. */
export function overlaps(plans: readonly AddressPlan[]): readonly Overlap[] {
  const spaces = new Map<string, PoolShare[]>()
  for (const share of plans.flatMap((plan) => plan.shares)) {
    const space = spaces.get(spaceOf(share))
    if (space) space.push(share)
    else spaces.set(spaceOf(share), [share])
  }
  const worst = new Map<PoolShare, Overlap>()
  for (const space of spaces.values()) {
    for (const pair of [...clashes(space, ({ subnet }) => subnet, kindOf), ...twins(space)]) {
      const overlap = between(...pair)
      const other = overlap && worst.get(overlap.share)
      if (overlap && (!other || badness.indexOf(overlap.fate) > badness.indexOf(other.fate))) worst.set(overlap.share, overlap)
    }
  }
  return [...worst.values()]
}

const badness: readonly Overlap['fate'][] = ['on the LAN', 'order', 'refused or on the LAN', 'refused']

/** Overlay networks have an address space of their own, and so has each family. */
const spaceOf = ({ network, subnet }: PoolShare): string => `${network.driver?.value === 'overlay' ? 'global' : 'local'} ${subnet.family}`

const kindOf = ({ network, pool }: PoolShare): string => `${network.bridge ? 'bridge' : onLan({ network }) ? 'lan' : 'dummy'} ${pool.ipRange ? 'range' : 'whole'}`

const onLan = ({ network: { lan } }: Pick<PoolShare, 'network'>): boolean => lan?.parent !== undefined

/** Pairs with one subnet and one ip_range, which a sweep need not bring together. */
function* twins(shares: readonly PoolShare[]): Iterable<[PoolShare, PoolShare]> {
  const first = new Map<string, PoolShare>()
  for (const share of shares) {
    if (!share.pool.ipRange) continue
    const key = `${share.subnet.masked} ${share.range?.masked}`
    const twin = first.get(key)
    if (twin) yield [twin, share]
    else first.set(key, share)
  }
}

/**
 * moby libnetwork/ipams/defaultipam/address_space.go allocateSubnetL looks for overlaps only where the second one has no
 * ip_range, or has the very same; libnetwork/drivers/bridge Conflicts compares bridges whatever their ranges.
 */
function between(other: PoolShare, share: PoolShare): Overlap | undefined {
  const [a, b] = [other.network, share.network]
  if (a === b ? a.bridge : a.name.text === b.name.text) return undefined // two subnets of one bridge, two keys of one network: told elsewhere
  const whole = Number(!other.pool.ipRange) + Number(!share.pool.ipRange)
  const twin = whole === 0 && other.subnet.masked === share.subnet.masked && other.range?.masked === share.range?.masked
  if ((a.bridge && b.bridge) || whole === 2 || twin) return { share, other, fate: 'refused' }
  if ((a.bridge && onLan(share)) || (b.bridge && onLan(other))) return { share, other, fate: whole === 1 ? 'refused or on the LAN' : 'on the LAN' }
  return whole === 1 ? { share, other, fate: 'order' } : undefined
}
