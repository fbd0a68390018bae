// Changes the code in small ways, one at a time, and sees whether a test notices.
// usage: node scripts/mutation.mjs [room, file or file:from-to …]
import { existsSync, statSync } from 'node:fs'
import { setPriority } from 'node:os'
import { Stryker } from '@stryker-mutator/core'

/** Rooms, and the tests that prove them: no others are asked. */
const rooms = {
  'src/net': ['test/net/**/*.test.ts'],
  'src/compose': ['test/compose/**/*.test.ts', 'test/rules.test.ts', 'test/wild.test.ts'],
  rules: ['test/rules.test.ts', 'test/wild.test.ts']
}
const made = ['src/compose/schema/compiled.ts', 'rules/index.ts']

const asked = process.argv.slice(2).map((path) => path.replace(/\/$/, ''))
const within = (path, room) => path === room || path.startsWith(`${room}/`)
const strange = asked.filter((path) => !existsSync(path.replace(/:[\d:-]+$/, '')) || !Object.keys(rooms).some((room) => within(path, room)))
if (strange.length > 0) {
  console.error(`${strange.join(', ')}: what can be changed stands in ${Object.keys(rooms).join(', ')}`)
  process.exit(2)
}

setPriority(10)
for (const [room, tests] of Object.entries(rooms)) {
  const paths = asked.length === 0 ? [room] : asked.filter((path) => within(path, room))
  if (paths.length === 0) continue
  process.env.MUTATION_TESTS = tests.join()
  const report = `reports/mutation/${room.replace('/', '-')}`
  await new Stryker({
    mutate: [...paths.map((path) => (existsSync(path) && statSync(path).isDirectory() ? `${path}/**/*.ts` : path)), ...made.map((path) => `!${path}`)],
    htmlReporter: { fileName: `${report}.html` },
    jsonReporter: { fileName: `${report}.json` }
  }).runMutationTest()
}
