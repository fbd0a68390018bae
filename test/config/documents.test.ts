import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { newRule } from '../../src/config/new-rule.ts'
import { configured, shown } from './run.ts'

const page = (name: string): string => readFileSync(join(import.meta.dirname, '../../docs', `${name}.md`), 'utf8')

/** The configurations that a page shows, with the lines they begin at. */
const shownBy = ['configuration', 'policies', 'gate', 'writing-a-rule'].flatMap((name) => {
  const text = page(name)
  return [...text.matchAll(/^```yaml\n(# netlint\.yaml\n[^]*?)^```$/gm)].map((block) => [`docs/${name}.md:${text.slice(0, block.index).split('\n').length}`, block[1]!] as const)
})

test.each(shownBy)('%s is right', async (_, text) => {
  const named = [...text.matchAll(/^ {2}([a-z]+): (?:\.\/policies|netlint-plugin)/gm)].length
  expect(shown(await configured({ 'netlint.yaml': text }, 'netlint.yaml', { rules, plugins: named === 0 }))).toEqual([])
})

test('the mistake that is shown is told like that', async () => {
  const [line] = shown(await configured({ 'netlint.yaml': '\nrules:\n  port-unique: warn' }, 'netlint.yaml', { rules: [{ ...rules[0]!, id: 'port-unique' }] }))
  expect(page('configuration')).toContain(`netlint.yaml:${line!.replace(' ', ': ')}`)
})

test('the rule that is shown is the one that new-rule writes', () => {
  const made = newRule('image-tagged', [])
  if ('fault' in made) throw new Error(made.fault)
  const code = made.files['image-tagged.mjs']!.replace(/^ *\/\/.*\n/gm, '')
  expect(page('writing-a-rule')).toContain(code)
})
