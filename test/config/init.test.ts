import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { initialConfig } from '../../src/config/init.ts'
import { newRule } from '../../src/config/new-rule.ts'
import { nonsense } from '../../src/config/foreign-rule.ts'
import * as api from '../../src/rule.ts'
import { check } from '../../src/lint/check.ts'
import { examples } from '../examples.ts'
import { asMark, marks, show } from '../marks.ts'
import { projectOf } from './projects.ts'
import { configured, shown, someRules } from './run.ts'

const compose = `services:
  web: { build: . , depends_on: { migrate: { condition: service_completed_successfully } } }
  migrate: { build: . }
  train: { image: x, deploy: { mode: replicated-job } }
  exporter: { image: prom/node-exporter, network_mode: host }
  said: { build: ., x-netlint: { role: batch } }
  'on': { build: . }
networks:
  lan: { driver: macvlan, ipam: { config: [{ subnet: 192.168.7.9/24 }] } }
`

describe('a first configuration', () => {
  test('knows the project', () => {
    const text = initialConfig([projectOf(compose)], 'https://example.org')
    expect(text).toContain('#   batch: [migrate, train]')
    expect(text).toContain('#   infrastructure: [exporter]')
    expect(text).toContain('#   user-code: [web, "on"]')
    expect(text).toContain('\nsite:\n  lan: ["192.168.7.0/24"]\n')
  })

  test.each([['of a project', [projectOf(compose)]], ['of nothing', []]])('%s is right as it is, and with all its suggestions', async (_, projects) => {
    const text = initialConfig(projects, 'https://example.org')
    expect(shown(await configured({ 'netlint.yaml': text }))).toEqual([])
    // Suggestions are comments of lines that would be keys.
    const taken = text.replace(/^( *)# (?=[ ]*[\w'-]+:(?: |$))/gm, '$1')
    expect(taken.match(/^\w+:/gm)).toEqual(['base:', 'rules:', 'roles:', 'site:', 'engine:', 'compose:', 'silences:', 'ignore:', 'policies:'])
    expect(shown(await configured({ 'netlint.yaml': taken }))).toEqual([])
  })
})

describe('a new rule', () => {
  test('is a rule, with a page that is right', async () => {
    const made = newRule('image-tagged', [])
    if ('fault' in made) throw new Error(made.fault)
    expect(Object.keys(made.files)).toEqual(['image-tagged.mjs', 'image-tagged.md'])
    const folder = mkdtempSync(join(tmpdir(), 'netlint-rule-'))
    const path = join(folder, 'image-tagged.mjs')
    // `netlint/rule` is the very module beside this test.
    writeFileSync(path, `const { defineRule, known, option } = globalThis.netlintRule\n${made.files['image-tagged.mjs']!.replace(/^import.*\n/, '')}`)
    Object.assign(globalThis, { netlintRule: api })
    const { default: rule } = (await import(path)) as { default: api.Rule }
    rmSync(folder, { recursive: true })
    expect(nonsense(rule)).toBeUndefined()
    for (const { files } of examples(made.files['image-tagged.md']!)) {
      const { diagnostics } = check(projectOf(files), [{ rule, severity: undefined, options: { allowed: [] } }])
      expect(diagnostics.map(asMark).map(show)).toEqual(marks(files['compose.yaml']!).map(show))
    }
    expect(shown(await configured({ 'netlint.yaml': made.config }, 'netlint.yaml', { plugins: false, rules: someRules }))).toEqual([])
  })

  test.each([
    ['No Latest', '"No Latest" is no name for a rule: small letters, digits and hyphens; did you mean "no-latest"?'],
    ['noLatest', '"noLatest" is no name for a rule: small letters, digits and hyphens; did you mean "no-latest"?'],
    ['../x', '"../x" is no name for a rule: small letters, digits and hyphens; did you mean "x"?'],
    ['a--b', '"a--b" is no name for a rule: small letters, digits and hyphens; did you mean "a-b"?'],
    ['', '"" is no name for a rule: small letters, digits and hyphens'],
    ['taken', 'there is a rule "taken" already']
  ])('%s cannot be', (name, fault) => {
    expect(newRule(name, ['taken'])).toEqual({ fault })
  })
})
