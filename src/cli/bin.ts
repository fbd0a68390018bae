#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { enableCompileCache } from './compile-cache.ts'

enableCompileCache()
const { main } = await import('./main.ts')

// A reader that has seen enough (`netlint | head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

// The code is set and not exited with: a long report reaches a slow pipe whole.
process.exitCode = await main(process.argv.slice(2), {
  env: process.env,
  directory: process.cwd(),
  isTTY: process.stdout.isTTY === true,
  columns: process.stdout.columns,
  stdin: () => readFileSync(0, 'utf8'),
  print: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  page: (rule) => {
    try {
      return readFileSync(new URL(`../rules/${rule}.md`, import.meta.url), 'utf8')
    } catch {
      return undefined // the bundle without its pages: what the rule itself says is enough
    }
  }
})
