import { visible } from '../report/escape.ts'
import { closest } from '../source/spelling.ts'
import { ConfigError } from '../run/config-error.ts'
import { version } from '../run/version.ts'
import { help, parseArguments, UsageError, type Arguments, type CommandName } from './arguments.ts'
import type { World } from './world.ts'

type Command = (given: Arguments, world: World) => Promise<number>

/** Each command is loaded when it is asked for. */
const commands: Readonly<Record<CommandName, () => Promise<{ readonly default: Command }>>> = {
  lint: () => import('./lint.ts'),
  config: () => import('./config.ts'),
  rules: () => import('./rules.ts'),
  explain: () => import('./explain.ts'),
  init: () => import('./init.ts'),
  baseline: () => import('./baseline.ts'),
  'new-rule': () => import('./new-rule.ts')
}

/** Arguments → exit code: 0 clean, 1 findings, 2 the run itself failed. */
export async function main(words: readonly string[], world: World): Promise<number> {
  try {
    const given = parseArguments(words, closest)
    if (given.has('help')) {
      const { formats } = await import('../report/index.ts')
      world.print(help(formats))
      return 0
    }
    if (given.has('version')) {
      world.print(`${version}\n`)
      return 0
    }
    const { default: command } = await commands[given.command]()
    return await command(given, world)
  } catch (error) {
    if (error instanceof UsageError) world.complain(`netlint: ${visible(error.message)}\n`)
    else if (error instanceof ConfigError) for (const mistake of error.mistakes) world.complain(`${visible(mistake)}\n`)
    else world.complain(`netlint: this is a bug of netlint, please report it with the files that show it: ${described(error)}\n`)
    return 2
  }
}

/** What broke, and where in one line: no stack trace. */
function described(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const frame = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
  return `${error.message}\n${frame?.trim() ?? ''}`
}
