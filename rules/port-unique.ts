import { defineRule, replace, socketText, type Finding, type PortClash, type Service } from '../src/rule.ts'

const isOneText = ({ claim: { origin }, holder }: PortClash): boolean => origin.file === holder.origin.file && origin.start === holder.origin.start

export default defineRule({
  id: 'port-unique',
  title: 'A port of the host is published once',
  outcome: 'fails',
  severity: 'error',
  why: 'One address, protocol and port of the host belongs to one container. The second one that asks for it is created, and does not start.',
  docker: [
    'Bind for 0.0.0.0:8080 failed: port is already allocated',
    'failed to bind host port 127.0.0.1:8080/tcp: address already in use',
    'failed to listen on TCP socket: address already in use',
    'driver failed programming external connectivity on endpoint',
    'all ports are allocated'
  ],
  evidence: ['moby/moby daemon/libnetwork/portallocator/portallocator.go', 'moby/moby daemon/libnetwork/drivers/bridge/port_mapping_linux.go'],
  tags: ['ports'],
  options: {},

  check: ({ portClashes }) => findings(portClashes, ({ name }) => `"${name}"`),
  across: ({ portClashes, called }) => findings(portClashes, called)
})

function* findings(clashes: readonly PortClash[], called: (service: Service) => string): Iterable<Finding> {
  for (const clash of clashes) {
    const { claim, holder } = clash
    if (claim.by === 'process' || holder.by === 'process') continue
    const template = isTemplate(clash)
    if (template && clash.when === 'profiles') continue
    const unsure = claim.sure === 'likely' || holder.sure === 'likely' || template
    yield {
      at: claim,
      ...told(clash, called),
      ...(template && { hint: 'If one of them is there only to be extended, give it a profile that nobody switches on.' }),
      related: [{ at: holder, message: `${socketText(holder)}, published by ${called(holder.service)}` }],
      ...((unsure || clash.when === 'order' || clash.when === 'profiles') && { severity: 'warning' }),
      ...mended(clash)
    }
  }
}

/** One text for both, by `extends`: the base may not be meant to run. */
function isTemplate(clash: PortClash): boolean {
  return isOneText(clash) && [...clash.claim.origin.via, ...clash.holder.origin.via].some(({ kind }) => kind === 'extends')
}

function told({ claim, holder, port, when }: PortClash, called: (service: Service) => string): Pick<Finding, 'message' | 'hint'> {
  const [one, other] = [called(claim.service), called(holder.service)]
  const parties = claim.service === holder.service ? `${one} publishes` : `${one} and ${other} both publish`
  const shared = `${parties} port ${port}/${claim.protocol}`
  switch (when) {
    case 'order':
      return { message: `${shared}, one of them out of a range: it depends on who starts first`, hint: 'Keep the port out of the range, or see to it that the service with the range starts last.' }
    case 'exhausted':
      return { message: `${one} finds no free port in ${claim.ports}/${claim.protocol}: others take them`, hint: 'Widen the range.' }
    case 'profiles':
      return { message: `${shared} as soon as the profile ${claim.service.profiles[0]?.text ?? holder.service.profiles[0]?.text} is on`, hint: `Give ${other} a profile, too, if they are alternatives.` }
    default:
      return {
        message: claim.service === holder.service ? `${one} publishes port ${port}/${claim.protocol} twice` : shared,
        ...(claim.sure === 'likely' || holder.sure === 'likely' ? { hint: 'A network that this project does not create takes part: this holds unless it puts containers on a LAN, as macvlan does.' } : {})
      }
  }
}

function mended(clash: PortClash): Pick<Finding, 'fix'> {
  const { claim: { port }, free } = clash
  const published = port?.published
  if (free === undefined || !published || isOneText(clash)) return {}
  // Where its own place in the entry is not known, the number would stand for the whole of it.
  const placed = port.form === 'long' || published.origin.start !== port.origin.start || published.origin.end !== port.origin.end
  return placed ? { fix: { title: `Publish ${free} instead`, safe: false, edits: [replace(published, `${free}`)] } } : {}
}
