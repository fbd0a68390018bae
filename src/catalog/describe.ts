import type { OptionSpecs, Rule } from '../rule.ts'
import { dockersWords, evidence, outcomes } from './help.ts'
import { bySection } from './section.ts'

/** A rule's page as it should stand: what was written by hand, between a head and a foot made from the rule. */
export function page(rule: Rule, written: string): string {
  return [head(rule), prose(written), foot(rule)].filter((part) => part !== '').join('\n\n') + '\n'
}

/** What a page says that is not made from its rule. */
export function prose(written: string): string {
  return written.replace(/<!-- head\b[^]*?<!-- \/head -->/, '').replace(/<!-- foot -->[^]*?<!-- \/foot -->/, '').trim()
}

function head(rule: Rule): string {
  const level = rule.recommended === false ? `${rule.severity} · off by default` : rule.severity
  return `<!-- head: generated from ${rule.id}.ts -->
# ${rule.title}

\`${rule.id}\` · ${level} · **${rule.outcome}** (${outcomes[rule.outcome]})

${rule.why}
<!-- /head -->`
}

function foot(rule: Rule): string {
  const parts = [...optionList(rule.options), ...section('Docker', [...dockersWords(rule), ...evidence(rule)])]
  return parts.length === 0 ? '' : ['<!-- foot -->', parts.join('\n\n'), '<!-- /foot -->'].join('\n')
}

function section(title: string, parts: readonly string[]): readonly string[] {
  return parts.length === 0 ? [] : [`## ${title}`, ...parts]
}

/** A list and no block of YAML: those of a page are examples that are run. */
function optionList(options: OptionSpecs): readonly string[] {
  const lines = Object.entries(options).map(([name, { about, fallback }]) => `- \`${name}\`: ${about} Default: \`${JSON.stringify(fallback)}\`.`)
  return section('Options', lines.length === 0 ? [] : [lines.join('\n')])
}

/** The text of rules/README.md. */
export function catalogue(rules: readonly Rule[]): string {
  const legend = Object.entries(outcomes).map(([outcome, meaning]) => `- **${outcome}**: ${meaning}.`)
  const tables = bySection(rules).map(({ title, rules }) => `## ${title}\n\n| Rule | Law | Outcome | Level |\n|---|---|---|---|\n${rules.map(row).join('\n')}`)
  return `<!-- Generated from the rules by \`npm test -- -u\`. -->
# Rules

A rule states a law that holds when all is well. Its outcome says what happens on \`docker compose up\` where it does not:

${legend.join('\n')}

${tables.join('\n\n')}
`
}

function row({ id, title, outcome, severity, recommended }: Rule): string {
  return `| [${id}](${id}.md) | ${title.replace(/\|/g, '\\|')} | ${outcome} | ${severity}${recommended === false ? ', off by default' : ''} |`
}
