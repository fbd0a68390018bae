import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { arm } from '../../src/config/arm.ts'
import { defaults } from '../../src/config/config.ts'
import { loadConfig } from '../../src/config/load.ts'
import { foreignRule } from '../../src/config/foreign-rule.ts'
import { plug } from '../../src/config/plugins.ts'
import { disk } from '../../src/compose/disk.ts'
import { within } from '../../src/config/within.ts'
import { check } from '../../src/lint/check.ts'
import type { Rule } from '../../src/rule.ts'
import { projectOf, told } from './projects.ts'
import { shown, someRules } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'netlint-plugins-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
/** A folder of its own with these files. */
function written(files: Readonly<Record<string, string>>): string {
  const own = join(folder, String(count++))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(own, dirname(path)), { recursive: true })
    writeFileSync(join(own, path), text)
  }
  return own
}

const rule = (id: string, check = '() => []', more = ''): string => `{ id: '${id}', title: 't', outcome: 'policy', severity: 'warning', why: '', evidence: [], options: {}, check: ${check}, ${more} }`

describe('a plugin', () => {
  test.each<[string, Readonly<Record<string, string>>, string, readonly string[]]>([
    ['a file', { 'r.mjs': `export default ${rule('one')}` }, './r.mjs', ['x/one']],
    ['a file of several', { 'r.mjs': `export default [${rule('one')}, ${rule('two')}]` }, './r.mjs', ['x/one', 'x/two']],
    ['a file with a list of that name', { 'r.mjs': `export default { rules: [${rule('one')}] }` }, './r.mjs', ['x/one']],
    ['a CommonJS file', { 'r.cjs': `module.exports = ${rule('one')}` }, './r.cjs', ['x/one']],
    ['a file that awaits', { 'r.mjs': `await 1\nexport default ${rule('one')}` }, './r.mjs', ['x/one']],
    ['a folder', { 'p/b.mjs': `export default ${rule('b')}`, 'p/a.mjs': `export default ${rule('a')}`, 'p/a.md': '# a', 'p/a.test.mjs': 'throw 1' }, './p', ['x/a', 'x/b']],
    ['a package', { 'node_modules/acme/package.json': '{"name": "acme", "exports": {"default": "./i.mjs"}}', 'node_modules/acme/i.mjs': `export default [${rule('one')}]` }, 'acme', ['x/one']]
  ])('is %s', async (_, files, place, ids) => {
    const plugged = await plug('x', place, written(files))
    expect(plugged.notifications).toEqual([])
    expect(plugged.rules.map(({ id }) => id)).toEqual(ids)
    expect(plugged.loaded).toBe(true)
  })

  test.each<[string, Readonly<Record<string, string>>, string, readonly string[], RegExp]>([
    ['waits for ever', { 'r.mjs': 'await new Promise((done) => setTimeout(done, 3000))\nexport default 1' }, './r.mjs', [], /could not be loaded: it took longer than 0.5 s/],
    ['hangs', { 'r.mjs': 'for (;;);' }, './r.mjs', [], /could not be loaded: it took longer than 0.5 s/],
    ['throws', { 'r.mjs': 'throw new Error("boom")' }, './r.mjs', [], /could not be loaded: boom/],
    ['throws what is no error', { 'r.mjs': 'throw null' }, './r.mjs', [], /could not be loaded: null/],
    ['is no JavaScript', { 'r.mjs': 'export default (' }, './r.mjs', [], /could not be loaded: Unexpected/],
    ['exports nothing', { 'r.mjs': 'export const x = 1' }, './r.mjs', [], /exports what is no rule: it has no id/],
    ['exports a number', { 'r.mjs': 'export default 3' }, './r.mjs', [], /exports what is no rule: a number/],
    ['exports null', { 'r.mjs': 'export default [null]' }, './r.mjs', [], /exports what is no rule: null/],
    ['has a bad id', { 'r.mjs': `export default ${rule('No Latest')}` }, './r.mjs', [], /its id "No Latest" is not/],
    ['has a bad severity', { 'r.mjs': `export default ${rule('a', '() => []', "severity: 'fatal'")}` }, './r.mjs', [], /"a" has no severity/],
    ['has no check', { 'r.mjs': `export default ${rule('a', '1')}` }, './r.mjs', [], /"a" has no function check/],
    ['has an option that is none', { 'r.mjs': `export default ${rule('a', '() => []', 'options: { x: 3 }')}` }, './r.mjs', [], /"a" has an option "x" that/],
    ['has one rule twice', { 'r.mjs': `export default [${rule('a')}, ${rule('a')}]` }, './r.mjs', ['x/a'], /it has two rules "a"/],
    ['has one that is right', { 'p/a.mjs': 'throw 1', 'p/b.mjs': `export default ${rule('b')}` }, './p', ['x/b'], /could not be loaded: 1/]
  ])('that %s is named', async (_, files, place, ids, message) => {
    const plugged = await plug('x', place, written({ 'here.txt': '', ...files }), undefined, { load: 500, check: 300 })
    expect(plugged.notifications.map(({ level, message }) => `${level} ${message}`).join('\n')).toMatch(message)
    expect(plugged.notifications[0]?.message).toMatch(/^the plugin x \(/)
    expect(plugged.rules.map(({ id }) => id)).toEqual(ids)
    expect(plugged.loaded).toBe(false)
  })
})

test.each<[string, Readonly<Record<string, string>>, string, string]>([
  ['a file', {}, './no.mjs', 'there is no file or folder ./no.mjs'],
  ['a file by another name', { 'p/rule.mjs': '' }, './p/rules.mjs', 'there is no file or folder ./p/rules.mjs; did you mean "rule.mjs"?'],
  ['a folder of no rules', { 'p/x.md': '' }, './p', 'the folder ./p holds no rules: no file .js or .mjs'],
  ['a package', {}, 'no-such-package', 'there is no package "no-such-package" here'],
  ['a folder without ./', { 'p/a.mjs': '' }, 'p', 'there is no package "p" here; did you mean "./p"?'],
  ['a package for import alone', { 'node_modules/acme/package.json': '{"exports": {"import": "./i.mjs"}}' }, 'acme', 'the package "acme" cannot be required: No "exports" main defined in']
])('%s that is not there is a mistake', async (_, files, place, fault) => {
  const plugged = await plug('x', place, written({ 'here.txt': '', ...files }))
  expect(plugged.fault).toContain(fault)
  expect(plugged).toMatchObject({ rules: [], loaded: false, notifications: [] })
})

describe('a configuration with plugins', () => {
  const folderOf = (config: string): string => written({ 'netlint.yaml': config, 'p.mjs': `export default ${rule('one', 'function* ({ services }) { for (const s of services) yield { at: s, message: s.name } }', "options: { n: { about: '', schema: { type: 'integer' }, fallback: 1, read: Number } }")}` })
  const read = (config: string, plugins = true) => {
    const root = folderOf(config)
    return loadConfig({ path: join(root, 'netlint.yaml'), root, rules: someRules, disk, today: '2027-01-01', plugins })
  }

  test('runs their rules', async () => {
    const made = await read('base: none\nplugins: {my: ./p.mjs}\nrules: {my/one: info}')
    if (!('config' in made)) throw new Error(shown(made).join())
    const { diagnostics } = check(projectOf('services: {a: {image: x}}'), arm(made.config))
    expect(diagnostics.map(told)).toEqual(['1:12 info a [my/one]'])
  })

  test('knows their names and options', async () => {
    const plugins = 'plugins: {my: ./p.mjs}\n'
    expect(shown(await read(`${plugins}rules: {my/onne: info}`)).join()).toContain('2:9 there is no rule "my/onne"; did you mean "my/one"?')
    expect(shown(await read(`${plugins}rules: {my/one: {n: x}}`)).join()).toContain('2:21 "rules.my/one.n" takes a whole number, not "x"')
    expect(shown(await read(`${plugins}rules: {mu/one: info}`)).join()).toContain('2:9 there is no rule "mu/one"; did you mean "my/one"?')
  })

  test('runs nothing where plugins are off, and takes their names on trust', async () => {
    const made = await read('plugins: {my: ./p.mjs}\nrules: {my/onne: info}', false)
    expect('config' in made && made.config.rules).toEqual(someRules)
  })
})

describe('a rule of a plugin', () => {
  const project = projectOf('services: {a: {image: x}, b: {image: y}}')
  const run = (check: (...of: never[]) => unknown) => {
    const mine = foreignRule({ ...someRules[0]!, check } as unknown as Rule, 'my', 300)
    const { diagnostics, notifications } = check_(mine)
    return { found: diagnostics.map(told), notes: notifications.map(({ message }) => message) }
  }
  const check_ = (mine: Rule) => check(project, [{ rule: mine, severity: undefined, options: {} }])

  test.each<[string, (...of: never[]) => unknown, RegExp]>([
    ['throws', () => { throw new Error('boom') }, /my\/port-unique broke and was left out: boom/],
    ['throws nothing', () => { throw undefined }, /it threw nothing/],
    ['yields nothing iterable', () => 3, /not iterable|is not a function/],
    ['promises', async () => [], /it is asynchronous/],
    ['promises what fails later', async () => { throw new Error('later') }, /it is asynchronous/],
    ['throws what cannot be told', () => { throw { toString() { throw 1 } } }, /it threw what cannot be told/],
    ['yields nonsense', () => [1], /it yielded something that is no finding: `at`/],
    ['yields null', () => [null], /no finding/],
    ['yields a place of its own making', () => [{ at: { origin: { file: { path: 'x', text: '' }, start: 0, end: 0, via: [] } }, message: 'm' }], /no finding: `at`/],
    ['yields a place outside', () => [{ at: { origin: { ...project.services[0]!.origin, end: 1e9 } }, message: 'm' }], /no finding: `at`/],
    ['yields no message', () => [{ at: project.services[0]!, message: '' }], /no finding: `message`/],
    ['never ends', () => { for (;;); }, /it took longer than 0.3 s/]
  ])('that %s is named', (_, check, note) => {
    const { found, notes } = run(check)
    expect(found).toEqual([])
    expect(notes.join()).toMatch(note)
  })

  test('whose option cannot be read is named', () => {
    const unreadable = { about: '', schema: { type: 'string' }, fallback: '', read: () => { throw new Error('boom') } }
    const mine = foreignRule({ ...someRules[0]!, options: { word: unreadable } } as unknown as Rule, 'my', 300)
    const [armed] = arm({ ...defaults([mine], '.') })
    expect(check(project, [armed!]).notifications.map(({ message }) => message)).toEqual(['the rule my/port-unique broke and was left out: its option "word" cannot be read: boom'])
  })

  test('about a host is held to the same', () => {
    const mine = foreignRule({ ...someRules[0]!, across: () => { throw null } } as unknown as Rule, 'my', 300)
    expect(() => [...mine.across!({} as never, {})]).toThrow('null')
    expect(foreignRule(someRules[0]!, 'my', 300).across).toBeUndefined()
  })

  test('that breaks late keeps what it found', () => {
    const { found, notes } = run(function* () {
      yield { at: project.services[0]!, message: 'here', severity: 'loud', related: [3, { at: project.services[1]!, message: 'there' }], fix: { edits: 1 } }
      throw new Error('boom')
    })
    expect(found).toEqual(['1:12 error here [my/port-unique]'])
    expect(notes).toHaveLength(1)
  })

  test('that yields for ever is cut', () => {
    const { found, notes } = run(function* () {
      for (;;) yield { at: project.services[0]!, message: 'again' }
    })
    expect(found).toHaveLength(1000)
    expect(notes.join()).toContain('10000 findings')
  })
})

test('what takes too long is ended, whatever it does', () => {
  for (const busy of [() => { for (;;); }, () => /^(a+)+$/.test(`${'a'.repeat(50)}b`), () => { for (;;) try { for (;;); } catch {} }]) expect(() => within(50, busy)).toThrow('it took longer than 0.05 s')
  expect(within(50, () => 7)).toBe(7)
})
