import type { Diagnostic, Notification, Report } from '../lint/diagnostic.ts'

export interface FileReport {
  readonly path: string
  readonly diagnostics: readonly Diagnostic[]
  readonly notifications: readonly Notification[]
}

/** What there is to say of each file, for formats that go file by file: files without a finding too, in the order of their paths. */
export function byFile(report: Report, diagnostics: readonly Diagnostic[]): readonly FileReport[] {
  const files = new Map<string, { readonly path: string; readonly diagnostics: Diagnostic[]; readonly notifications: Notification[] }>()
  const of = (path: string) => {
    const known = files.get(path) ?? { path, diagnostics: [], notifications: [] }
    files.set(path, known)
    return known
  }
  for (const { path } of report.files) of(path)
  for (const diagnostic of diagnostics) of(diagnostic.at.origin.file.path).diagnostics.push(diagnostic)
  for (const notification of report.notifications) of(notification.path ?? 'netlint').notifications.push(notification)
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}
