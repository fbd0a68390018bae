import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { newRule } from '../config/new-rule.ts'
import { rules } from '../index.ts'
import { UsageError, type Arguments } from './arguments.ts'
import type { World } from './world.ts'
import { save } from './save.ts'

const folder = 'policies'

/** `netlint new-rule NAME`: the two files of a rule, and what to write into the configuration. */
export default async function command(given: Arguments, world: World): Promise<number> {
  const [name, ...more] = given.paths
  if (name === undefined || more.length > 0) throw new UsageError('new-rule takes one name: netlint new-rule images-tagged')
  const made = newRule(name, rules.map(({ id }) => id))
  if ('fault' in made) throw new UsageError(made.fault)
  const files = Object.entries(made.files).map(([file, text]) => ({ path: join(folder, file), text }))
  for (const { path } of files) if (existsSync(path)) throw new UsageError(`${path} is there already`)

  mkdirSync(folder, { recursive: true })
  for (const { path, text } of files) if (!save(path, text, world)) return 2
  world.print(`${files.map(({ path }) => path).join(' and ')} are written. To run the rule, netlint.yaml needs:\n\n${made.config}`)
  return 0
}
