import { headline, noticeLine } from './line.ts'
import { notes, noteText } from './notes.ts'
import { paint } from './paint.ts'
import { shown, type Reporter } from './reporter.ts'

/** One line a finding, for logs and editors; what else concerns it on lines that are indented. Nothing where nothing is wrong. */
const concise: Reporter = (report, look) => {
  const colors = paint(look)
  const lines: string[] = []
  for (const diagnostic of shown(report, look)) {
    lines.push(headline(diagnostic, colors))
    for (const note of notes(diagnostic)) lines.push(`  ${noteText(note)}`)
  }
  for (const notification of report.notifications) lines.push(noticeLine(notification, colors))
  return lines.map((line) => `${line}\n`).join('')
}

export default concise
