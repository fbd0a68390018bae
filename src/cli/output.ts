import type { Report } from '../index.ts'
import type { Look } from '../report/reporter.ts'
import type { Arguments } from './arguments.ts'
import type { World } from './world.ts'
import { reporter, type Output } from './outputs.ts'
import { look } from './terminal.ts'
import { base, repository } from './repository.ts'

/** Writes the report to all its places. True where one of them failed. */
export async function write(report: Report, targets: readonly Output[], given: Arguments, world: World): Promise<boolean> {
  let failed = false
  const printed: Look = { ...look(world, given), ...base(world), ...repository(world.env) }
  for (const { format, file } of targets) {
    const shown = await reporter(format)
    if (file === undefined) {
      world.print(shown(report, printed))
      continue
    }
    const { save } = await import('./save.ts')
    if (!save(file, shown(report, { ...printed, color: false, width: 0, links: false }), world)) failed = true
  }
  return failed
}
