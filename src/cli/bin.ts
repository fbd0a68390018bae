import { readFileSync } from 'node:fs'
import { thrown } from '../config/thrown.ts'
import { main } from './main.ts'
import { standardInput } from './standard-input.ts'
import { Standard } from './standard.ts'

const out = new Standard(1, () => process.stdout)
const err = new Standard(2, () => process.stderr)

const run = main(process.argv.slice(2), {
  env: process.env,
  directory: process.cwd(),
  get isTTY() {
    return out.columns !== undefined
  },
  get columns() {
    return out.columns
  },
  stdin: standardInput,
  print: out.write,
  complain: err.write,
  watcher: () => {
    const { columns } = err
    return columns === undefined ? undefined : { columns, show: err.show }
  },
  now: () => performance.now(),
  page: (rule) => {
    try {
      return readFileSync(new URL(`../../rules/${rule}.md`, import.meta.url), 'utf8')
    } catch {
      return undefined // the bundle without its pages: what the rule itself says is enough
    }
  }
})

// Plugins may leave things behind that break, go on for ever, or end the process.
let isDone = false
let broke = false
process.on('uncaughtException', (error: unknown) => {
  broke = true
  process.exitCode = 2
  err.write(`netlint: what a plugin left running broke: ${thrown(error)}\n`)
})
process.on('exit', () => {
  if (isDone) return
  process.exitCode = 2
  err.write('netlint: the run was ended from within, and has not seen everything\n')
})

// The code is set and not exited with: a long report reaches a slow pipe whole.
void run.then((code) => {
  isDone = true
  if (out.fault !== undefined) err.write(`netlint: ${out.fault}\n`)
  process.exitCode = out.fault === undefined && !broke ? code : 2
  setInterval(() => out.isBusy || process.exit(), 1000).unref()
})
