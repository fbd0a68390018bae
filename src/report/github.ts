import type { Diagnostic, Notification } from '../lint/diagnostic.ts'
import type { Severity } from '../rule.ts'
import { commandData, commandProperty, visible } from './escape.ts'
import { notes, noteText } from './notes.ts'
import { place } from './place.ts'
import { shown, type Look, type Reporter } from './reporter.ts'
import { fromRoot } from './uri.ts'

/** Workflow commands, which GitHub Actions shows beside the lines of a pull request. It shows ten of a level a step. */
const github: Reporter = (report, look) => {
  const diagnostics = shown(report, look).filter(({ silenced }) => silenced === undefined)
  return [...diagnostics.map((diagnostic) => annotation(diagnostic, look)), ...report.notifications.map((notification) => notice(notification, look))]
    .map((line) => `${line}\n`)
    .join('')
}

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

function annotation(diagnostic: Diagnostic, look: Look): string {
  const { rule, severity, message, hint, at } = diagnostic
  const { path, line, column, endColumn } = place(at.origin)
  const properties = { file: fromRoot(path, look.base), line, endLine: line, col: column, endColumn, title: `netlint ${rule.id}` }
  const lines = [visible(message), ...(hint === undefined ? [] : [visible(hint)]), ...notes(diagnostic).map(noteText)]
  return command(commands[severity], properties, lines.join('\n'))
}

function notice({ level, message, path }: Notification, look: Look): string {
  return command(commands[level], { ...(path !== undefined && { file: fromRoot(path, look.base) }), title: 'netlint' }, visible(message))
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const said = Object.entries(properties).map(([key, value]) => `${key}=${commandProperty(visible(String(value)))}`)
  return `::${name} ${said.join(',')}::${commandData(message)}`
}

export default github
