import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue, page } from '../src/catalog/describe.ts'
import { ruleIndex } from '../src/catalog/rule-index.ts'
import { configSchema } from '../src/config/keys.ts'
import { rules } from '../rules/index.ts'

// Generated files are the golden files of a test: `npm test -- -u` writes them.
const root = join(import.meta.dirname, '..')
const ids = readdirSync(join(root, 'rules'))
  .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
  .map((name) => name.slice(0, -'.ts'.length))

test('rules/index.ts names every rule of the folder', async () => {
  await expect(ruleIndex(ids)).toMatchFileSnapshot(join(root, 'rules/index.ts'))
})

test('rules/README.md lists them', async () => {
  await expect(catalogue(rules)).toMatchFileSnapshot(join(root, 'rules/README.md'))
})

test('rules/schema.json is what a configuration may say', async () => {
  await expect(`${JSON.stringify(configSchema(rules), null, 2)}\n`).toMatchFileSnapshot(join(root, 'rules/schema.json'))
})

test.each(rules.map((rule) => [rule.id, rule] as const))("the page of %s says what its rule says", async (id, rule) => {
  const path = join(root, 'rules', `${id}.md`)
  await expect(page(rule, existsSync(path) ? readFileSync(path, 'utf8') : '')).toMatchFileSnapshot(path)
})
