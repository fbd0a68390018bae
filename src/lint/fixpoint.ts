import type { SourceFile } from '../source/file.ts'
import type { Diagnostic } from './diagnostic.ts'
import { applyFixes, type FixedFile, type FixLevel, type RefusedFix } from './fix.ts'

/** What became of all files after as many rounds as it took. */
export interface Settled {
  /** The files that changed, by path, each as it was read at first. */
  readonly files: ReadonlyMap<string, FixedFile>
  readonly applied: readonly Diagnostic[]
  /** Of the last round, and all that was undone. */
  readonly refused: readonly RefusedFix[]
  /** What is found in the files as they would be now. */
  readonly found: readonly Diagnostic[]
}

/** Finds what is wrong in the files, where these texts stand in place of those on the disk. */
export type Relint = (texts: ReadonlyMap<string, string>) => readonly Diagnostic[] | Promise<readonly Diagnostic[]>

/** One fix may make room for the next; what still moves after so many rounds goes in circles. */
const MOST_ROUNDS = 10
/** Times the files are linted again, in all: enough to single out the fix that does harm. */
const PATIENCE = 40

/** Applies fixes and lints again until nothing is left to apply. What brings an error that was not there before is undone. */
export async function fixpoint(relint: Relint, level: FixLevel): Promise<Settled> {
  const applied: Diagnostic[] = []
  const undone: RefusedFix[] = []
  const barred = new Set<string>()
  const originals = new Map<string, SourceFile>()
  let texts: ReadonlyMap<string, string> = new Map()
  let found = await relint(texts)
  const step = () => applyFixes(found.filter((diagnostic) => !barred.has(mark(diagnostic))), level)
  let { applied: group, files, refused } = step()
  let isWhole = true

  for (let rounds = 0, tries = 0; group.length > 0 && rounds < MOST_ROUNDS && tries < PATIENCE; tries++) {
    const next = new Map(texts)
    for (const [path, { text }] of files) next.set(path, text)
    const then = await relint(next)
    const harm = newError(found, then)
    if (harm !== undefined && group.length > 1) {
      // Half of them, and the others in a later round, until the one that does harm stands alone.
      ;({ applied: group, files } = applyFixes(group.slice(0, group.length >> 1), level))
      isWhole = false
      continue
    }
    if (harm !== undefined) {
      undone.push({ diagnostic: group[0]!, why: `it would bring "${harm.message}" (${harm.rule.id})` })
      barred.add(mark(group[0]!))
    } else {
      for (const [path, { file }] of files) if (!originals.has(path)) originals.set(path, file)
      applied.push(...group)
      texts = next
      found = then
      if (isWhole) rounds++
    }
    isWhole = true
    ;({ applied: group, files, refused } = step())
  }

  const restless = group.map((diagnostic) => ({ diagnostic, why: 'the fixes do not come to rest' }))
  return { files: changedFiles(originals, texts), applied, refused: [...undone, ...refused, ...restless], found }
}

function changedFiles(originals: ReadonlyMap<string, SourceFile>, texts: ReadonlyMap<string, string>): ReadonlyMap<string, FixedFile> {
  const files = new Map<string, FixedFile>()
  for (const [path, file] of originals) {
    const text = texts.get(path) ?? file.text
    if (text !== file.text) files.set(path, { file, text })
  }
  return files
}

/** The same for a fix that is offered again after lines moved. */
function mark({ identity, fix }: Diagnostic): string {
  return `${identity}\0${fix?.title}`
}

/** An error that was not there: neither at its place in the model, nor in its words, wherever the place is now. */
function newError(before: readonly Diagnostic[], after: readonly Diagnostic[]): Diagnostic | undefined {
  const places = new Set(before.map(({ identity }) => identity))
  const words = new Set(before.map(said))
  return after.find((diagnostic) => diagnostic.severity === 'error' && diagnostic.silenced === undefined && !places.has(diagnostic.identity) && !words.has(said(diagnostic)))
}

function said({ rule, message }: Diagnostic): string {
  return `${rule.id}\0${message}`
}
