import type { Disk } from '../src/compose/disk.ts'
import { fragment } from '../src/project/fragment.ts'
import type { Loaded } from '../src/compose/load.ts'
import { project } from '../src/project/project.ts'
import { currentTarget } from '../src/project/target.ts'
import { check } from '../src/lint/check.ts'
import type { Diagnostic } from '../src/lint/diagnostic.ts'
import { rules } from '../rules/index.ts'

/** What all rules, with the options they have by themselves, find in a loaded project. */
export function findings(loaded: Loaded, disk: Disk): readonly Diagnostic[] {
  const armed = rules.map((rule) => ({ rule, severity: undefined, options: Object.fromEntries(Object.entries(rule.options).map(([name, { fallback, read }]) => [name, read(fallback)])) }))
  return check(project(loaded, currentTarget, fragment(loaded, disk)), armed).diagnostics
}

/** Whether a finding says that Compose refuses the project: as it is written, or while a variable has no value. */
export function isRefusal({ severity, outcome, rule }: Diagnostic): boolean {
  return severity === 'error' && (outcome === 'rejected' || rule.id === 'variable-set')
}
