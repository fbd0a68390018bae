import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/lint/diagnostic.ts'
import { applyFixes, isSafe, withChanges } from '../../src/lint/fix.ts'
import { fixpoint } from '../../src/lint/fixpoint.ts'
import { insert, remove, replace, type Cause, type Edit, type Located } from '../../src/rule.ts'
import { SourceFile } from '../../src/source/file.ts'
import { finding, key, source, stretch, tree, value } from './edits.ts'

function texts(diagnostics: readonly Diagnostic[], level: 'safe' | 'unsafe' = 'unsafe') {
  const { files, applied, refused } = applyFixes(diagnostics, level)
  return { files: Object.fromEntries([...files].map(([path, { text }]) => [path, text])), applied: applied.length, refused: refused.map(({ why }) => why) }
}

describe('a fix is safe', () => {
  const file = source('a: 10.0.0.5/24\nb: ${X}\nc: x$$y\n')
  const span = (name: string) => value(file, name).origin
  const fix = (edit: Edit, safe = true) => ({ title: '', safe, edits: [edit] })

  test('where its rule says so and only the text under it makes the value', () => {
    expect(isSafe(fix(replace(value(file, 'a'), '10.0.0.0/24')))).toBe(true)
    expect(isSafe(fix(replace(value(file, 'a'), '10.0.0.0/24'), false))).toBe(false)
  })

  const causes: readonly Cause[] = [
    { kind: 'variable', name: 'X', set: 'environment' },
    { kind: 'alias', at: span('a') },
    { kind: 'merge-key', at: span('a') },
    { kind: 'extends', at: span('a') },
    { kind: 'include', at: span('a') },
    { kind: 'override', of: span('a') }
  ]
  test.each(causes.map((cause) => [cause.kind, cause] as const))('not where a part was played by: %s', (_, cause) => {
    const at = { origin: { ...span('a'), via: [cause] } }
    expect(isSafe(fix(replace(at, 'x')))).toBe(false)
    expect(isSafe(fix(remove(at)))).toBe(false)
    expect(isSafe(fix(insert(at, 'x', 1)))).toBe(false)
    expect(texts([finding([replace(at, 'x')])], 'safe').applied).toBe(0)
  })

  test('not where the text was interpolated', () => {
    expect(isSafe(fix(replace({ ...value(file, 'c'), ...{ text: 'x$y' } }, 'z')))).toBe(false)
  })

  test('where it is about the text of a variable itself', () => {
    expect(isSafe(fix(replace(stretch(file, '${X}'), '${X:-1}')))).toBe(true)
  })
})

describe('several fixes', () => {
  test('are made at once', () => {
    const file = source('a: 1\nb: 2 # two\nc: 3\n')
    expect(texts([finding([replace(value(file, 'a'), '10')]), finding([remove(value(file, 'b'))]), finding([replace(value(file, 'c'), '30')])])).toEqual({
      files: { 'compose.yaml': 'a: 10\nc: 30\n' },
      applied: 3,
      refused: []
    })
  })

  test('of one text: the first has it', () => {
    const file = source('a: 1\nb: 2\n')
    const clash = 'another fix edits this text; it may be made after that one'
    expect(texts([finding([replace(value(file, 'a'), '11')], { id: 'z' }), finding([replace(value(file, 'a'), '10')], { id: 'y' })])).toEqual({
      files: { 'compose.yaml': 'a: 10\nb: 2\n' },
      applied: 1,
      refused: [clash]
    })
    expect(texts([finding([replace(value(file, 'a'), '11')]), finding([remove(key(file, 'a'))])]).refused).toEqual([clash])
  })

  test('that want the same are both made', () => {
    const file = source('a: 1\nb: 2\n')
    expect(texts([finding([replace(value(file, 'a'), '11')], { id: 'z' }), finding([replace(value(file, 'a'), '11')], { id: 'y' })])).toMatchObject({ applied: 2, refused: [] })
    expect(texts([finding([remove(value(file, 'a'))], { id: 'z' }), finding([remove(key(file, 'a'))], { id: 'y' })])).toMatchObject({ files: { 'compose.yaml': 'b: 2\n' }, applied: 2 })
  })

  test('that put something at one place: the first has it, the other comes after', () => {
    const file = source('a:\n  b: 1\n')
    const put = (name: string, id: string) => finding([insert(key(file, 'a'), name, 2)], { id })
    expect(texts([put('c', 'y'), put('c', 'z')])).toEqual({ files: { 'compose.yaml': 'a:\n  b: 1\n  c: 2\n' }, applied: 2, refused: [] })
    expect(texts([put('c', 'y'), put('d', 'z')])).toEqual({
      files: { 'compose.yaml': 'a:\n  b: 1\n  c: 2\n' },
      applied: 1,
      refused: ['another fix edits this text; it may be made after that one']
    })
    expect(texts([put('c', 'y'), finding([remove(key(file, 'a', 'b'))], { id: 'z' })]).applied).toBe(1)
  })

  test('in one scalar, beside each other', () => {
    const file = source('a: "8080:80"\n')
    expect(texts([finding([replace(stretch(file, '8080'), '9090')]), finding([replace(stretch(file, ':80'), ':81')])])).toMatchObject({ files: { 'compose.yaml': 'a: "9090:81"\n' }, applied: 2 })
  })

  test('do not empty a list together without knowing', () => {
    const file = source('a: 1\nports:\n  - 80\n  - 81\n')
    const found = [finding([remove(value(file, 'ports', 0))]), finding([remove(value(file, 'ports', 1))])]
    expect(texts(found)).toMatchObject({ files: { 'compose.yaml': 'a: 1\nports:\n  - 81\n' }, applied: 1 })
  })

  test('are whole or not at all, in all files', () => {
    const [one, two] = [source('a: 1\n', 'one.yaml'), source('b: 2\nc: |\n  x\n', 'two.yaml')]
    expect(texts([finding([replace(value(one, 'a'), '10'), replace(value(two, 'b'), '20')])])).toMatchObject({ files: { 'one.yaml': 'a: 10\n', 'two.yaml': 'b: 20\nc: |\n  x\n' } })
    expect(texts([finding([replace(value(one, 'a'), '10'), replace(value(two, 'c'), '20')])])).toEqual({ files: {}, applied: 0, refused: ['it is written as a block of lines'] })
  })

  test('are undone where the file would say something else, and the others stay', () => {
    const file = source('a: 1\nb: 2\nc: 3\nd: 4\n')
    const found = ['a', 'b', 'c', 'd'].map((name) => finding([replace(key(file, name), name === 'c' ? 'd' : `${name}${name}`)]))
    expect(texts(found.slice(0, 3))).toEqual({ files: { 'compose.yaml': 'aa: 1\nbb: 2\nc: 3\nd: 4\n' }, applied: 2, refused: ['the file would say something else afterwards'] })
  })

  test('leave env files and what is no YAML alone', () => {
    const env = new SourceFile('.env', 'A=1\n', 'env')
    const broken = source('a: [\n')
    const at = (file: SourceFile): Located => ({ origin: { file, start: 0, end: 1, via: [] } })
    expect(texts([finding([replace(at(env), 'B')]), finding([replace(at(broken), 'b')])]).refused).toEqual(['it would edit an env file', 'compose.yaml is no YAML'])
  })

  test('leave what somebody allowed', () => {
    const file = source('a: 1\n')
    const allowed = { ...finding([replace(value(file, 'a'), '2')]), silenced: { ...value(file, 'a'), rules: [], reason: '' } }
    expect(texts([allowed])).toEqual({ files: {}, applied: 0, refused: [] })
  })
})

test('reports get what a fix would write', () => {
  const file = source('a: 1\nb:\n  - "x"\n  - y\n')
  const found = withChanges([finding([replace(value(file, 'b', 0), 'z')]), finding([replace({ origin: { ...value(file, 'a').origin, via: [{ kind: 'include', at: value(file, 'a').origin }] } }, '2')])])
  expect(found.map(({ fix, changes }) => [fix!.safe, changes!.map(({ at, text }) => [at.start, at.end, text])])).toEqual([
    [true, [[12, 15, '"z"']]],
    [false, [[3, 4, '2']]]
  ])
})

test('reports get what is put in, at the place before which it stands', () => {
  const file = source('a:\n  b: 1\nc: {d: 1}\n')
  const found = withChanges([finding([insert(key(file, 'a'), 'e', 2)]), finding([insert(key(file, 'c'), 'e', 2)])])
  expect(found.map(({ changes }) => changes!.map(({ at, text }) => [at.start, at.end, text]))).toEqual([[[10, 10, '  e: 2\n']], [[18, 18, ', e: 2']]])
})

test('thousands of fixes take time as their number grows', () => {
  const file = source(`a:\n${Array.from({ length: 10_000 }, (_, i) => `  - x: ${i} # comment\n    y: [1, 2]\n`).join('')}`)
  const items = value(file, 'a')
  const found = items.kind === 'sequence' ? items.items.map((_, i) => finding([i % 2 ? remove(items.items[i]!) : replace(stretchOf(items.items[i]!), 'new')])) : []
  const began = performance.now()
  expect(texts(found).applied).toBe(10_000)
  expect(performance.now() - began).toBeLessThan(5000)

  function stretchOf(item: Located): Located {
    const start = item.origin.start + 3
    return { origin: { file, start, end: file.text.indexOf(' #', start), via: [] } }
  }
})

describe('rounds', () => {
  /** Lints one file: each line of the form `name: value` for which `judge` has a fix or an error. */
  function rounds(text: string, judge: (name: string, value: string, file: SourceFile) => Diagnostic | undefined) {
    return async () => {
      const disk = source(text)
      return fixpoint((texts) => {
        const file = texts.has(disk.path) ? source(texts.get(disk.path)!) : disk
        return [...file.text.matchAll(/^(\w+): (.*)$/gm)].flatMap(([, name, value]) => judge(name!, value!, file) ?? [])
      }, 'safe')
    }
  }

  test('go on until nothing is left to do', async () => {
    const { files, applied, found } = await rounds('a: 3\nb: 0\n', (name, count, file) => (Number(count) > 0 ? finding([replace(value(file, name), `${Number(count) - 1}`)]) : undefined))()
    expect(files.get('compose.yaml')).toMatchObject({ text: 'a: 0\nb: 0\n', file: { text: 'a: 3\nb: 0\n' } })
    expect(applied).toHaveLength(3)
    expect(found).toEqual([])
  })

  test('come to an end where the fixes do not', async () => {
    const { refused, applied } = await rounds('a: 1\n', (name, count, file) => finding([replace(value(file, name), `${Number(count) + 1}`)]))()
    expect(applied).toHaveLength(10)
    expect(refused.map(({ why }) => why)).toEqual(['the fixes do not come to rest'])
  })

  test('put one thing behind the other', async () => {
    const { files, refused } = await rounds('a: 1\nb: 2\n', (name, _, file) =>
      name !== 'a' && name !== 'b' ? undefined : file.text.includes(`of-${name}`) ? undefined : finding([insert(tree(file), `of-${name}`, null)], { id: `${name}-known` })
    )()
    expect(files.get('compose.yaml')?.text).toBe('a: 1\nb: 2\nof-a:\nof-b:\n')
    expect(refused).toEqual([])
  })

  test('undo what brings a new error, name it, and keep the rest', async () => {
    const { files, applied, refused } = await rounds(['a: 1', 'b: 1', 'c: 1', 'd: 1', ''].join('\n'), (name, count, file) => {
      if (count === '1') return finding([replace(value(file, name), '2')], { id: `${name}-low` })
      return name === 'c' ? finding([remove(value(file, name))], { id: 'c-high', message: 'c is too high', safe: false }) : undefined
    })()
    expect(files.get('compose.yaml')?.text).toBe('a: 2\nb: 2\nc: 1\nd: 2\n')
    expect(applied.map(({ rule }) => rule.id).sort()).toEqual(['a-low', 'b-low', 'd-low'])
    expect(refused.map(({ diagnostic, why }) => [diagnostic.rule.id, why])).toEqual([['c-low', 'it would bring "c is too high" (c-high)']])
  })
})
