import { SourceFile } from '../source/file.ts'
import type { Edit, Finding, Fix, Related, Rule, Severity } from '../rule.ts'
import type { Located } from '../source/origin.ts'
import { within } from './within.ts'

/** More findings than any report shows; a rule that never ends would fill the memory first. */
const mostFindings = 10_000

const severities: readonly unknown[] = ['error', 'warning', 'info'] satisfies readonly Severity[]
const outcomes: readonly unknown[] = ['rejected', 'fails', 'ignored', 'policy']

/** Why a value is no rule, or undefined where it is one. */
export function nonsense(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return `${value === null ? 'null' : `a ${typeof value}`} (a rule is an object; see defineRule)`
  const rule = value as Partial<Record<keyof Rule, unknown>>
  if (typeof rule.id !== 'string' || !/^[a-z0-9][a-z0-9-]*$/.test(rule.id)) return 'its id is not of small letters, digits and hyphens'
  const wrong = (what: string): string => `"${rule.id}" ${what}`
  if (typeof rule.title !== 'string') return wrong('has no title')
  if (typeof rule.check !== 'function') return wrong('has no function check')
  if (!severities.includes(rule.severity)) return wrong('has no severity error, warning or info')
  if (!outcomes.includes(rule.outcome)) return wrong(`has no outcome ${outcomes.join(', ')}`)
  const { options = {} } = rule
  if (typeof options !== 'object' || options === null) return wrong('has options that are no object')
  for (const [name, option] of Object.entries(options)) {
    if (name === 'severity') return wrong('has an option "severity", which every rule has')
    if (typeof option?.read !== 'function' || typeof option.schema !== 'object') return wrong(`has an option "${name}" that was not made with \`option\``)
  }
  return undefined
}

/** A rule of a plugin as one of ours: with its prefix, held to its time, and yielding findings and nothing else. */
export function foreignRule(rule: Rule, prefix: string, limit: number): Rule {
  return {
    ...rule,
    id: `${prefix}/${rule.id}`,
    why: String(rule.why ?? ''),
    evidence: texts(rule.evidence),
    tags: texts(rule.tags),
    docker: texts(rule.docker),
    options: rule.options ?? {},
    check(project, options) {
      const found: Finding[] = []
      let broke: unknown
      try {
        within(limit, () => {
          for (const value of rule.check(project, options)) {
            found.push(finding(value))
            if (found.length >= mostFindings) break
          }
        })
      } catch (error) {
        broke = error ?? new Error('it threw nothing')
      }
      return told(found, broke)
    }
  }
}

/** What was found before a rule broke is worth telling. */
function* told(found: readonly Finding[], broke: unknown): Iterable<Finding> {
  yield* found
  if (broke !== undefined) throw broke
}

function finding(value: unknown): Finding {
  const { at, message, hint, severity, outcome, related, fix } = (value ?? {}) as Partial<Finding>
  if (!isLocated(at)) throw new Error('it yielded something that is no finding: `at` is no part of the project')
  if (typeof message !== 'string' || message === '') throw new Error('it yielded something that is no finding: `message` is no text')
  return {
    at,
    message,
    ...(typeof hint === 'string' && { hint }),
    ...(severities.includes(severity) && { severity: severity! }),
    ...(outcomes.includes(outcome) && { outcome: outcome! }),
    ...(Array.isArray(related) && { related: related.filter(isRelated) }),
    ...(isFix(fix) && { fix })
  }
}

function isLocated(value: unknown): value is Located {
  const { file, start, end, via } = ((value as Partial<Located> | undefined)?.origin ?? {}) as Partial<Record<string, unknown>>
  return file instanceof SourceFile && Number.isInteger(start) && Number.isInteger(end) && 0 <= Number(start) && Number(start) <= Number(end) && Number(end) <= file.text.length && Array.isArray(via)
}

function isRelated(value: Partial<Related> | undefined): value is Related {
  return typeof value?.message === 'string' && isLocated(value.at)
}

function isFix(fix: Partial<Fix> | undefined): fix is Fix {
  return typeof fix?.title === 'string' && typeof fix.safe === 'boolean' && Array.isArray(fix.edits) && fix.edits.every(isEdit)
}

function isEdit(edit: Partial<Edit & { readonly text: unknown }> | undefined): boolean {
  return isLocated(edit?.at) && (edit?.kind === 'remove' || (edit?.kind === 'replace' && typeof edit.text === 'string'))
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}
