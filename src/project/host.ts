import type { AddressPlan, Claim, HostSocket, Network, Overlap, PortClash, Project, Service } from './model.ts'
import { overlaps } from './overlap.ts'
import { portClashes } from './port-clashes.ts'

/** Projects that run on one host at one time, and where they get into each other's way. What is within one project is its own. */
export interface Host {
  readonly projects: readonly Project[]
  /** Whose a service or a network is. */
  projectOf(part: Service | Network): Project
  /** `"web" of the project shop` */
  called(part: Service | Network): string
  readonly portClashes: readonly PortClash[]
  readonly overlaps: readonly Overlap[]
  /** Static addresses that are asked for on one network, or on LANs that share a subnet. */
  readonly addressClashes: readonly { readonly claim: Claim; readonly holder: Claim }[]
}

export function host(projects: readonly Project[]): Host {
  const owners = new Map<Service | Network, Project>(projects.flatMap((project) => [...project.services, ...project.networks].map((part) => [part, project])))
  const projectOf = (part: Service | Network): Project => owners.get(part)!
  const apart = (one: Service | Network, other: Service | Network): boolean => projectOf(one) !== projectOf(other)
  let ports: readonly PortClash[] | undefined
  let subnets: readonly Overlap[] | undefined
  let addresses: Host['addressClashes'] | undefined
  return {
    projects,
    projectOf,
    called: (part) => `"${'key' in part ? part.key : part.name}" of the project ${projectOf(part).name.text}`,
    get portClashes() {
      return (ports ??= portClashes(projects.flatMap(onTheHost), [], (service) => projectOf(service).startedAfter(service)).filter(({ claim, holder }) => apart(claim.service, holder.service)))
    },
    get overlaps() {
      return (subnets ??= overlaps(projects.flatMap(({ addressPlans }) => addressPlans)).filter(({ share, other }) => apart(share.network, other.network)))
    },
    get addressClashes() {
      return (addresses ??= [...addressClashes(projects)].filter(({ claim, holder }) => apart(claim.network, holder.network)))
    }
  }
}

/** Of a project for `docker stack deploy` nobody knows what runs on which node. */
function onTheHost({ sockets, stack }: Project): readonly HostSocket[] {
  return stack ? [] : sockets
}

function* addressClashes(projects: readonly Project[]): Iterable<{ claim: Claim; holder: Claim }> {
  const holders = new Map<string, Claim>()
  for (const plan of projects.flatMap(({ addressPlans }) => addressPlans)) {
    for (const claim of plan.claims) {
      if (claim.by !== 'static address') continue
      const keys = spaces(claim, plan).map((space) => `${space} ${claim.address}`)
      const holder = keys.map((key) => holders.get(key)).find((found) => found !== undefined)
      if (holder) yield { claim, holder }
      else for (const key of keys) holders.set(key, claim)
    }
  }
}

/** What an address is unique in: its network by the name Docker gives it; of a LAN with ranges, the subnet they are of. */
function spaces({ network, pool }: Claim, { subnet }: AddressPlan): readonly string[] {
  const named = network.name.value === undefined ? [] : [`network ${network.name.value}`]
  return network.lan && pool?.ipRange && subnet ? [...named, `LAN ${subnet.masked}`] : named
}
