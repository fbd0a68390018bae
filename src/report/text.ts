import type { Diagnostic, Report } from '../lint/diagnostic.ts'
import type { SourceFile } from '../source/file.ts'
import { visible } from './escape.ts'
import { frame, quotable, type FrameLook, type Mark } from './frame.ts'
import { headline, noticeLine } from './line.ts'
import { notes, noteText, type Note } from './notes.ts'
import { paint, type Paint } from './paint.ts'
import { position } from './place.ts'
import { shown, type Look, type Reporter } from './reporter.ts'
import { counted, looked, plural, tally } from './tally.ts'

/** For a terminal: the source with carets, the places that concern it, what to do, and a summary. */
const text: Reporter = (report, look) => {
  const colors = paint(look)
  const blocks = shown(report, look).map((diagnostic) => block(diagnostic, look, colors))
  const notices = report.notifications.map((notification) => `${noticeLine(notification, colors)}\n`).join('')
  return [...blocks, ...(notices === '' ? [] : [notices]), `${summary(report, look, colors)}\n`].join('\n')
}

/** More places than these are counted, not shown. */
const mostNotes = 12

function block(diagnostic: Diagnostic, look: Look, colors: Paint): string {
  const { origin } = diagnostic.at
  const all = notes(diagnostic)
  const first = all.slice(0, mostNotes)
  const beside = first.filter(({ at }) => at?.file === origin.file)
  const elsewhere = first.filter(({ at }) => at?.file !== origin.file)
  const spans = [origin, ...first.flatMap(({ at }) => at ?? [])]
  const gutter = Math.max(4, ...spans.map(({ file, start }) => String(position(file, start).line).length + 1))
  const frameLook: FrameLook = {
    width: look.width,
    gutter,
    faint: colors.faint,
    underline: (under, { primary }) => (primary ? colors.severity[diagnostic.severity](under) : colors.aside(under))
  }
  const aside = (line: string) => `${' '.repeat(gutter)} ${colors.faint('=')} ${line}`

  const lines = [headline(diagnostic, colors)]
  if (quotable(origin.file)) lines.push(...frame(origin.file, [{ at: origin, label: '', primary: true }, ...marks(beside)], frameLook))
  else lines.push(...beside.map((note) => aside(noteText(note))))
  for (const [file, group] of byFile(elsewhere)) {
    lines.push(...group.map((note) => aside(noteText(note))))
    if (file && quotable(file)) lines.push(...frame(file, marks(group).map((mark) => ({ ...mark, label: '' })), frameLook))
  }
  if (all.length > first.length) lines.push(aside(`and ${plural(all.length - first.length, 'more place')}`))
  for (const line of advice(diagnostic)) lines.push(aside(line))
  return lines.map((line) => `${line}\n`).join('')
}

function marks(group: readonly Note[]): readonly Mark[] {
  return group.flatMap(({ at, message }) => (at ? [{ at, label: visible(message), primary: false }] : []))
}

function byFile(group: readonly Note[]): ReadonlyMap<SourceFile | undefined, readonly Note[]> {
  const files = new Map<SourceFile | undefined, Note[]>()
  for (const note of group) {
    const file = note.at?.file
    const same = files.get(file)
    if (same) same.push(note)
    else files.set(file, [note])
  }
  return files
}

/** Docker repeats a value, however long it is. */
const longestQuote = 2000

function advice({ rule, hint, fix, docker }: Diagnostic): readonly string[] {
  const lines: string[] = []
  if (hint !== undefined) lines.push(`hint: ${visible(hint)}`)
  if (fix) lines.push(`${fix.safe ? 'fix' : 'suggestion'}: ${visible(fix.title)}`)
  if (docker !== undefined) lines.push(`Docker says: ${visible(docker.length > longestQuote ? `${docker.slice(0, longestQuote)}…` : docker)}`)
  // Where Docker has several sentences for a rule, which one it would say here is not known.
  else if (rule.docker?.length === 1) lines.push(`Docker's words, for example: ${visible(rule.docker[0]!)}`)
  return lines
}

function summary(report: Report, look: Look, colors: Paint): string {
  const sum = tally(report.diagnostics)
  const count = counted(sum, (severity, part) => colors.severity[severity](part))
  const rest = [
    ...(sum.fixable > 0 ? [`${sum.fixable} can be fixed by --fix`] : []),
    ...(sum.silenced > 0 ? [`${sum.silenced} allowed${look.showSilenced ? '' : ' and not shown'}`] : [])
  ]
  return `${count ?? 'nothing found'} in ${looked(report)}${rest.length > 0 ? ` (${rest.join(', ')})` : ''}`
}

export default text
