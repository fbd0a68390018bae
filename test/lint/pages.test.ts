import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lint, type Diagnostic } from '../../src/index.ts'
import { applyFixes } from '../../src/lint/fix.ts'
import { fixpoint } from '../../src/lint/fixpoint.ts'
import { examples } from '../examples.ts'
import { memory } from '../memory.ts'

const rules = join(import.meta.dirname, '..', '..', 'rules')
const pages = existsSync(rules) ? readdirSync(rules).filter((name) => name.endsWith('.md')) : []

/** Lints the files of an example by all rules, where these texts stand in place of them. */
function linted(files: Readonly<Record<string, string>>, settings: Readonly<Record<string, string>>) {
  return async (texts: ReadonlyMap<string, string>): Promise<readonly Diagnostic[]> => {
    const all = { ...files, ...Object.fromEntries(texts) }
    const { diagnostics } = await lint({
      disk: memory(all),
      env: {},
      merge: ['compose.yaml', 'compose.override.yaml'].filter((name) => name in all),
      profiles: settings['profiles']?.split(',') ?? []
    })
    return diagnostics
  }
}

describe.each(pages)('the examples of %s', (page) => {
  test('come to rest after their fixes, and each fix mends what it is for', async () => {
    for (const { line, files, settings } of examples(readFileSync(join(rules, page), 'utf8'))) {
      const again = linted(files, settings)
      const before = await again(new Map())
      const { files: mended, refused } = await fixpoint(again, 'unsafe')
      expect(refused.filter(({ why }) => !why.startsWith('it would bring')).map(({ why }) => why), `line ${line}`).toEqual([])
      const texts = new Map([...mended].map(([path, { text }]) => [path, text]))
      const { files: more } = await fixpoint((later) => again(new Map([...texts, ...later])), 'unsafe')
      expect([...more.keys()], `line ${line}`).toEqual([])
      for (const diagnostic of before.filter(({ fix, silenced }) => fix && !silenced)) {
        const alone = applyFixes([diagnostic], 'unsafe')
        const after = await again(new Map([...alone.files].map(([path, { text }]) => [path, text])))
        expect(after.filter(({ identity, message }) => identity === diagnostic.identity && message === diagnostic.message), `line ${line}`).toEqual([])
      }
    }
  })
})
