import { rules } from '../../rules/index.ts'
import { closest } from '../source/spelling.ts'
import { UsageError, type Arguments } from './arguments.ts'
import type { World } from './main.ts'

/** `netlint explain RULE`: the rule's page, as it reads in a terminal. */
export default async function command(given: Arguments, world: World): Promise<number> {
  const [id, ...more] = given.paths
  if (id === undefined || more.length > 0) throw new UsageError('explain takes the name of one rule: netlint explain port-unique')
  const rule = rules.find((rule) => rule.id === id)
  if (!rule) {
    const meant = closest(id, rules.map((rule) => rule.id))
    throw new UsageError(`there is no rule ${id}${meant ? `; did you mean ${meant}?` : ''} (netlint rules lists them)`)
  }
  world.print(`${readable(world.page(rule.id))}\n`)
  return 0
}

/** A page without what only the web or a test needs. */
function readable(page: string): string {
  return page
    .replace(/<!--[^]*?-->\n?/g, '')
    .replace(/^```(\w+)[^\n]*$/gm, '```$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
