import { expect, test } from 'vitest'
import text from '../../src/report/text.ts'
import { SourceFile } from '../../src/source/file.ts'
import { at, diagnostic, look, report, rule, sample } from './sample.ts'

const fails = rule({ id: 'some', title: 'Some', outcome: 'fails', severity: 'error', why: 'Why.', docker: ['one', 'two'] })

test('colours levels and links rules', () => {
  const shown = text(sample(), { ...look, color: true, links: true })
  expect(shown).toContain('\u001b[1m\u001b[31merror:\u001b[39m\u001b[22m')
  expect(shown).toContain('\u001b]8;;https://github.com/netlint/netlint/blob/main/rules/ip-range-in-subnet.md\u001b\\ip-range-in-subnet\u001b]8;;\u001b\\')
})

test('keeps its rows within the terminal', () => {
  const file = new SourceFile('compose.yaml', `a: ${'x '.repeat(200)}mark ${'y '.repeat(200)}\n`)
  const rows = text(report([file], [diagnostic(fails, { at: at(file, 'mark'), message: 'no' })]), { ...look, width: 80 }).split('\n')
  expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(80)
})

test('counts the places that are too many to show', () => {
  const file = new SourceFile('compose.yaml', Array.from({ length: 40 }, (_, i) => `k${i}: v\n`).join(''))
  const related = Array.from({ length: 30 }, (_, i) => ({ at: at(file, `k${i}:`), message: `place ${i}` }))
  const shown = text(report([file], [diagnostic(fails, { at: at(file, 'k39'), message: 'no', related })]), look)
  expect(shown).toContain('place 11')
  expect(shown).not.toContain('place 12')
  expect(shown).toContain('and 18 more places')
})

test("does not guess which of Docker's sentences would be said", () => {
  const file = new SourceFile('compose.yaml', 'a: b\n')
  expect(text(report([file], [diagnostic(fails, { at: at(file, 'b'), message: 'no' })]), look)).not.toContain('Docker')
})

test('a finding in an env file is told without its line', () => {
  const env = new SourceFile('.env', 'PASSWORD=${hunter2\n', 'env')
  expect(text(report([env], [diagnostic(fails, { at: at(env, '${'), message: 'no closing brace', related: [{ at: at(env, 'PASSWORD'), message: 'of this variable' }] })]), look)).toBe(
    '.env:1:10: error: no closing brace [some]\n     = .env:1:1: of this variable\n\n1 error in 1 file\n'
  )
})
