import { closest } from '../source/spelling.ts'
import type { Reporter } from './reporter.ts'

export type { Look, Reporter } from './reporter.ts'

export interface Format {
  /** One line for the help. */
  readonly about: string
  /** Loaded when it is asked for. */
  readonly load: () => Promise<Reporter>
}

const format = (about: string, load: () => Promise<{ readonly default: Reporter }>): Format => ({ about, load: async () => (await load()).default })

/** All formats by name. */
export const formats: ReadonlyMap<string, Format> = new Map([
  ['text', format('source lines with carets, related places and hints', () => import('./text.ts'))],
  ['concise', format('one line a finding: path:line:column: level: message [rule]', () => import('./concise.ts'))],
  ['pretty', format('as eslint-formatter-pretty shows it', () => import('./pretty.ts'))],
  ['json', format('everything, for programs', () => import('./json.ts'))],
  ['sarif', format('SARIF 2.1.0, for GitHub code scanning and others', () => import('./sarif.ts'))],
  ['github', format('annotations of GitHub Actions', () => import('./github.ts'))],
  ['gitlab', format('a Code Quality report of GitLab', () => import('./gitlab.ts'))],
  ['junit', format('JUnit XML', () => import('./junit.ts'))],
  ['checkstyle', format('Checkstyle XML', () => import('./checkstyle.ts'))],
  ['rdjson', format('for reviewdog', () => import('./rdjson.ts'))],
  ['markdown', format('a table, for a step summary', () => import('./markdown.ts'))]
])

/** The format of a name, or the name that was most likely meant. */
export function formatNamed(name: string): { readonly format: Format } | { readonly meant: string | undefined } {
  const format = formats.get(name)
  return format ? { format } : { meant: closest(name, formats.keys()) }
}
