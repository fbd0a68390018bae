import type { Invocation, Log, Notification as SarifNotification, Run, ToolComponent } from 'sarif'
import { descriptor } from '../catalog/descriptor.ts'
import { home } from '../catalog/site.ts'
import { taxaOf, taxonomiesOf, type Taxonomy } from '../catalog/taxonomy.ts'
import type { Diagnostic, Notification, Report } from '../lint/diagnostic.ts'
import type { Rule, Severity } from '../rule.ts'
import { json } from './escape.ts'
import { shown, type Look, type Reporter } from './reporter.ts'
import { artifact, level, plain, results } from './sarif-result.ts'

/**
 * SARIF 2.1.0 as GitHub code scanning takes it (docs.github.com, "SARIF support for code scanning").
 * Without absolute paths and without a clock: two runs give one text.
 */
const sarif: Reporter = (report, look) => json(log(report, look))

/** GitHub refuses a run with more results or rules ("SARIF results exceed one or more limits"). */
export const mostResults = 25_000
export const mostRules = 25_000

export function log(report: Report, look: Look): Log {
  const all = shown(report, look)
  const diagnostics = loudest(all, mostResults)
  // A rule beyond the limit is described only where it found something.
  const found = new Set(diagnostics.map(({ rule }) => rule))
  const rules = report.rules.length <= mostRules ? report.rules : report.rules.filter((rule) => found.has(rule)).slice(0, mostRules)
  const described = [...new Set([...rules, ...found])]
  const taxonomies = taxonomiesOf(described)
  const left = all.length - diagnostics.length
  const notifications: readonly Notification[] = [
    ...report.notifications,
    ...(left > 0 ? [{ level: 'warning', message: `${left} of ${all.length} findings are left out: code scanning takes ${mostResults} at most` } as const] : [])
  ]
  const run: Run = {
    tool: { driver: driver(report, described, taxonomies) },
    automationDetails: { id: 'netlint/' },
    columnKind: 'utf16CodeUnits',
    defaultSourceLanguage: 'yaml',
    ...provenance(look),
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
    invocations: [invocation(notifications, look)],
    results: results(diagnostics, new Map(described.map((rule, index) => [rule, index])), look),
    ...(taxonomies.length > 0 && { taxonomies: taxonomies.map((taxonomy) => component(taxonomy, described)) })
  }
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
}

function driver(report: Report, rules: readonly Rule[], taxonomies: readonly Taxonomy[]): ToolComponent {
  return {
    name: 'netlint',
    fullName: `netlint ${report.version}`,
    version: report.version,
    semanticVersion: report.version,
    informationUri: home,
    shortDescription: { text: 'Says what is wrong with the network of a Docker Compose project before it is brought up.' },
    rules: rules.map((rule) => descriptor(rule, taxonomies)),
    ...(taxonomies.length > 0 && { supportedTaxonomies: taxonomies.map(({ name }, index) => ({ name, index })) })
  }
}

function provenance({ repository }: Look): Pick<Run, 'versionControlProvenance'> {
  if (!repository) return {}
  const { uri, revision, branch } = repository
  const version = { ...(revision !== undefined && { revisionId: revision }), ...(branch !== undefined && { branch }) }
  return { versionControlProvenance: [{ repositoryUri: uri, ...version, mappedTo: { uriBaseId: '%SRCROOT%' } }] }
}

function invocation(notifications: readonly Notification[], look: Look): Invocation {
  return {
    executionSuccessful: notifications.every((notification) => notification.level !== 'error'),
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications.map((notification) => notice(notification, look)) })
  }
}

function notice({ level: severity, message, path }: Notification, look: Look): SarifNotification {
  return {
    level: level[severity],
    message: { text: plain(message) },
    ...(path !== undefined && { locations: [{ physicalLocation: { artifactLocation: artifact(path, look) } }] })
  }
}

function component(taxonomy: Taxonomy, rules: readonly Rule[]): ToolComponent {
  const ids = [...new Set(rules.flatMap((rule) => taxaOf(rule, taxonomy)))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  return {
    name: taxonomy.name,
    ...taxonomy.component,
    isComprehensive: false,
    taxa: ids.map((id) => {
      const page = taxonomy.page(id)
      const name = taxonomy.taxa.get(id)
      return { id, ...(name !== undefined && { name, shortDescription: { text: `${name}.` } }), ...(page !== undefined && { helpUri: page }) }
    })
  }
}

/** As many as allowed, the loudest first to stay, in the order they had. */
function loudest(diagnostics: readonly Diagnostic[], most: number): readonly Diagnostic[] {
  if (diagnostics.length <= most) return diagnostics
  const order: readonly Severity[] = ['error', 'warning', 'info']
  const kept = new Set(order.flatMap((severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity)).slice(0, most))
  return diagnostics.filter((diagnostic) => kept.has(diagnostic))
}

export default sarif
