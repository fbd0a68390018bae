import type { Diagnostic, Notification, Report } from '../../src/lint/diagnostic.ts'
import type { Look } from '../../src/report/reporter.ts'
import { defineRule, type Cause, type Finding, type Located, type Project, type Rule } from '../../src/rule.ts'
import { SourceFile } from '../../src/source/file.ts'

export const look: Look = { color: false, width: 0, links: false, showSilenced: false }

type Said = Pick<Rule, 'id' | 'title' | 'outcome' | 'severity' | 'why'> & Partial<Rule>

export function rule(said: Said): Rule {
  return defineRule({ evidence: [], options: {}, *check() {}, ...said })
}

/** The place of a text in a file, the first or the one named by number. */
export function at(file: SourceFile, text: string, via: readonly Cause[] = [], nth = 1): Located {
  let start = -1
  for (let i = 0; i < nth; i++) {
    start = file.text.indexOf(text, start + 1)
    if (start < 0) throw new Error(`${file.path} has no ${JSON.stringify(text)}`)
  }
  return { origin: { file, start, end: start + text.length, via } }
}

export function diagnostic(rule: Rule, finding: Finding, more: Partial<Diagnostic> = {}): Diagnostic {
  const route = more.route ?? []
  return {
    ...finding,
    rule,
    severity: finding.severity ?? rule.severity,
    outcome: finding.outcome ?? rule.outcome,
    project: undefined,
    silenced: undefined,
    identity: `${rule.id}:${route.join('/')}`,
    ...more
  }
}

export function report(files: readonly SourceFile[], diagnostics: readonly Diagnostic[], notifications: readonly Notification[] = []): Report {
  const rules = [...new Set(diagnostics.map(({ rule }) => rule))].sort((a, b) => (a.id < b.id ? -1 : 1))
  const name = { text: 'shop', value: 'shop' }
  const project = { name, files } as unknown as Project
  return { version: '1.2.3', rules, projects: [project], files, diagnostics, notifications }
}

const ipRange = rule({
  id: 'ip-range-in-subnet',
  title: 'An ip_range lies inside its subnet',
  outcome: 'fails',
  severity: 'error',
  why: 'Docker refuses to create a network whose range is not part of its subnet.',
  docker: ["invalid ip-range 192.168.2.192/27: parent subnet 192.168.1.0/24 doesn't contain ip-range"],
  evidence: ['moby/moby daemon/network.go validateIPRange', 'https://docs.docker.com/reference/compose-file/networks/'],
  tags: ['addresses', 'macvlan']
})

const hostNetwork = rule({
  id: 'user-code-off-host-network',
  title: 'Services that run user code stay off the host network',
  outcome: 'policy',
  severity: 'error',
  why: 'A container on the host network sees all traffic of the host.',
  tags: ['network-mode', 'security', 'cwe-653', 'cis-docker-5.10']
})

const hostPorts = rule({
  id: 'host-mode-ports',
  title: 'A service on the host network publishes no ports',
  outcome: 'ignored',
  severity: 'warning',
  why: 'Docker discards them.',
  docker: ['Published ports are discarded when using host network mode'],
  tags: ['ports']
})

const networkUsed = rule({ id: 'network-used', title: 'A declared network is used', outcome: 'policy', severity: 'info', why: 'It is never created.', recommended: false })

/** A report with one of each: related places, causes, a fix, a hint, a silence, a wide character, a notification. */
export function sample(): Report {
  const compose = new SourceFile(
    'stacks/my shop/compose.yaml',
    [
      'services:',
      '  runner:',
      '    image: "läufer 漢字"',
      '    network_mode: host # netlint: allow[user-code-off-host-network] until the gateway is there',
      '  web:',
      '    network_mode: host',
      '    ports: ["80:80", "443:443"]',
      'networks:',
      '  lan:',
      '    driver: macvlan',
      '    ipam:',
      '      config:',
      '        - subnet: 10.0.0.0/24',
      '          ip_range: ${RANGE}',
      '  spare:',
      '    driver: bridge',
      ''
    ].join('\n')
  )
  const base = new SourceFile('stacks/my shop/base.yaml', 'networks:\n  lan:\n    ipam: { config: [{ ip_range: 10.0.0.0/28 }] }\n')
  const env = new SourceFile('stacks/my shop/.env', 'PASSWORD=hunter2\nRANGE=10.0.1.0/28\n', 'env')
  const silence = { ...at(compose, '# netlint: allow[user-code-off-host-network] until the gateway is there'), rules: [], reason: 'until the gateway is there' }
  const range = at(compose, '${RANGE}', [
    { kind: 'variable', name: 'RANGE', set: at(env, 'RANGE=10.0.1.0/28').origin },
    { kind: 'override', of: at(base, '10.0.0.0/28').origin }
  ])
  const ports = at(compose, '["80:80", "443:443"]')
  return report(
    [compose, base, env],
    [
      diagnostic(
        hostNetwork,
        { at: at(compose, 'host'), message: '"runner" runs user code on the host network' },
        { silenced: silence, route: ['services', 'runner', 'network_mode'] }
      ),
      diagnostic(
        hostPorts,
        {
          at: ports,
          message: '"web" publishes ports on the host network',
          hint: 'Remove them.',
          related: [{ at: at(compose, 'host', [], 3), message: 'it is on the host network' }],
          fix: { title: 'Remove ports', safe: true, edits: [] }
        },
        { route: ['services', 'web', 'ports'], changes: [{ at: at(compose, '    ports: ["80:80", "443:443"]\n').origin, text: '' }] }
      ),
      diagnostic(
        ipRange,
        { at: range, message: 'ip_range 10.0.1.0/28 is outside of subnet 10.0.0.0/24', related: [{ at: at(compose, '10.0.0.0/24'), message: 'the subnet' }] },
        { route: ['networks', 'lan', 'ipam', 'config', 0, 'ip_range'] }
      ),
      diagnostic(networkUsed, { at: at(compose, 'spare'), message: 'no service uses the network "spare"' }, { route: ['networks', 'spare'] })
    ],
    [{ level: 'error', message: 'permission denied', path: 'stacks/other/compose.yaml' }]
  )
}
