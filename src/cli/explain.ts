import { rules } from '../../rules/index.ts'
import { explain } from '../catalog/explain.ts'
import { UsageError, type Arguments } from './arguments.ts'
import { noRule } from './request.ts'
import type { World } from './world.ts'
import { look } from './terminal.ts'

/** `netlint explain RULE`: the rule's page, as it reads in a terminal. */
export default async function command(given: Arguments, world: World): Promise<number> {
  const [id, ...more] = given.paths
  if (id === undefined || more.length > 0) throw new UsageError('explain takes the name of one rule: netlint explain port-unique')
  const rule = rules.find((rule) => rule.id === id)
  if (!rule) throw noRule(id)
  const { color, width } = look(world, given)
  const styled = (code: number) => (text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text)
  world.print(explain(rule, world.page(rule.id), { width: Math.min(width || 100, 100), strong: styled(1), faint: styled(2) }))
  return 0
}
