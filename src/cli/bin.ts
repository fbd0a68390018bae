import { readFileSync } from 'node:fs'
import { main } from './main.ts'
import { Standard } from './standard.ts'

const out = new Standard(1, () => process.stdout)
const err = new Standard(2, () => process.stderr)
const { columns } = out

const run = main(process.argv.slice(2), {
  env: process.env,
  directory: process.cwd(),
  isTTY: columns !== undefined,
  columns,
  stdin: () => readFileSync(0, 'utf8'),
  print: out.write,
  complain: err.write,
  page: (rule) => {
    try {
      return readFileSync(new URL(`../../rules/${rule}.md`, import.meta.url), 'utf8')
    } catch {
      return undefined // the bundle without its pages: what the rule itself says is enough
    }
  }
})

// The code is set and not exited with: a long report reaches a slow pipe whole.
void run.then((code) => {
  if (out.fault !== undefined) err.write(`netlint: ${out.fault}\n`)
  process.exitCode = out.fault === undefined ? code : 2
})
