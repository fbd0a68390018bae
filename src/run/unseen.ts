import type { Config } from '../config/config.ts'
import type { Loaded } from '../compose/load.ts'
import type { Armed } from '../lint/check.ts'
import type { Notification } from '../lint/diagnostic.ts'
import type { Problem } from '../rule.ts'
import type { LintRequest } from './request.ts'

/** Codes of problems that leave parts of a file unread. */
const unread: readonly Problem['code'][] = ['yaml-valid', 'input-bounded']

/** What no rule could look at, where no rule says so: silence would pass for a clean file. */
export function unseen({ problems, remote }: Loaded, armed: readonly Armed[], config: Config, { inline }: LintRequest): readonly Notification[] {
  const isSaid = (code: string): boolean =>
    armed.some(({ rule }) => rule.id === code) || config.blocks.some(({ settings }) => settings.get(code)?.level === 'off')
  const silent = problems.filter(({ code, outcome }) => (unread.includes(code) || outcome === 'policy') && !isSaid(code))
  const byPath = new Map(silent.map((problem) => [problem.origin.file.path, problem]))
  const notes = [...byPath].map(
    ([path, { code, message }]): Notification => ({ level: 'error', message: `it is not read as a whole: ${message} (${code} is off)`, path })
  )
  if (inline !== false) return notes
  const fetched = remote.map(({ origin: { file, start, end } }): Notification => {
    const written = file.text.slice(start, end).trim() || file.path
    const message = `${written} is fetched from elsewhere and not seen here: --no-inline-config lets nothing pass unseen`
    return { level: 'error', message, path: file.path }
  })
  return [...notes, ...fetched]
}
