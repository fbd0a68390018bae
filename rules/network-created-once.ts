import { defineRule, known, speller, type Finding, type Host, type Network } from '../src/rule.ts'

export default defineRule({
  id: 'network-created-once',
  title: 'A network that projects share is created by one of them, and external in the others',
  outcome: 'fails',
  severity: 'warning',
  why: 'Compose creates no external network: it has to be there under this very name, before which stands the name of the project that makes it. Where two projects make it, one of them gets the settings of the other.',
  docker: ['network proxy declared as external, but could not be found', 'a network with name proxy exists but was not created for project "shop".'],
  evidence: ['docker/compose v2.40.3 pkg/compose/create.go:182, 1522', 'https://docs.docker.com/reference/compose-file/networks/#external'],
  tags: ['networks'],
  options: {},

  // A project alone cannot tell who creates what it shares.
  check: () => [],

  *across(host) {
    const closest = speller()
    const all = host.projects.flatMap(({ networks }) => networks)
    const used = all.filter(({ endpoints, name }) => endpoints.length > 0 && known(name) && name.value !== '')
    const made = new Map<string, Network>()
    for (const network of used.filter(({ external }) => !external)) {
      const first = made.get(network.name.text)
      if (!first) made.set(network.name.text, network)
      else if (host.projectOf(first).name.text !== host.projectOf(network).name.text) yield twice(network, first, host)
    }
    const byKey = new Map([...made.values()].map((network) => [network.key, network]))
    const told = new Set(dockersOwn)
    for (const { name, external } of used) {
      if (external?.value !== true || made.has(name.text) || told.has(name.text)) continue
      const meant = byKey.get(name.text) ?? made.get(closest(name.text, made.keys()) ?? '')
      // What is made by hand is made once for all that use it.
      if (!meant) told.add(name.text)
      yield { at: name, ...(meant ? mistaken(name.text, meant, host) : missing(name.text)) }
    }
  }
})

const dockersOwn = ['bridge', 'host', 'none', 'ingress', 'docker_gwbridge']

function twice(network: Network, first: Network, { called }: Host): Finding {
  return {
    at: network.name,
    outcome: 'ignored',
    message: `${called(network)} and ${called(first)} are both called ${first.name.text}: one of them gets the settings of the other`,
    hint: 'If they are to share it, write `external: true` in one of them; if not, give it another name.',
    related: [{ at: first.name, message: called(first) }]
  }
}

function mistaken(name: string, meant: Network, { called }: Host): Omit<Finding, 'at'> {
  return {
    message: `no project of this host creates the network ${name}; ${called(meant)} is called ${meant.name.text}`,
    hint: `Write \`name: ${meant.name.text}\`, unless \`docker network create ${name}\` makes one.`,
    docker: `network ${name} declared as external, but could not be found`,
    related: [{ at: meant.name, message: called(meant) }]
  }
}

function missing(name: string): Omit<Finding, 'at'> {
  return {
    severity: 'info',
    message: `no project of this host that is checked here creates the network ${name}`,
    hint: `It has to be made by hand before the first \`up\`: \`docker network create ${name}\`.`
  }
}
