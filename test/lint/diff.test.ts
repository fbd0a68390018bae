import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unifiedDiff } from '../../src/lint/diff.ts'

test('shows three lines around what changed', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\nh\n'
  expect(unifiedDiff('./x/compose.yaml', before, before.replace('e\n', 'E\n'))).toBe(`--- a/x/compose.yaml
+++ b/x/compose.yaml
@@ -2,7 +2,7 @@
 b
 c
 d
-e
+E
 f
 g
 h
`)
})

test('says nothing of what is the same', () => {
  expect(unifiedDiff('a', 'b\n', 'b\n')).toBe('')
})

test('tells of a last line without a break', () => {
  expect(unifiedDiff('x', 'a\nb', 'a\nc')).toBe('--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n')
})

test('takes no more than it must', () => {
  const before = Array.from({ length: 50 }, (_, i) => `line ${i % 7}\n`)
  const after = before.filter((_, i) => i !== 10 && i !== 12 && i !== 40)
  const changed = unifiedDiff('x', before.join(''), after.join(''))
    .split('\n')
    .filter((line) => /^[-+](?![-+])/.test(line))
  expect(changed).toHaveLength(3)
})

describe('git', () => {
  const cases = [
    ['compose.yaml', 'a: 1\r\nb: 2\r\n', 'a: 1\r\nb: 3\r\n'],
    ['a b/compose.yaml', 'a: 1\n', 'a: 2\n'],
    ['odd "name"\t\\.yaml', 'a: 1\n', 'a: 2\n'],
    ['größe.yaml', '\ufeffa: 1\n', '\ufeffa: 2'],
    ['x.yaml', 'a: 1', 'a: 1\nb: 2\n'],
    ['x.yaml', 'a: 1\rb: 2\rc: 3\n', 'a: 1\rb: 3\rc: 3\n'],
    ['x.yaml', 'a\n', ''],
    ['x.yaml', 'a\n'.repeat(3000), 'b\n'.repeat(2500)]
  ] as const

  test.each(cases)('applies the patch to %j', (path, before, after) => expect(applied([[path, before, after]])).toEqual([after]))

  test('applies all that can be', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'a: 1', '', '\r', '- x', '+++ y', '\\ z'), { maxLength: 40 }).map((lines) => lines.join('\n'))
    const pairs = fc.sample(fc.tuple(text, text), { numRuns: 150, seed: 7 }).filter(([before]) => before !== '')
    const files = pairs.map(([before, after], i) => [`${i}.yaml`, before, after] as const)
    expect(applied(files)).toEqual(files.map(([, , after]) => after))
  })

  function applied(files: readonly (readonly [path: string, before: string, after: string])[]): readonly string[] {
    const folder = mkdtempSync(join(tmpdir(), 'netlint-'))
    try {
      for (const [path, before] of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), before)
      }
      const patch = files.map(([path, before, after]) => unifiedDiff(path, before, after)).join('')
      execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: patch, env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() } })
      return files.map(([path]) => read(join(folder, path)))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  /** git does not keep what became empty. */
  function read(path: string): string {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return ''
    }
  }
})

test('takes time as the text grows', () => {
  const many = Array.from({ length: 100_000 }, (_, i) => `line ${i}\n`)
  const after = many.map((line, i) => (i % 10 === 0 ? `new ${i}\n` : line))
  const began = performance.now()
  unifiedDiff('x', many.join(''), after.join(''))
  expect(performance.now() - began).toBeLessThan(3000)
})
