// How netlint's findings compare with recorded answers of Docker: node scripts/measure-cases.mjs FOLDER [--misses]
// FOLDER holds one folder a case, with the project's files and an expect.json.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lint } from '../dist/index.js'

const folder = process.argv[2]
const showMisses = process.argv.includes('--misses')
const loudness = { none: 0, info: 1, warning: 2, error: 3 }
const topics = new Map()

for (const name of readdirSync(folder).sort()) {
  if (!existsSync(join(folder, name, 'expect.json'))) continue
  const expected = JSON.parse(readFileSync(join(folder, name, 'expect.json'), 'utf8'))
  const report = await lint({
    directory: join(folder, name),
    name,
    config: false,
    env: expected.env ?? {},
    profiles: expected.profiles ?? []
  })
  const found = report.diagnostics
  const hit = expected.verdict === 'accepts' ? !found.some(({ severity }) => severity === 'error') : expected.lint === 'none' || found.some(({ severity }) => loudness[severity] >= loudness[expected.lint])
  const row = topics.get(expected.topic) ?? { faults: 0, found: 0, healthy: 0, silent: 0, lenient: 0 }
  topics.set(expected.topic, row)
  const lenient = expected.hostDependent || expected.environmental
  if (expected.verdict === 'accepts') {
    row.healthy++
    if (hit) row.silent++
  } else if (lenient && !hit) {
    row.lenient++
  } else {
    row.faults++
    if (hit) row.found++
  }
  if (!hit && showMisses) {
    console.log(`${lenient ? '(' : ''}${name}: ${expected.verdict}, ${expected.lint} wanted: ${expected.fact}${lenient ? ')' : ''}`)
    console.log(`    ${(expected.error ?? expected.problem ?? '').split('\n').join(' ').slice(0, 200)}`)
    for (const { rule, severity, message } of found) console.log(`    found ${severity} ${rule.id}: ${message}`)
  }
}

console.log('topic            faults  found  healthy  silent  host-dependent')
const total = { faults: 0, found: 0, healthy: 0, silent: 0, lenient: 0 }
for (const [topic, row] of [...topics].sort()) {
  print(topic, row)
  for (const key of Object.keys(total)) total[key] += row[key]
}
print('all', total)
console.log(`found ${((100 * total.found) / total.faults).toFixed(1)} %, silent ${((100 * total.silent) / total.healthy).toFixed(1)} %`)

function print(topic, { faults, found, healthy, silent, lenient }) {
  console.log(`${topic.padEnd(16)} ${String(faults).padStart(6)} ${String(found).padStart(6)} ${String(healthy).padStart(8)} ${String(silent).padStart(7)} ${String(lenient).padStart(15)}`)
}
