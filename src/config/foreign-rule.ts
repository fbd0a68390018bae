import { SourceFile } from '../source/file.ts'
import type { Finding, Fix, Related, Rule, Severity } from '../rule.ts'
import type { Located } from '../source/origin.ts'
import { thrown } from './thrown.ts'
import { within } from './within.ts'

/** More findings than any report shows; a rule that never ends would fill the memory first. */
const mostFindings = 10_000

const severities: readonly unknown[] = ['error', 'warning', 'info'] satisfies readonly Severity[]
const outcomes: readonly unknown[] = ['rejected', 'fails', 'ignored', 'policy']

/** Why a value is no rule, or undefined where it is one. */
export function nonsense(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return `${value === null ? 'null' : `a ${typeof value}`} (a rule is an object; see defineRule)`
  const rule = value as Partial<Record<keyof Rule, unknown>>
  if (typeof rule.id !== 'string') return 'it has no id'
  if (!/^[a-z0-9][a-z0-9-]*$/.test(rule.id)) return `its id "${rule.id}" is not of small letters, digits and hyphens`
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
  /** Why one of its options cannot be read: told when the rule runs. */
  let unread: string | undefined
  const options = Object.entries(rule.options ?? {}).map(([name, option]) => [name, { ...option, read: (written: unknown) => read(name, () => option.read(written)) }])
  return {
    ...rule,
    id: `${prefix}/${rule.id}`,
    why: String(rule.why ?? ''),
    evidence: texts(rule.evidence),
    tags: texts(rule.tags),
    docker: texts(rule.docker),
    options: Object.fromEntries(options),
    check: (project, options) => guarded(() => rule.check(project, options)),
    ...(rule.across && { across: (host, options) => guarded(() => rule.across!(host, options)) })
  }

  function read(name: string, run: () => unknown): unknown {
    try {
      return within(limit, run)
    } catch (error) {
      unread = `its option "${name}" cannot be read: ${thrown(error)}`
      return undefined
    }
  }

  function guarded(run: () => Iterable<Finding>): Iterable<Finding> {
    const found: Finding[] = []
    let broke = unread
    try {
      within(limit, () => {
        for (const value of synchronous(run())) {
          found.push(finding(value))
          if (found.length >= mostFindings) break
        }
      })
    } catch (error) {
      broke ??= error === undefined ? 'it threw nothing' : thrown(error)
    }
    return told(found, broke)
  }
}

/** What was found before a rule broke is worth telling. */
function* told(found: readonly Finding[], broke: string | undefined): Iterable<Finding> {
  yield* found
  if (broke !== undefined) throw new Error(broke)
}

/** A promise is no list of findings, and one that fails later would end the run. */
function synchronous(found: Iterable<Finding>): Iterable<Finding> {
  if (!(found instanceof Promise)) return found
  found.catch(() => undefined)
  throw new Error('it is asynchronous: a rule yields what it finds at once')
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

function isEdit(edit: Partial<Record<'kind' | 'at' | 'text' | 'entry' | 'item', unknown>> | undefined): boolean {
  if (!isLocated(edit?.at)) return false
  if (edit.kind !== 'insert') return edit.kind === 'remove' || (edit.kind === 'replace' && typeof edit.text === 'string')
  const { entry, item } = edit
  const isEntry = Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string' && isContent(entry[1])
  return (entry !== undefined || item !== undefined) && (entry === undefined || isEntry) && (item === undefined || isContent(item))
}

function isContent(value: unknown, depth = 0): boolean {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true
  if (depth > 20) return false
  if (Array.isArray(value)) return value.every((item) => isContent(item, depth + 1))
  if (value instanceof Map) return [...value].every(([key, item]) => typeof key === 'string' && isContent(item, depth + 1))
  return isLocated(value)
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}
