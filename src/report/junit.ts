import type { Diagnostic, Notification } from '../lint/diagnostic.ts'
import { xml } from './escape.ts'
import { byFile, type FileReport } from './files.ts'
import { notes, noteText, where } from './notes.ts'
import { place } from './place.ts'
import { shown, type Look, type Reporter } from './reporter.ts'
import { fromRoot } from './uri.ts'

/** JUnit's XML as Jenkins reads it (jenkinsci/xunit-plugin junit-10.xsd): a file is a suite, a finding a test that failed. */
const junit: Reporter = (report, look) => {
  const suites = byFile(report, shown(report, look))
  const sum = count(suites)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="netlint" tests="${sum.tests}" failures="${sum.failures}" errors="${sum.errors}">`,
    ...suites.flatMap((suite) => lines(suite, look)),
    '</testsuites>',
    ''
  ].join('\n')
}

interface Count {
  readonly tests: number
  readonly failures: number
  readonly errors: number
  readonly skipped: number
}

function count(suites: readonly FileReport[]): Count {
  const diagnostics = suites.flatMap((suite) => suite.diagnostics)
  const errors = suites.reduce((sum, suite) => sum + suite.notifications.length, 0)
  const clean = suites.filter((suite) => suite.diagnostics.length + suite.notifications.length === 0).length
  return {
    tests: diagnostics.length + errors + clean,
    failures: diagnostics.filter(fails).length,
    errors,
    skipped: diagnostics.filter(({ silenced }) => silenced).length
  }
}

/** Information is no failure. */
function fails({ severity, silenced }: Diagnostic): boolean {
  return silenced === undefined && severity !== 'info'
}

function lines(suite: FileReport, look: Look): readonly string[] {
  const path = xml(fromRoot(suite.path, look.base))
  const { tests, failures, errors, skipped } = count([suite])
  const cases = [...suite.diagnostics.flatMap((diagnostic) => finding(diagnostic, path)), ...suite.notifications.flatMap((notification) => unread(notification, path))]
  return [
    `  <testsuite name="${path}" tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}">`,
    ...(cases.length > 0 ? cases : [`    <testcase name="netlint" classname="${path}"/>`]),
    '  </testsuite>'
  ]
}

function finding(diagnostic: Diagnostic, path: string): readonly string[] {
  const { rule, severity, message, silenced } = diagnostic
  const open = `    <testcase name="${xml(`${rule.id} (${position(diagnostic)})`)}" classname="${path}">`
  const said = `message="${xml(message)}"`
  const inner = silenced
    ? `      <skipped message="${xml(`allowed: ${silenced.reason}`)}"/>`
    : fails(diagnostic)
      ? `      <failure type="${severity}" ${said}>${details(diagnostic)}</failure>`
      : `      <system-out>${details(diagnostic)}</system-out>`
  return [open, inner, '    </testcase>']
}

function position({ at }: Diagnostic): string {
  const { line, column } = place(at.origin)
  return `${line}:${column}`
}

function details(diagnostic: Diagnostic): string {
  const { severity, message, hint, at } = diagnostic
  return [
    `${where(at.origin)}: ${severity}: ${message}`,
    ...(hint === undefined ? [] : [hint]),
    ...notes(diagnostic).map(noteText)
  ]
    .map(xml)
    .join('\n')
}

function unread({ level, message }: Notification, path: string): readonly string[] {
  return [`    <testcase name="netlint" classname="${path}">`, `      <error type="${level}" message="${xml(message)}"/>`, '    </testcase>']
}

export default junit
