import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ruleIndex } from '../src/catalog/rule-index.ts'

// Generated files are the golden files of a test: `npm test -- -u` writes them.
const root = join(import.meta.dirname, '..')
const ids = readdirSync(join(root, 'rules'))
  .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
  .map((name) => name.slice(0, -'.ts'.length))

test('rules/index.ts names every rule of the folder', async () => {
  await expect(ruleIndex(ids)).toMatchFileSnapshot(join(root, 'rules/index.ts'))
})
