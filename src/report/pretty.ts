import { stripVTControlCharacters } from 'node:util'
import prettyFormatter, { type LintResult, type LintResultData } from 'eslint-formatter-pretty'
import { pageOf } from '../catalog/site.ts'
import type { Diagnostic } from '../lint/diagnostic.ts'
import { visible, visiblePath } from './escape.ts'
import { place } from './place.ts'
import { shown, type Reporter } from './reporter.ts'

/** eslint-formatter-pretty, which people know from ESLint and XO. It has no level for information: that is a warning. */
const pretty: Reporter = (report, look) => {
  const results = new Map<string, Result>()
  for (const diagnostic of shown(report, look)) add(resultOf(diagnostic.at.origin.file.path), message(diagnostic))
  for (const { level, message, path } of report.notifications) {
    add(resultOf(path ?? 'netlint'), { ruleId: '', severity: level === 'error' ? 2 : 1, message: visible(message), line: 0, column: 0 })
  }
  const rulesMeta = Object.fromEntries(report.rules.map(({ id }) => [visible(id), { docs: { url: pageOf(id) } }]))
  // What it is given is its own: it sorts in place. It wants more of ESLint's types than it reads.
  const text = prettyFormatter([...results.values()] as unknown as LintResult[], { cwd: '', rulesMeta } as unknown as LintResultData)
  // It asks the process about colours and links; here the look decides.
  if (!look.color) return stripVTControlCharacters(text)
  return look.links ? text : text.replace(/\u001b\]8;[^\u0007\u001b]*(?:\u0007|\u001b\\)/g, '')

  function resultOf(path: string): Result {
    const known = results.get(path) ?? { filePath: visiblePath(path), messages: [], errorCount: 0, warningCount: 0 }
    results.set(path, known)
    return known
  }
}

interface Result {
  readonly filePath: string
  readonly messages: Message[]
  errorCount: number
  warningCount: number
}

interface Message {
  readonly ruleId: string
  readonly severity: 1 | 2
  readonly message: string
  readonly line: number
  readonly column: number
}

function add(result: Result, message: Message): void {
  result.messages.push(message)
  if (message.severity === 2) result.errorCount++
  else result.warningCount++
}

function message({ rule, severity, message, at, silenced }: Diagnostic): Message {
  const { line, column } = place(at.origin)
  const allowed = silenced ? ` (allowed: ${visible(silenced.reason)})` : ''
  return { ruleId: visible(rule.id), severity: severity === 'error' ? 2 : 1, message: visible(message) + allowed, line, column }
}

export default pretty
