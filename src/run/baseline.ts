import { posix } from 'node:path'
import { isLocked, type Config } from '../config/config.ts'
import { baselineRefusal } from '../config/gate.ts'
import type { Disk } from '../compose/disk.ts'
import { applyBaseline, readBaseline } from '../lint/baseline.ts'
import type { Report } from '../lint/diagnostic.ts'
import type { LintRequest } from './request.ts'

/** The report without what a baseline knows. A baseline that cannot be used is told, and leaves the report whole. */
export function knownToBaseline(report: Report, path: string, configs: readonly Config[], request: LintRequest, disk: Disk): Report {
  const failed = (message: string): Report => ({ ...report, notifications: [...report.notifications, { level: 'error', message, path }] })
  const checkouts = ['.', ...report.projects.map(({ files }) => checkoutOf(posix.dirname(files[0]?.path ?? '.'), disk))]
  const refusal = baselineRefusal(path, checkouts, request.inline !== false)
  if (refusal !== undefined) return failed(refusal)
  const read = disk.read(path)
  if (!('text' in read)) return failed(`the baseline cannot be read: ${read.message}`)
  const baseline = readBaseline(read.text)
  if ('fault' in baseline) return failed(baseline.fault)
  const covered = new Set(report.files.map((file) => posix.normalize(file.path)))
  const { diagnostics, notifications } = applyBaseline(report.diagnostics, {
    baseline,
    folder: posix.dirname(path),
    isLocked: (id) => configs.some((config) => isLocked(config.locked, id)),
    isCovered: (file) => request.only === undefined && covered.has(posix.normalize(file))
  })
  return { ...report, diagnostics, notifications: [...report.notifications, ...notifications] }
}

/** The root of the repository that a folder is in, or the folder itself. */
function checkoutOf(folder: string, disk: Disk): string {
  let highest = folder
  for (let above = posix.resolve(folder); ; above = posix.dirname(above)) {
    const kind = disk.kind(posix.join(above, '.git'))
    // Whether it begins further up must not be looked at: it may.
    if (kind === 'outside' && disk.kind(above) === 'outside') return highest
    if (kind !== undefined) return above
    if (above === '/') return folder
    highest = above
  }
}
