import type { Project, Service } from '../rule.ts'

/** The text of a first configuration for the projects at hand: valid as it is, and with any of its suggestions taken up. */
export function initialConfig(projects: readonly Project[], docs: string): string {
  return `# What netlint checks here: ${docs}

# The rules that are on: recommended, security (recommended and all about security), all or none.
base: recommended

# Rules of which you want more, less, or something else.
# rules:
#   network-used: info
#   port-unique: { severity: error }

${roles(projects)}
${site(projects)}
# The versions you run; without them findings are about the current ones.
# engine: '27.5'
# compose: '2.30'

# Comments may silence a finding: "# netlint: allow[rule] why".
silences:
  reason: required

# Files that are not checked.
# ignore: [examples, '*.old.yaml']

# Laws of your own, without code.
# policies:
#   pinned-images:
#     services: '*'
#     must: { properties: { image: { not: { pattern: ':latest$' } } } }
#     message: '"{service}" runs {value}, whatever that is today'
#     level: warning
`
}

/** What a service seems to be, most telling first; a person decides. */
const guesses: readonly { readonly role: string; readonly about: string; readonly fits: (service: Service, project: Project) => boolean }[] = [
  { role: 'batch', about: 'jobs that need no network', fits: (service, project) => isJob(service) || project.services.some((other) => waitsFor(other, service)) },
  { role: 'infrastructure', about: 'what belongs on the host network', fits: (service) => service.build === undefined && service.namespace.kind === 'host' },
  { role: 'user-code', about: 'runs code that changes every day, or that you did not write', fits: (service) => service.build !== undefined },
  { role: 'untrusted', about: 'works on code or files that may be hostile', fits: () => false }
]

function roles(projects: readonly Project[]): string {
  const found = new Map(guesses.map(({ role }) => [role, new Set<string>()]))
  for (const project of projects) {
    for (const service of project.services) {
      if (service.role) continue
      const guess = guesses.find(({ fits }) => fits(service, project))
      if (guess) found.get(guess.role)!.add(service.name)
    }
  }
  const lines = guesses.map(({ role, about }) => `#   ${role}: [${[...found.get(role)!].map(quoted).join(', ') || "'example-*'"}]${' '.repeat(2)}# ${about}`)
  return `# What services are for. A service can say so itself: \`x-netlint: { role: batch }\`. These are guesses: keep what is true.
# roles:
${lines.join('\n')}
`
}

function isJob(service: Service): boolean {
  const mode = service.at('deploy', 'mode')
  return mode?.kind === 'scalar' && mode.text.endsWith('-job')
}

function waitsFor(other: Service, service: Service): boolean {
  return other.dependencies.some(({ name, condition }) => name === service.name && condition === 'service_completed_successfully')
}

/** The LAN is known where a macvlan or ipvlan network is on it. */
function site(projects: readonly Project[]): string {
  const subnets = new Set(projects.flatMap(({ networks }) => networks.filter(({ lan }) => lan).flatMap(({ pools }) => pools.flatMap(({ subnet }) => subnet?.value?.masked ?? []))))
  const off = subnets.size === 0 ? '# ' : ''
  return `# Your LAN, and what on it is not Docker's to hand out.
${off}site:
${off}  lan: [${[...subnets].map(quoted).join(', ') || '192.168.1.0/24'}]
${off}  # dhcp: 192.168.1.100-192.168.1.199
${off}  # reserved: [192.168.1.1]
`
}

function quoted(text: string): string {
  return /^[A-Za-z][\w-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : JSON.stringify(text)
}
