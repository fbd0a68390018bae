import { expect, test } from 'vitest'
import { lint } from '../../src/index.ts'
import { memory } from '../memory.ts'
import { composeFiles, dice, mutant, seeds } from './mutants.ts'

/** `MUTANTS_SEED=… MUTANTS=100000 npx vitest run test/hostile/mutants.test.ts` looks at others. */
const count = Number(process.env['MUTANTS'] ?? 10_000)
const seed = Number(process.env['MUTANTS_SEED'] ?? 8)
/** The slowest takes some 50 ms; machines may be busy. */
const mostMilliseconds = 2000

test(`${count} mutants of our own files break nothing`, { timeout: 120_000 + count * 20 }, async () => {
  const all = seeds()
  expect(all.length).toBeGreaterThan(100)
  const die = dice(seed)
  for (let i = 0; i < count; i++) {
    const files = mutant(all[i % all.length]!, all, die)
    const begin = performance.now()
    // What is thrown says nothing about the mutant that made it so.
    const report = await lint({ merge: composeFiles(files), config: false, env: {}, disk: memory(files) }).catch((error: unknown) => ({ error }))
    const took = performance.now() - begin
    const problems = 'error' in report ? [String((report.error as Error)?.stack)] : report.notifications.filter(({ message }) => message.includes('broke')).map(({ message }) => message)
    const astray = 'error' in report ? [] : report.diagnostics.filter(({ at: { origin } }) => !(origin.start >= 0 && origin.start <= origin.end && origin.end <= origin.file.text.length)).map(({ rule }) => rule.id)
    if (problems.length > 0 || astray.length > 0 || took > mostMilliseconds) expect({ files, problems, astray, took }).toEqual({ files, problems: [], astray: [], took: 0 })
  }
})
