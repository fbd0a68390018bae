import type { Collection, Part } from '../source/layout.ts'
import type { Change } from './diagnostic.ts'
import type { Plan } from './plan.ts'

/** The texts that fixes have taken so far: no two may edit one. */
export class Taken {
  /** By path; in order, none overlapping. */
  readonly #changes = new Map<string, Change[]>()
  readonly #removed = new Map<Collection, Set<Part>>()

  /** True where all of these plans can be made beside those that were added. */
  hasRoomFor(plans: readonly Plan[]): boolean {
    return plans.every((plan) => plan.changes.every((change) => this.#isFree(change)) && !this.#wouldEmpty(plan))
  }

  add(plans: readonly Plan[]): void {
    for (const { changes, removed } of plans) {
      for (const change of changes) this.#insert(change)
      for (const part of removed) this.#removed.set(part.of, (this.#removed.get(part.of) ?? new Set()).add(part))
    }
  }

  #isFree(change: Change): boolean {
    const taken = this.#changes.get(change.at.file.path) ?? []
    const next = firstBehind(taken, change.at.start)
    return [taken[next - 1], taken[next]].every((other) => other === undefined || isSame(other, change) || isApart(other, change))
  }

  #insert(change: Change): void {
    const { path } = change.at.file
    const taken = this.#changes.get(path) ?? []
    const next = firstBehind(taken, change.at.start)
    this.#changes.set(path, taken)
    if (![taken[next - 1], taken[next]].some((other) => other !== undefined && isSame(other, change))) taken.splice(next, 0, change)
  }

  /** Two fixes that each leave something of a collection may together leave nothing: the second one must know. */
  #wouldEmpty({ removed, emptied }: Plan): boolean {
    for (const { of } of removed) {
      if (emptied.has(of)) continue
      const gone = this.#removed.get(of)
      if (gone === undefined) continue
      let count = gone.size
      for (const part of removed) if (part.of === of && !gone.has(part)) count++
      if (count === of.parts.length) return true
    }
    return false
  }
}

/** The index of the first change that starts behind an offset. */
function firstBehind(taken: readonly Change[], offset: number): number {
  let low = 0
  let high = taken.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (taken[middle]!.at.start <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** True where two changes of one fix are of one text, and not the same. */
export function isTangled(changes: readonly Change[]): boolean {
  const sorted = [...changes].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end)
  return sorted.some((change, i) => i > 0 && !isSame(sorted[i - 1]!, change) && !isApart(sorted[i - 1]!, change) && !isBehind(change, sorted[i - 1]!))
}

/** What one fix puts in right behind a value that it writes anew: `{a: 1}` becomes `{a: 2, b: 3}`. */
function isBehind({ at }: Change, before: Change): boolean {
  return at.start === at.end && at.start === before.at.end && before.at.start < before.at.end && before.text !== ''
}

export function isSame(a: Change, b: Change): boolean {
  return a.at.start === b.at.start && a.at.end === b.at.end && a.text === b.text
}

/** Texts that only touch are apart, but a text that is put in must know both of its neighbours. */
function isApart({ at: a }: Change, { at: b }: Change): boolean {
  if (a.start === a.end || b.start === b.end) return a.end < b.start || b.end < a.start
  return a.end <= b.start || b.end <= a.start
}
