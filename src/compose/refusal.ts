import type { Origin } from '../source/origin.ts'
import { problem, type Problem, type ProblemCode } from '../source/problem.ts'
import type { Scalar, Tree } from '../source/tree.ts'

type More = Partial<Pick<Problem, 'docker' | 'hint' | 'mend'>>

/**
 * Tells what Compose refuses of the value at fault. Where the value is what an unset variable left of it, the variable is
 * the fault. Nothing is told of a text whose variables could not be put in at all: that was told then.
 */
export function refuse(report: (problem: Problem) => void, code: ProblemCode, at: Tree, message: string, more: More = {}, origin = at.origin): void {
  if (at.kind === 'scalar' && !at.known && (at.text.includes('$') || !at.origin.via.some(({ kind }) => kind === 'variable'))) return
  report(refusal(code, at, message, more, origin))
}

/** What is told of a file that lies outside of --root: Compose reads it. */
export function forbidden(code: ProblemCode, origin: Origin, message: string): Problem {
  return problem(code, origin, message, { outcome: 'policy' })
}

/** What `refuse` tells. */
export function refusal(code: ProblemCode, at: Tree, message: string, more: More = {}, origin = at.origin): Problem {
  if (at.kind !== 'scalar' || at.known) return problem(code, origin, message, more)
  const { docker } = more
  return problem('variable-set', at.origin, `Compose refuses this value while nothing sets ${unset(at.origin)}`, docker === undefined ? {} : { docker })
}

/** The variables without a value that took part, as words. */
export function unset(origin: Origin): string {
  const names = unsetVariables(origin)
  return names.size === 0 ? 'a variable' : [...names].join(' and ')
}

export function unsetVariables({ via }: Origin): ReadonlySet<string> {
  return new Set(via.flatMap((cause) => (cause.kind === 'variable' && cause.set === 'nowhere' ? [cause.name] : [])))
}

const longest = 60

/** A value as its author wrote it: what a variable holds may be a secret. */
export function written(scalar: Scalar): string {
  const { text, origin } = scalar
  const quotes = scalar.style === 'single' || scalar.style === 'double' ? 1 : 0
  const own = holdsVariable(scalar) ? origin.file.text.slice(origin.start + quotes, origin.end - quotes) : text
  return own.length > longest ? `${own.slice(0, longest - 1)}…` : own
}

/** A value as messages name it. */
export function shown(tree: Tree): string {
  return tree.kind === 'scalar' ? `"${written(tree)}"` : `this ${tree.kind === 'sequence' ? 'list' : tree.kind}`
}

/** Whether some of the text came from a variable. One that is not set brings nothing. */
export function holdsVariable({ origin }: Scalar): boolean {
  return origin.via.some((cause) => cause.kind === 'variable' && cause.set !== 'nowhere')
}
