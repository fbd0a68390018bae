import { config } from '../compose/print.ts'
import { lint, projectsOf } from '../index.ts'
import { UsageError, type Arguments } from './arguments.ts'
import { request } from './request.ts'
import type { World } from './world.ts'
import { reporter } from './outputs.ts'
import { provenanceJson, provenanceText } from './provenance.ts'
import { save } from './save.ts'
import { look } from './terminal.ts'

/** `netlint config`: the merged project as `docker compose config` prints it; with --provenance where each value comes from. */
export default async function command(given: Arguments, world: World): Promise<number> {
  const form = given.value('format') ?? 'yaml'
  if (form !== 'yaml' && form !== 'json') throw new UsageError(`config prints yaml or json, not ${form}`)
  const asked = request(given, world)
  // Here files are parts of one project, as they are for `docker compose -f`.
  const project = { ...asked, files: [], merge: [...(asked.merge ?? []), ...given.paths] }
  const { found, notifications } = projectsOf(project)
  for (const { message } of notifications) world.complain(`netlint: ${message}\n`)
  const loaded = found[0]?.loaded
  if (!loaded) return 2

  // What Docker would refuse to print is told instead, all of it.
  const report = await lint(project)
  const forbidden = new Set(loaded.problems.flatMap(({ outcome, code }) => (outcome === 'policy' ? [code as string] : [])))
  const refused = report.diagnostics.filter(({ outcome, severity, rule }) => severity === 'error' && (outcome === 'rejected' || forbidden.has(rule.id)))
  if (refused.length > 0) {
    world.complain((await reporter('concise'))({ ...report, diagnostics: refused }, look(world, given)))
    return 1
  }

  const text = given.has('provenance') ? (form === 'json' ? provenanceJson(loaded.tree) : provenanceText(loaded.tree)) : config(loaded, form)
  const file = given.value('output')
  if (file !== undefined) return save(file, text, world) ? 0 : 2
  world.print(text)
  return 0
}
