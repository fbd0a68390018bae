import { rules } from '../../rules/index.ts'
import type { World } from './world.ts'
import type { Arguments } from './arguments.ts'

/** `netlint rules`: id, level, outcome and law, a line each. */
export default async function command(_given: Arguments, world: World): Promise<number> {
  const width = Math.max(...rules.map(({ id }) => id.length))
  const lines = rules.map(({ id, severity, outcome, title, recommended }) => {
    const law = recommended === false ? `${title} (off by default)` : title
    return `${id.padEnd(width)}  ${severity.padEnd(7)}  ${outcome.padEnd(8)}  ${law}`
  })
  world.print(`${lines.join('\n')}\n`)
  return 0
}
