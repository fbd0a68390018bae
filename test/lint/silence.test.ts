import { describe, expect, test } from 'vitest'
import { check, type Armed } from '../../src/lint/check.ts'
import { judge } from '../../src/lint/judge.ts'
import { applySilences, type SilenceRequest } from '../../src/lint/silence.ts'
import type { Diagnostic } from '../../src/lint/diagnostic.ts'
import { defineRule, type Located, type Project, type Rule, type Tree } from '../../src/rule.ts'
import silenceValid from '../../rules/silence-valid.ts'
import { projectOf, told, type Files } from '../config/projects.ts'

/** A rule that finds each scalar with that text, and each key. */
const finds = (id: string, word: string): Rule => defineRule({
  id, title: id, outcome: 'policy', severity: 'error', why: '', evidence: [], options: {},
  *check({ tree }) {
    for (const at of places(tree)) yield { at, message: word }

    function* places(node: Tree): Iterable<Located> {
      if (node.kind === 'scalar' && node.text === word) yield node
      if (node.kind === 'sequence') for (const item of node.items) yield* places(item)
      if (node.kind === 'mapping') {
        for (const { key, value } of node.entries.values()) {
          if (key.text === word) yield key
          yield* places(value)
        }
      }
    }
  }
}) as Rule

const arm = (rule: Rule): Armed => ({ rule, severity: undefined, options: {} })
const rules = [finds('no-x', 'x'), finds('no-y', 'y'), silenceValid as Rule]
const off = finds('off', 'z')

function applied(projects: readonly Project[], more: Partial<SilenceRequest> = {}): readonly Diagnostic[] {
  const armed = rules.map(arm)
  const found = projects.flatMap((project) => check(project, armed).diagnostics)
  return judge(applySilences(found, { projects, rules: [...rules, off, finds('policy/pinned', 'p')], armed, options: { allowed: true, reason: 'optional' }, isLocked: () => false, inline: true, ...more }))
}

/** What is reported, and in brackets what is silenced. */
function report(compose: string | Files, more?: Partial<SilenceRequest>): readonly string[] {
  return applied([projectOf(compose)], more).map((diagnostic) => (diagnostic.silenced ? `(${told(diagnostic)})` : told(diagnostic)))
}

const x = (place: string): string => `${place} error x [no-x]`
const y = (place: string): string => `${place} error y [no-y]`
const self = (place: string, message: string, severity = 'warning'): string => `${place} ${severity} ${message} [silence-valid]`
const idle = (place: string, rule = 'no-x'): string => self(place, `nothing here breaks ${rule}: this comment silences nothing`)

describe('a silence', () => {
  test.each<[string, string, ...string[]]>([
    ['on the line', 'services:\n  a:\n    image: x # netlint: allow[no-x] why', `(${x('3:12')})`],
    ['on the line, not the next', 'services:\n  a: # netlint: allow[no-x]\n    image: x', idle('2:23'), x('3:12')],
    ['on the line above', 'services:\n  a:\n    # netlint: allow[no-x] why\n    image: x', `(${x('4:12')})`],
    ['above, with comments and blank lines between', 'services:\n  a:\n    # netlint: allow[no-x] why\n    # more\n\n    image: x', `(${x('6:12')})`],
    ['above a node, for all of it', 'services:\n  # netlint: allow[no-x]\n  a:\n    image: x\n    command: [x, x]\n  b:\n    image: x', `(${x('4:12')})`, `(${x('5:15')})`, `(${x('5:18')})`, x('7:12')],
    ['above a node, not what comes after', 'services:\n  a:\n    # netlint: allow[no-x]\n    command: [x]\n    image: x', `(${x('4:15')})`, x('5:12')],
    ['above an item', 'services:\n  a:\n    image: z\n    command:\n      # netlint: allow[no-x]\n      - x\n      - x', `(${x('6:9')})`, x('7:9')],
    ['above an item that is a mapping', 'services:\n  a:\n    image: z\n    ports:\n      # netlint: allow[no-x]\n      - target: 80\n        name: x\n      - target: 81\n        name: x', `(${x('7:15')})`, x('9:15')],
    ['above a key on one line with its parent', 'services: { a: { image: z } }\n# netlint: allow[no-x]\nx-a: { x: { x: x } }', `(${x('3:8')})`, `(${x('3:13')})`, `(${x('3:16')})`],
    ['for the file', 'services:\n  a:\n    image: x\n# netlint: allow-file[no-x] all of it', `(${x('3:12')})`],
    ['of several rules', 'services:\n  a:\n    command: [x, y] # netlint: allow[no-x, no-y] both\n    image: z', `(${x('3:15')})`, `(${y('3:18')})`],
    ['of one of two', 'services:\n  a:\n    command: [x, y] # netlint: allow[no-y]\n    image: z', x('3:15'), `(${y('3:18')})`],
    ['without spaces', 'services:\n  a:\n    image: x #netlint:allow[ no-x ]', `(${x('3:12')})`],
    ['within another', 'services:\n  # netlint: allow[no-x] a\n  a:\n    image: x # netlint: allow[no-x] b\n    command: x', `(${x('4:12')})`, `(${x('5:14')})`],
    ['in a text is none', 'services:\n  a:\n    image: x\n    command: "# netlint: allow[no-x]"', x('3:12')],
    ['that is idle', 'services:\n  a:\n    image: z # netlint: allow[no-x]', idle('3:31')],
    ['that is idle for the file', '# netlint: allow-file[no-x, no-y]\nservices:\n  a:\n    image: x', idle('1:29', 'no-y'), `(${x('4:12')})`],
    ['that is idle, of a rule that is off', 'services:\n  a:\n    image: z # netlint: allow[off]'],
    ['that is twice', 'services:\n  # netlint: allow[no-x]\n  a: { image: x } # netlint: allow[no-x]', self('2:20', 'another comment silences all that breaks no-x here: this comment silences nothing'), `(${x('3:15')})`],
    ['of nobody’s rule', 'services:\n  a:\n    image: x # netlint: allow[nox]', x('3:12'), self('3:31', 'there is no rule "nox"; did you mean "no-x"?')],
    ['of a policy, misspelt', 'services:\n  a:\n    image: x # netlint: allow[policy/pind]', x('3:12'), self('3:31', 'there is no rule "policy/pind"; did you mean "policy/pinned"?')],
    ['of a plugin’s rule', 'services:\n  a:\n    image: z # netlint: allow[acme/any]'],
    ['misspelt', 'services:\n  a:\n    image: x # netlint: alow[no-x]', x('3:12'), self('3:14', 'netlint knows no comment "alow"; did you mean "allow"?')],
    ['of another linter’s word', 'services:\n  a:\n    image: x # netlint: disable[no-x]', x('3:12'), self('3:14', 'netlint knows no comment "disable": it knows allow[rule] and allow-file[rule]')],
    ['without brackets', 'services:\n  a:\n    image: x # netlint: allow no-x', x('3:12'), self('3:14', 'this comment names no rule in brackets: allow[rule] and then the reason')],
    ['with a bracket left open', 'services:\n  a:\n    image: x # netlint: allow[no-x', x('3:12'), self('3:14', 'this comment names no rule in brackets: allow[rule] and then the reason')],
    ['of nothing', 'services:\n  a:\n    image: x # netlint: allow[] why', x('3:12'), self('3:14', 'this comment names no rule')],
    ['at the end of the file', 'services:\n  a:\n    image: z\n    # netlint: allow[no-x]', idle('4:22')],
    ['with CR LF', 'services:\r\n  a:\r\n    # netlint: allow[no-x]\r\n    image: x\r\n', `(${x('4:12')})`]
  ])('%s', (_, compose, ...wanted) => {
    expect(report(compose)).toEqual(wanted)
  })

  test('keeps its reason', () => {
    const reasons = ['why not', '— why not', ': why not', '-- why not'].map((reason) => applied([projectOf(`services: { a: { image: x } } # netlint: allow[no-x] ${reason}`)])[0]?.silenced?.reason)
    expect(reasons).toEqual(['why not', 'why not', 'why not', 'why not'])
  })

  test('holds in the file it stands in', () => {
    const files = { 'compose.yaml': 'services:\n  a:\n    image: x\n', 'compose.override.yaml': '# netlint: allow-file[no-x]\nservices:\n  a:\n    command: [x]\n' }
    expect(report(files)).toEqual(['(compose.override.yaml:4:15 error x [no-x])', x('3:12')])
  })

  test('is not idle where another project needs it', () => {
    const files = (main: string): Files => ({ 'compose.yaml': `include: [part.yaml]\n${main}`, 'part.yaml': 'services:\n  p:\n    image: x # netlint: allow[no-x]\n' })
    const both = [projectOf(files('services: {a: {image: z}}')), projectOf(files('services: {b: {image: z}}'))]
    expect(applied(both).map(({ silenced }) => silenced !== undefined)).toEqual([true])
  })

  test('is not idle in a piece of a project, which may break the rule elsewhere', () => {
    expect(report('x-netlint: { fragment: true }\nservices:\n  a:\n    image: z # netlint: allow[no-x]')).toEqual([])
  })
})

describe('a silence that does not hold', () => {
  const compose = 'services:\n  a:\n    image: x # netlint: allow[no-x]\n    command: y # netlint: allow[no-y] why'
  const [bothX, bothY] = [x('3:12'), y('4:14')]
  test.each<[string, Partial<SilenceRequest>, readonly string[]]>([
    ['where none are allowed', { options: { allowed: false, reason: 'optional' } }, [bothX, self('3:31', 'this comment silences nothing: the configuration allows no silences'), bothY, self('4:33', 'this comment silences nothing: the configuration allows no silences')]],
    ['where a reason is asked for', { options: { allowed: true, reason: 'required' } }, [bothX, self('3:31', 'this comment does not silence no-x: it does not say why'), `(${bothY})`]],
    ['where its rule is locked', { isLocked: (id) => id === 'no-y' }, [`(${bothX})`, bothY, self('4:33', 'this comment does not silence no-y: the configuration locks that rule')]],
    ['under --no-inline-config', { inline: false }, [bothX, self('3:31', 'this comment silences nothing: --no-inline-config is on', 'info'), bothY, self('4:33', 'this comment silences nothing: --no-inline-config is on', 'info')]]
  ])('%s', (_, more, wanted) => {
    expect(report(compose, more)).toEqual(wanted)
  })
})

test('one that does not say why leaves it to one around it that does', () => {
  const compose = '# netlint: allow-file[no-x] why\nservices:\n  a:\n    image: x # netlint: allow[no-x]'
  const options = { allowed: true, reason: 'required' } as const
  expect(report(compose, { options })).toEqual([`(${x('4:12')})`, self('4:31', 'this comment does not silence no-x: it does not say why')])
})

test('under --no-inline-config none is idle: those around another are not heeded either', () => {
  const compose = '# netlint: allow-file[no-x, no-y] why\nservices:\n  a:\n    image: x # netlint: allow[no-x]'
  const unheeded = (place: string): string => self(place, 'this comment silences nothing: --no-inline-config is on', 'info')
  expect(report(compose, { inline: false })).toEqual([unheeded('1:23'), x('4:12'), unheeded('4:31')])
})

test('nothing is said of silences where silence-valid is off', () => {
  expect(report('services: { a: { image: z } } # netlint: allow[no-x]', { armed: rules.slice(0, 2).map(arm) })).toEqual([])
})

test('many silences and findings take time by their number', () => {
  const services = Array.from({ length: 4000 }, (_, i) => `  s${i}:\n    # netlint: allow[no-x] why\n    image: x\n`).join('')
  const project = projectOf(`services:\n${services}`)
  const found = rules.flatMap((rule) => [...rule.check(project, {})].map((finding): Diagnostic => ({ ...finding, rule, severity: 'error', outcome: 'policy', project, silenced: undefined, identity: '' })))
  const begin = performance.now()
  const all = applySilences(found, { projects: [project], rules, armed: rules.map(arm), options: { allowed: true, reason: 'required' }, isLocked: () => false, inline: true })
  expect(all.every(({ silenced }) => silenced)).toBe(true)
  expect(performance.now() - begin).toBeLessThan(1500)
})
