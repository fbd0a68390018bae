import { UsageError, type Arguments } from './arguments.ts'
import type { Look } from '../report/reporter.ts'

/** What standard output is, as far as a report's look depends on it. */
export interface Terminal {
  readonly isTTY: boolean
  readonly columns: number | undefined
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Colours: what the user says, else NO_COLOR and FORCE_COLOR (no-color.org, force-color.org), else whether somebody is looking. */
export function look(terminal: Terminal, given: Arguments): Look {
  const { env, isTTY } = terminal
  const forced = env['FORCE_COLOR']
  const auto = env['NO_COLOR'] ? false : forced !== undefined ? forced !== '0' && forced !== 'false' : isTTY && env['TERM'] !== 'dumb'
  const when = given.has('color') ? (given.value('color') ?? 'always') : 'auto'
  if (!['always', 'never', 'auto'].includes(when)) throw new UsageError(`--color takes always, never or auto, not ${when}`)
  const color = when === 'always' ? true : when === 'never' ? false : auto
  return {
    color,
    width: isTTY ? (terminal.columns ?? 80) : 0,
    links: isTTY && color && env['TERM_PROGRAM'] !== 'Apple_Terminal',
    showSilenced: given.has('show-suppressed')
  }
}
