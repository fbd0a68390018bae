import type { Outcome, Rule } from '../rule.ts'
import { pageOf } from './site.ts'

/** What each outcome means, in one line. */
export const outcomes: Readonly<Record<Outcome, string>> = {
  rejected: 'docker compose refuses the files',
  fails: 'the engine refuses during up, or a process fails at once',
  ignored: 'everything starts, and does something else than what is written',
  policy: 'everything works; a house rule forbids it'
}

/** A rule in plain text, as an editor or a server shows it beside a finding. */
export function asText(rule: Rule): string {
  const page = pageOf(rule.id)
  return [
    rule.why,
    `Outcome: ${rule.outcome} (${outcomes[rule.outcome]}).`,
    ...(rule.docker?.length ? [`Docker's own words:\n${rule.docker.map((words) => `  ${words}`).join('\n')}`] : []),
    ...(page === undefined ? [] : [`Examples: ${page}`])
  ].join('\n\n')
}

/** The same in Markdown. */
export function asMarkdown(rule: Rule): string {
  const page = pageOf(rule.id)
  return [
    `**${rule.title}**`,
    rule.why,
    `Outcome: **${rule.outcome}** (${outcomes[rule.outcome]}).`,
    ...dockersWords(rule),
    ...evidence(rule),
    ...(page === undefined ? [] : [`[Examples and details](${page})`])
  ].join('\n\n')
}

/** What people paste into a search box, as a block that is shown letter by letter. */
export function dockersWords({ docker = [] }: Rule): readonly string[] {
  if (docker.length === 0) return []
  const text = docker.join('\n')
  const fence = '`'.repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)))
  return ["Docker's own words:", `${fence}text\n${text}\n${fence}`]
}

export function evidence({ evidence }: Rule): readonly string[] {
  return evidence.length === 0 ? [] : [`Where Docker says so:`, evidence.map((source) => `- ${/^https?:\/\/\S+$/.test(source) ? `<${source}>` : source}`).join('\n')]
}
