import type { ReportingDescriptor } from 'sarif'
import type { Rule, Severity } from '../rule.ts'
import { asMarkdown, asText } from './help.ts'
import { pageOf } from './site.ts'
import { taxaOf, taxonomiesOf, type Taxonomy } from './taxonomy.ts'

/** GitHub takes 20 tags a rule and shows 10 (docs.github.com, "SARIF results exceed one or more limits"). */
const mostTags = 20

/** GitHub's scale: above 7 high, above 4 medium (docs.github.com, "SARIF support for code scanning"). */
const securitySeverity: Readonly<Record<Severity, string>> = { error: '7.5', warning: '5.0', info: '2.0' }
const problemSeverity = { error: 'error', warning: 'warning', info: 'recommendation' } as const

/** What SARIF says about a rule. */
export function descriptor(rule: Rule, known: readonly Taxonomy[] = taxonomiesOf([rule])): ReportingDescriptor {
  const page = pageOf(rule.id) ?? rule.evidence.find((source) => /^https:\/\/\S+$/.test(source))
  return {
    id: rule.id,
    name: pascal(rule.id),
    shortDescription: { text: sentence(rule.title) },
    fullDescription: { text: rule.why },
    ...(page !== undefined && { helpUri: page }),
    help: { text: asText(rule), markdown: asMarkdown(rule) },
    defaultConfiguration: { enabled: rule.recommended !== false, level: rule.severity === 'info' ? 'note' : rule.severity },
    ...relations(rule, known),
    properties: {
      tags: tags(rule),
      // A finding is a fact, or it is not made; what is inferred is no error.
      precision: rule.severity === 'error' ? 'very-high' : 'high',
      'problem.severity': problemSeverity[rule.severity],
      ...(rule.tags?.includes('security') && { 'security-severity': securitySeverity[rule.severity] }),
      outcome: rule.outcome
    }
  }
}

function relations(rule: Rule, known: readonly Taxonomy[]): Pick<ReportingDescriptor, 'relationships'> {
  const relationships = known.flatMap((taxonomy, index) =>
    taxaOf(rule, taxonomy).map((id) => ({ target: { id, toolComponent: { name: taxonomy.name, index } }, kinds: ['relevant'] }))
  )
  return relationships.length > 0 ? { relationships } : {}
}

/** GitHub reads weaknesses from tags of its own form. */
function tags(rule: Rule): string[] {
  const own = (rule.tags ?? []).map((tag) => (/^cwe-\d+$/.test(tag) ? `external/cwe/${tag}` : tag))
  return [...new Set([rule.outcome, ...own])].slice(0, mostTags)
}

/** Lower and upper case as SARIF wants a rule's readable name: `ip-range-in-subnet` is `IpRangeInSubnet`. */
function pascal(id: string): string {
  return id.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase())
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
