import { readFileSync } from 'node:fs'
import { main } from './main.ts'

// A reader that has seen enough (`netlint | head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const code = main(process.argv.slice(2), {
  env: process.env,
  directory: process.cwd(),
  isTTY: process.stdout.isTTY === true,
  columns: process.stdout.columns,
  stdin: () => readFileSync(0, 'utf8'),
  print: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  page: (rule) => {
    try {
      return readFileSync(new URL(`../../rules/${rule}.md`, import.meta.url), 'utf8')
    } catch {
      return undefined // the bundle without its pages: what the rule itself says is enough
    }
  }
})

// The code is set and not exited with: a long report reaches a slow pipe whole.
void code.then((code) => {
  process.exitCode = code
})
