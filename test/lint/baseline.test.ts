import { describe, expect, test } from 'vitest'
import { applyBaseline, readBaseline, record, type BaselineRequest } from '../../src/lint/baseline.ts'
import { check } from '../../src/lint/check.ts'
import type { Diagnostic } from '../../src/lint/diagnostic.ts'
import { judge } from '../../src/lint/judge.ts'
import { defineRule, type Rule } from '../../src/rule.ts'
import { projectOf, told, type Files } from '../config/projects.ts'

/** Finds every port and every image that ends in x. */
const rule = defineRule({
  id: 'no-x', title: 'no-x', outcome: 'policy', severity: 'error', why: '', evidence: [], options: {},
  *check({ services }) {
    for (const { image, ports } of services) {
      for (const port of ports) yield { at: port, message: 'a port' }
      if (image?.text.endsWith('x')) yield { at: image, message: 'an x' }
    }
  }
}) as Rule

function found(compose: string | Files): readonly Diagnostic[] {
  return judge(check(projectOf(compose), [{ rule, severity: undefined, options: {} }]).diagnostics)
}

function baseline(text: string): BaselineRequest['baseline'] {
  const read = readBaseline(text)
  if ('fault' in read) throw new Error(read.fault)
  return read
}

/** What is new in one text against another's baseline. */
function fresh(before: string | Files, now: string | Files, more: Partial<BaselineRequest> = {}): { readonly fresh: readonly string[]; readonly notes: readonly string[] } {
  const { diagnostics, notifications } = applyBaseline(found(now), { baseline: baseline(record(found(before), '.')), folder: '.', isLocked: () => false, isCovered: () => true, ...more })
  return { fresh: diagnostics.map(told), notes: notifications.map(({ level, message }) => `${level} ${message}`) }
}

const gone = (place: string): string => `info a finding that the baseline knows is gone (compose.yaml: ${place}); write it anew with \`netlint baseline\``

describe('a baseline', () => {
  test.each<[string, string, string, readonly string[], readonly string[]]>([
    ['the same', 'services: {a: {image: x}}', 'services: {a: {image: x}}', [], []],
    ['moved lines', 'services:\n  a:\n    image: x', '# a\n\nservices:\n  z: {image: y}\n\n  a:\n    image: x', [], []],
    ['a new finding', 'services: {a: {image: x}}', 'services: {a: {image: x}, b: {image: x}}', ['1:38 error an x [no-x]'], []],
    ['one that is gone', 'services: {a: {image: x}}', 'services: {a: {image: y}}', [], [gone('no-x:services/a/image')]],
    ['one before it in a list', 'services: {a: {image: y, ports: ["80:80"]}}', 'services: {a: {image: y, ports: ["81:81", "80:80"]}}', ['1:34 error a port [no-x]'], []],
    ['one of a list gone', 'services: {a: {image: y, ports: ["80:80", "81:81"]}}', 'services: {a: {image: y, ports: ["81:81"]}}', [], [gone('no-x:services/a/ports/80:80')]],
    ['an item written otherwise', 'services: {a: {image: y, ports: ["80:80"]}}', "services: {a: {image: y, ports:    ['80:80']}}", [], []],
    ['nothing to know', 'services: {a: {image: y}}', 'services: {a: {image: x}}', ['1:23 error an x [no-x]'], []]
  ])('against %s', (_, before, now, wanted, notes) => {
    expect(fresh(before, now)).toEqual({ fresh: wanted, notes })
  })

  test('does not cover rules that are locked', () => {
    const text = 'services: {a: {image: x}}'
    expect(fresh(text, text, { isLocked: (id) => id === 'no-x' })).toEqual({ fresh: ['1:23 error an x [no-x]'], notes: [] })
  })

  test('misses nothing in files that were not looked at', () => {
    expect(fresh('services: {a: {image: x}}', 'services: {a: {image: y}}', { isCovered: () => false }).notes).toEqual([])
  })

  test('does not know what variables hold', () => {
    const text = 'services: {a: {image: y, ports: ["${P}:80"]}}'
    const made = record(found({ 'compose.yaml': text, '.env': 'P=1' }), '.')
    expect(made).toBe(record(found({ 'compose.yaml': text, '.env': 'P=2' }), '.'))
    expect(made).toContain('${P}:80')
  })

  test('is sorted, counts, and is seen from its own folder', () => {
    const files = { 'a/compose.yaml': 'services: {b: {image: x}, a: {image: x, ports: ["80:80"]}}' }
    expect(record([...found(files), ...found(files)], 'a')).toBe(`{
  "version": 1,
  "findings": {
    "compose.yaml": {
      "no-x:services/a/image": 2,
      "no-x:services/a/ports/80:80": 2,
      "no-x:services/b/image": 2
    }
  }
}
`)
    expect(Object.keys(baseline(record(found(files), 'b')).findings)).toEqual(['../a/compose.yaml'])
  })

  test('leaves out what a comment allows', () => {
    const silenced = found('services: {a: {image: x}}').map((diagnostic) => ({ ...diagnostic, silenced: { origin: diagnostic.at.origin, rules: [], reason: '' } }))
    expect(baseline(record(silenced, '.')).findings).toEqual({})
    expect(applyBaseline(silenced, { baseline: { version: 1, findings: {} }, folder: '.', isLocked: () => false, isCovered: () => true }).diagnostics).toEqual(silenced)
  })

  test('covers as many as it counts', () => {
    const many = found({ 'compose.yaml': 'services: {a: {image: y, ports: ["80:80"]}}' })
    const applied = applyBaseline([...many, ...many], { baseline: baseline(record(many, '.')), folder: '.', isLocked: () => false, isCovered: () => true })
    expect(applied.diagnostics).toHaveLength(1)
  })

  test.each(['', '[]', 'null', '3', '{"version": 2, "findings": {}}', '{"version": 1}', '{"version": 1, "findings": []}', '{"version": 1, "findings": {"a": {"b": "c"}}}', '{"version": 1, "findings": {"a": {"b": -1}}}', '{"version": 1, "findings": {"a": 1}}'])('is not %s', (text) => {
    expect(readBaseline(text)).toHaveProperty('fault')
  })

  test('may have odd names', () => {
    expect(baseline('{"version": 1, "findings": {"__proto__": {"constructor": 1}}}').findings).toBeDefined()
  })
})
