import type { Diagnostic, Report } from '../lint/diagnostic.ts'
import type { Severity } from '../rule.ts'

export const severities: readonly Severity[] = ['error', 'warning', 'info']

export interface Tally extends Readonly<Record<Severity, number>> {
  readonly silenced: number
  readonly fixable: number
}

/** How many findings there are of each level. What somebody allowed is counted apart. */
export function tally(diagnostics: readonly Diagnostic[]): Tally {
  const sum = { error: 0, warning: 0, info: 0, silenced: 0, fixable: 0 }
  for (const { severity, silenced, fix } of diagnostics) {
    if (silenced) sum.silenced++
    else {
      sum[severity]++
      if (fix?.safe) sum.fixable++
    }
  }
  return sum
}

/** `2 errors, 1 warning`, or undefined where there is nothing to count. */
export function counted(sum: Tally, paint: (severity: Severity, text: string) => string = (_, text) => text): string | undefined {
  const parts = severities.filter((severity) => sum[severity] > 0).map((severity) => paint(severity, severity === 'info' ? `${sum.info} info` : plural(sum[severity], severity)))
  return parts.length > 0 ? parts.join(', ') : undefined
}

/** `3 files of 2 projects` */
export function looked({ projects }: Report): string {
  const files = plural(new Set(projects.flatMap(({ files }) => files.map(({ path }) => path))).size, 'file')
  return projects.length > 1 ? `${files} of ${plural(projects.length, 'project')}` : files
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
