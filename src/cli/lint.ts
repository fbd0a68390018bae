import { lint, type LintRequest, type Report } from '../index.ts'
import { version as parseVersion, currentTarget } from '../compose/target.ts'
import type { Severity } from '../rule.ts'
import { closest } from '../source/spelling.ts'
import { rules } from '../../rules/index.ts'
import { UsageError, type Arguments } from './arguments.ts'
import type { World } from './main.ts'
import { outputs, reporter } from './outputs.ts'
import { look } from './terminal.ts'
import { writeAtomically } from './write.ts'

const loudness: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 }

export default async function command(given: Arguments, world: World): Promise<number> {
  const failOn = given.value('fail-on') ?? 'warning'
  if (!Object.hasOwn(loudness, failOn)) throw new UsageError(`--fail-on takes error, warning or info, not ${failOn}`)
  const targets = outputs({
    format: given.value('format'),
    output: given.values('output'),
    isTTY: world.isTTY,
    inActions: world.env['GITHUB_ACTIONS'] === 'true'
  })

  const report = await lint(request(given, world))
  const shown = given.has('quiet') ? { ...report, diagnostics: report.diagnostics.filter(({ severity }) => severity === 'error') } : report
  const failed = await write(shown, targets, given, world)
  return failed ? 2 : exitCode(report, loudness[failOn as Severity])
}

/** What the flags ask of `lint`. */
export function request(given: Arguments, world: World): LintRequest {
  const only = given.values('only')
  for (const id of only) {
    if (rules.some((rule) => rule.id === id)) continue
    const meant = closest(id, rules.map((rule) => rule.id))
    throw new UsageError(`there is no rule ${id}${meant ? `; did you mean ${meant}?` : ''} (netlint rules lists them)`)
  }
  const readsStdin = [...given.paths, ...given.values('file')].includes('-')
  if (given.paths.length > 0 && given.has('file')) throw new UsageError('name the files either by --file or as arguments: --file merges them into one project, arguments are checked one by one')
  return {
    files: given.paths,
    merge: given.values('file'),
    ...(given.value('project-directory') !== undefined && { directory: given.value('project-directory')! }),
    envFiles: given.values('env-file'),
    profiles: given.values('profile'),
    ...(given.value('project-name') !== undefined && { name: given.value('project-name')! }),
    env: world.env,
    ...(readsStdin && { stdin: world.stdin() }),
    target: { engine: version(given, 'engine'), compose: version(given, 'compose') },
    ...(only.length > 0 && { only })
  }
}

function version(given: Arguments, of: 'engine' | 'compose') {
  const text = given.value(of)
  if (text === undefined) return currentTarget[of]
  const parsed = parseVersion(text)
  if (!parsed) throw new UsageError(`--${of} takes a version like ${currentTarget[of].text}, not ${text}`)
  return parsed
}

/** Writes the report to all its places. True where one of them failed. */
async function write(report: Report, targets: ReturnType<typeof outputs>, given: Arguments, world: World): Promise<boolean> {
  let failed = false
  for (const { format, file } of targets) {
    const text = (await reporter(format))(report, file === undefined ? look(world, given.value('color'), given.has('show-suppressed')) : { color: false, width: 0, links: false, showSilenced: given.has('show-suppressed') })
    if (file === undefined) {
      world.print(text)
      continue
    }
    const fault = writeAtomically(file, text)
    if (fault === undefined) continue
    world.complain(`netlint: ${fault}\n`)
    failed = true
  }
  return failed
}

function exitCode(report: Report, least: number): number {
  if (report.notifications.some(({ level }) => level === 'error')) return 2
  return report.diagnostics.some(({ severity, silenced }) => silenced === undefined && loudness[severity] >= least) ? 1 : 0
}
