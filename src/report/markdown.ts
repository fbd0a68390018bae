import { pageOf } from '../catalog/site.ts'
import type { Diagnostic, Notification } from '../lint/diagnostic.ts'
import type { Severity } from '../rule.ts'
import { markdown as escaped, markdownCode } from './escape.ts'
import { place } from './place.ts'
import { shown, type Look, type Reporter } from './reporter.ts'
import { counted, looked, plural, tally } from './tally.ts'
import { fromRoot } from './uri.ts'

/** GitHub takes a step summary of 1 MiB; the rest of it is for what other steps say. */
export const most = 900_000

const marks: Readonly<Record<Severity, string>> = { error: '🔴 error', warning: '🟡 warning', info: '🔵 info' }

/** A table for a step summary or a comment. */
const markdown: Reporter = (report, look) => {
  const diagnostics = shown(report, look)
  const count = counted(tally(report.diagnostics))
  const head = `### netlint: ${count ?? 'nothing found'} in ${looked(report)}\n`
  const notices = report.notifications.map(notice).join('')
  const table = diagnostics.length > 0 ? '\n| | Place | Finding | Rule |\n|---|---|---|---|\n' : ''
  const parts = [`${head}${notices === '' ? '' : `\n${notices}`}${table}`]
  let size = 0
  for (const [i, diagnostic] of diagnostics.entries()) {
    const line = row(diagnostic, look)
    size += Buffer.byteLength(line, 'utf8')
    if (size > most) return `${parts.join('')}\nand ${plural(diagnostics.length - i, 'more finding')}\n`
    parts.push(line)
  }
  return parts.join('')
}

function row({ rule, severity, message, hint, at, silenced }: Diagnostic, look: Look): string {
  const { path, line, column } = place(at.origin)
  const page = pageOf(rule.id)
  const said = [escaped(message), ...(hint === undefined ? [] : [escaped(hint)]), ...(silenced ? [`allowed: ${escaped(silenced.reason)}`] : [])].join('<br>')
  const id = markdownCode(rule.id)
  return `| ${marks[severity]} | ${markdownCode(`${fromRoot(path, look.base)}:${line}:${column}`)} | ${said} | ${page === undefined ? id : `[${id}](${page})`} |\n`
}

function notice({ level, message, path }: Notification): string {
  return `- ${marks[level]}: ${path === undefined ? '' : `${markdownCode(path)}: `}${escaped(message)}\n`
}

export default markdown
