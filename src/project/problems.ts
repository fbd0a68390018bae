import { problem, type Problem } from '../source/problem.ts'
import { consistency } from './consistency.ts'
import type { Loaded } from '../compose/load.ts'
import type { Missing } from '../compose/missing.ts'
import type { Fragment, Service, Target, Version } from './model.ts'
import { unset, unsetVariables } from '../compose/refusal.ts'

interface Read {
  readonly loaded: Pick<Loaded, 'tree' | 'problems'>
  readonly services: readonly Service[]
  readonly byName: ReadonlyMap<string, Service>
  readonly lacks: readonly Missing[]
  readonly target: Target
  readonly fragment: Fragment | undefined
}

/** What Compose refuses or warns of, but for what a piece's other half settles and what a newer Compose takes. */
export function problems({ loaded, services, byName, lacks, target, fragment }: Read): readonly Problem[] {
  return [
    ...loaded.problems.filter((problem) => fragment === undefined || !isDialect(problem, fragment)).flatMap((problem) => forVersion(problem, target.compose)),
    ...consistency(loaded.tree, services, fragment ? undefined : byName),
    ...(fragment ? [] : lacks.flatMap(left))
  ]
}

/** A key that an app store's platform takes away before Compose sees it, or a variable that it sets. */
function isDialect({ code, variable, origin }: Problem, { keys, variables }: Fragment): boolean {
  if (code === 'compose-schema') return keys.includes(origin.file.text.slice(origin.start, origin.end))
  if (code !== 'variable-set' || variables === undefined) return false
  const names = variable === undefined ? [...unsetVariables(origin)] : [variable]
  return names.length > 0 && names.every((name) => variables.test(name))
}

/** Where somebody said which Compose it is, what it refuses is an error, whatever other versions do. */
function forVersion(problem: Problem, compose: Version): readonly Problem[] {
  if (problem.until === undefined) return [problem]
  if (compose.atLeast(...problem.until)) return []
  return [compose.assumed ? problem : { ...problem, level: 'error' }]
}

/** What Compose refuses only because a variable has no value here. */
function left({ kind, origin, known }: Missing): readonly Problem[] {
  return known ? [] : [problem('variable-set', origin, `Compose refuses this ${kind} while nothing sets ${unset(origin)}`)]
}
