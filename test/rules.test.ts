import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Disk } from '../src/compose/disk.ts'
import { fragment } from '../src/project/fragment.ts'
import { load } from '../src/compose/load.ts'
import { project } from '../src/project/project.ts'
import { currentTarget, version } from '../src/project/target.ts'
import { check } from '../src/lint/check.ts'
import { applyFixes } from '../src/lint/fix.ts'
import { acrossProjects } from '../src/lint/hosts.ts'
import { judge } from '../src/lint/judge.ts'
import { applySilences } from '../src/lint/silence.ts'
import type { Diagnostic } from '../src/lint/diagnostic.ts'
import type { Rule } from '../src/rule.ts'
import { rules } from '../rules/index.ts'
import { examples } from './examples.ts'
import { asMark, marks, show, withoutMarks } from './marks.ts'
import { memory } from './memory.ts'
import { said } from './said.ts'

const root = join(import.meta.dirname, '..')

for (const rule of rules) {
  describe(rule.id, () => {
    const path = join(root, 'rules', `${rule.id}.md`)
    const shown = existsSync(path) ? examples(readFileSync(path, 'utf8')) : []

    test('its page has an example of what is wrong and one of what is right', () => {
      const wrong = shown.filter(({ files }) => Object.values(files).some((text) => marks(text).length > 0))
      expect(wrong.length).toBeGreaterThan(0)
      expect(shown.length).toBeGreaterThan(wrong.length)
    })

    test.each(shown.map((example) => [`${rule.id}.md:${example.line}`, example] as const))('%s', (_, { files, beside, fixed, settings }) => {
      const found = run(rule, memory(files), Object.keys(files), settings, beside)
      compare(files, found)
      if (fixed !== undefined) {
        const mended = applyFixes(found, 'unsafe').files.get('compose.yaml')
        expect(mended && withoutMarks(mended.text)).toBe(withoutMarks(fixed))
      }
    })

    const folder = join(root, 'fixtures', rule.id)
    const cases = (existsSync(folder) ? readdirSync(folder) : []).map((name) => [`fixtures/${rule.id}/${name}`, filesOf(join(folder, name))] as const)
    test.each(cases)('%s', (_, files) => {
      compare(files, run(rule, memory(files), Object.keys(files), settingsOf(files)))
    })

    // `npm test -- -u` writes it: read what it wrote.
    test('all that it says', async () => {
      const ofPage = shown.map(({ files, beside, settings }, i) => [`${rule.id}.md, example ${i + 1}`, run(rule, memory(files), Object.keys(files), settings, beside)] as const)
      const ofCases = cases.map(([name, files]) => [name, run(rule, memory(files), Object.keys(files), settingsOf(files))] as const)
      const parts = [...ofPage, ...ofCases].filter(([, found]) => found.length > 0).map(([name, found]) => `=== ${name}\n${said(found)}`)
      await expect(parts.join('\n')).toMatchFileSnapshot(`snapshots/${rule.id}.txt`)
    })
  })
}

/** A case is one file, or a folder of them. */
function filesOf(path: string): Readonly<Record<string, string>> {
  if (path.endsWith('.yaml')) return { 'compose.yaml': readFileSync(path, 'utf8') }
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(files.map((file) => [file.slice(path.length + 1), readFileSync(file, 'utf8')]))
}

/** `# with engine=28.5 profiles=a,b`, as the words behind a fence of a page. */
function settingsOf({ 'compose.yaml': text = '' }: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const words = /^# with (.*)$/m.exec(text)?.[1]?.split(' ') ?? []
  return Object.fromEntries(words.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]))
}

/** What a rule finds in a project of the usual names, and in those beside it on the same host, other rules aside. */
function run(rule: Rule, disk: Disk, names: readonly string[], settings: Readonly<Record<string, string>>, beside: readonly string[] = []): readonly Diagnostic[] {
  const target = {
    engine: version(settings['engine'] ?? '') ?? currentTarget.engine,
    compose: version(settings['compose'] ?? '') ?? currentTarget.compose
  }
  const projects = [['compose.yaml', 'compose.override.yaml'].filter((name) => names.includes(name)), ...beside.map((file) => [file])].map((files) => {
    const directory = dirname(files[0]!)
    const loaded = load(
      {
        files,
        directory,
        here: '/',
        shell: {},
        envFiles: undefined,
        profiles: settings['profiles']?.split(',') ?? [],
        ...(directory === '.' && { name: settings['name'] ?? 'app' })
      },
      disk
    )
    return project(loaded, target, fragment(loaded, disk))
  })
  // What silences silence is found by all rules together.
  const armed = (rule.id === 'silence-valid' ? rules : [rule]).map((rule) => ({ rule, severity: undefined, options: optionsOf(rule, settings) }))
  const checked = [...projects.map((each) => check(each, armed)), acrossProjects(projects.map((project) => ({ project, armed, host: 'here' })))]
  const [diagnostics, notifications] = [checked.flatMap(({ diagnostics }) => diagnostics), checked.flatMap(({ notifications }) => notifications)]
  expect(notifications).toEqual([])
  const all = applySilences(diagnostics, { projects, rules, armed, options: { allowed: true, reason: 'optional' }, isLocked: () => false, inline: true })
  return judge(all).filter((diagnostic) => diagnostic.rule === rule && !diagnostic.silenced)
}

function optionsOf({ options }: Rule, settings: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).map(([name, { fallback, read }]) => [name, read(settings[name] ? JSON.parse(settings[name]) : fallback)]))
}

function compare(files: Readonly<Record<string, string>>, found: readonly Diagnostic[]): void {
  const wanted = Object.entries(files).flatMap(([path, text]) => marks(text).map((mark) => `${path}:${show(mark)}`))
  expect(found.map((diagnostic) => `${diagnostic.at.origin.file.path}:${show(asMark(diagnostic))}`).sort()).toEqual(wanted.sort())
}
