// Changes the code in small ways, one at a time, and sees whether a test notices.
// usage: node scripts/mutation.mjs [--sample=N] [room, file or file:from-to …]
// --sample=N takes one in N stretches of eight lines, the same ones each time.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { Stryker } from '@stryker-mutator/core'

/** Rooms, and the tests that prove them: no others are asked. */
const rooms = {
  'src/net': ['test/net/**/*.test.ts'],
  'src/compose': ['test/compose/**/*.test.ts', 'test/run/root.test.ts', 'test/rules.test.ts', 'test/wild.test.ts'],
  'src/project': ['test/project/**/*.test.ts', 'test/compose/**/*.test.ts', 'test/rules.test.ts', 'test/wild.test.ts'],
  rules: ['test/rules.test.ts', 'test/wild.test.ts']
}
const generated = ['src/compose/schema/compiled.ts', 'rules/index.ts']

const words = process.argv.slice(2)
const sample = Number(words.find((word) => word.startsWith('--sample='))?.slice('--sample='.length) ?? 1)
const asked = words.filter((word) => !word.startsWith('--')).map((path) => path.replace(/\/$/, ''))
const within = (path, room) => path === room || path.startsWith(`${room}/`)
const strange = asked.filter((path) => !existsSync(path.replace(/:[\d:-]+$/, '')) || !Object.keys(rooms).some((room) => within(path, room)))
if (strange.length > 0) {
  console.error(`${strange.join(', ')}: what can be changed stands in ${Object.keys(rooms).join(', ')}`)
  process.exit(2)
}

setPriority(10)
for (const [room, tests] of Object.entries(rooms)) {
  const paths = asked.length === 0 ? [room] : asked.filter((path) => within(path, room))
  const mutate = paths.flatMap(files).filter((path) => !generated.includes(path)).flatMap(drawn)
  if (mutate.length === 0) continue
  process.env.MUTATION_TESTS = tests.join()
  const report = `reports/mutation/${room.replace('/', '-')}`
  await new Stryker({ mutate, htmlReporter: { fileName: `${report}.html` }, jsonReporter: { fileName: `${report}.json` } }).runMutationTest()
}

/** The files of a folder; anything else as it is. */
function files(path) {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true }).filter((name) => name.endsWith('.ts')).map((name) => join(path, name))
}

/** Those stretches of a file whose lot falls on them. */
function drawn(path) {
  if (sample === 1 || !existsSync(path)) return [path]
  const lines = readFileSync(path, 'utf8').split('\n').length
  const starts = Array.from({ length: Math.ceil(lines / 8) }, (_, i) => 8 * i + 1)
  const lot = (start) => createHash('sha256').update(`${path}:${start}`).digest().readUInt32BE() % sample
  return starts.filter((start) => lot(start) === 0).map((start) => `${path}:${start}-${start + 7}`)
}
