import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { lint } from '../src/index.ts'

// Projects as people write them, all of them healthy: whatever is said of them is a false alarm.
const root = join(import.meta.dirname, '..', 'fixtures', 'wild')

test.each(readdirSync(root))('%s is healthy', async (name) => {
  const directory = relative(process.cwd(), join(root, name))
  const { diagnostics, notifications } = await lint({ directory, env: {}, config: false })
  expect(diagnostics.map(({ at, rule, severity, message }) => `${at.origin.file.path}:${at.origin.file.position(at.origin.start).line} ${severity} ${rule.id}: ${message}`)).toEqual([])
  expect(notifications).toEqual([])
})
