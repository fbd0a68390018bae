import { afterAll } from 'vitest'

/** How long something takes is for the other tests: with a change in the code, and two at work at once, it says nothing. */
performance.now = () => 0

/**
 * Stryker turns its change on before the tests of a file and never off again. The next file would be collected with it, and one
 * that cannot be collected has no tests that could fail.
 */
afterAll(() => {
  const { __stryker__: stryker } = globalThis as { __stryker__?: { activeMutant?: string | undefined } }
  if (stryker) stryker.activeMutant = undefined
})
