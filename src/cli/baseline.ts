import { posix } from 'node:path'
import { lint } from '../index.ts'
import { record } from '../lint/baseline.ts'
import { plural } from '../report/tally.ts'
import type { Arguments } from './arguments.ts'
import type { World } from './world.ts'
import { request, withCache } from './request.ts'
import { save } from './save.ts'

/** `netlint baseline`: today's findings, so that later runs report only new ones. */
export default async function command(given: Arguments, world: World): Promise<number> {
  const file = given.value('baseline') ?? 'netlint-baseline.json'
  const { diagnostics, notifications } = await lint(await withCache(request(given, world), given, world))
  const failed = notifications.filter(({ level }) => level === 'error')
  for (const { path, message } of failed) world.complain(`netlint: ${path === undefined ? '' : `${path}: `}${message}\n`)
  if (failed.length > 0) return 2
  if (!save(file, record(diagnostics, posix.dirname(file)), world)) return 2
  const count = diagnostics.filter(({ silenced }) => silenced === undefined).length
  world.print(`${file} knows ${plural(count, 'finding')} now; \`netlint --baseline ${file}\` reports what is new\n`)
  return 0
}
