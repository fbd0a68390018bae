import { disk } from '../compose/disk.ts'
import { lint, type Diagnostic, type Disk, type LintRequest, type Report } from '../index.ts'
import { fixpoint, type Settled } from '../lint/fixpoint.ts'
import { unifiedDiff } from '../lint/diff.ts'
import { where } from '../report/notes.ts'
import { plural } from '../report/tally.ts'
import { UsageError, type Arguments } from './arguments.ts'
import type { World } from './world.ts'
import { writeAtomically } from './write.ts'

/** `--fix`: mends files, and reports what is left. */
export async function mended(request: LintRequest, given: Arguments, world: World): Promise<Report> {
  const settled = await settle(request, given)
  const failed: { readonly level: 'error'; readonly message: string; readonly path: string }[] = []
  let written = 0
  for (const [path, { file, text }] of settled.files) {
    const fault = writeAtomically(path, text, file.text)
    if (fault === undefined) written++
    else failed.push({ level: 'error', message: fault, path })
  }
  for (const { diagnostic, why } of settled.refused) world.complain(`${where(diagnostic.at.origin)}: not fixed: ${why} [${diagnostic.rule.id}]\n`)
  if (written > 0) world.complain(`${settled.applied.length} fixed in ${plural(written, 'file')}\n`)
  const report = await lint(request)
  return failed.length === 0 ? report : { ...report, notifications: [...report.notifications, ...failed] }
}

/** `--diff`: the fixes as a patch for `git apply`. Exit code 1 where there is one. */
export async function patch(request: LintRequest, given: Arguments, world: World): Promise<number> {
  const { files } = await settle(request, given)
  for (const [path, { file, text }] of files) world.print(unifiedDiff(path, file.text, text))
  return files.size > 0 ? 1 : 0
}

async function settle(request: LintRequest, given: Arguments): Promise<Settled> {
  const level = given.value('fix') ?? 'safe'
  if (level !== 'safe' && level !== 'unsafe') throw new UsageError(`--fix takes safe or unsafe, not ${level}`)
  const relint = async (texts: ReadonlyMap<string, string>): Promise<readonly Diagnostic[]> => {
    const { diagnostics } = await lint({ ...request, disk: over(request.disk ?? disk, texts) })
    return diagnostics
  }
  return fixpoint(relint, level)
}

/** A disk on which some files have other texts. */
function over(below: Disk, texts: ReadonlyMap<string, string>): Disk {
  return { ...below, read: (path) => (texts.has(path) ? { text: texts.get(path)! } : below.read(path)) }
}
