import { lint, type Report } from '../index.ts'
import { loudness } from '../lint/check.ts'
import type { Severity } from '../rule.ts'
import { UsageError, type Arguments } from './arguments.ts'
import type { World } from './world.ts'
import { write } from './output.ts'
import { outputs } from './outputs.ts'
import { request, withCache } from './request.ts'

/** `netlint`: checks, mends where it was asked to, and reports. */
export default async function command(given: Arguments, world: World): Promise<number> {
  const failOn = given.value('fail-on') ?? 'warning'
  if (!Object.hasOwn(loudness, failOn)) throw new UsageError(`--fail-on takes error, warning or info, not ${failOn}`)
  const targets = outputs({
    format: given.value('format'),
    output: given.values('output'),
    isTTY: world.isTTY,
    inActions: world.env['GITHUB_ACTIONS'] === 'true'
  })
  const asked = request(given, world)
  if (given.has('diff')) {
    const { patch } = await import('./fix.ts')
    return patch(asked, given, world)
  }
  const report = given.has('fix') ? await (await import('./fix.ts')).mended(asked, given, world) : await lint(await withCache(asked, given, world))
  const shown = given.has('quiet') ? { ...report, diagnostics: report.diagnostics.filter(({ severity }) => severity === 'error') } : report
  const failed = await write(shown, targets, given, world)
  return failed ? 2 : exitCode(report, loudness[failOn as Severity])
}

function exitCode(report: Report, least: number): number {
  if (report.notifications.some(({ level }) => level === 'error')) return 2
  return report.diagnostics.some(({ severity, silenced }) => silenced === undefined && loudness[severity] >= least) ? 1 : 0
}
