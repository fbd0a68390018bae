import { defineConfig } from 'vitest/config'

/** What `npm run mutation` runs for every change to the code: tests within this process that prove what the code does, and nothing slow. */
export default defineConfig({
  test: {
    include: process.env['MUTATION_TESTS']!.split(','),
    setupFiles: ['test/seed.ts', 'test/mutation.ts'],
    testTimeout: 5_000,
    // Files are loaded once for all tests: loading them is what takes time.
    isolate: false
  }
})
