import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, type Scalar, type Tree } from '../../src/source/tree.ts'
import { plain, read, textOf, tree } from './written.ts'

const spans = (text: string, ...path: (string | number)[]) => textOf(at(tree(text), ...path)!.origin)

describe('origins', () => {
  test('a scalar is its own text, its quotes included', () => {
    expect(spans('a: b c # d\n', 'a')).toBe('b c')
    expect(spans('a: "b\\n"\n', 'a')).toBe('"b\\n"')
    expect(spans("a: 'b''c' \n", 'a')).toBe("'b''c'")
    expect(spans('a: &x !!str b\n', 'a')).toBe('b')
    expect(spans('a: b\n  c\n', 'a')).toBe('b\n  c')
  })

  test('a block scalar begins with its head and ends with its last line', () => {
    expect(spans('a: |- # c\n  b\n  c\n\nd: e\n', 'a')).toBe('|- # c\n  b\n  c')
    expect(spans('- - >\n    b\n', 0, 0)).toBe('>\n    b')
    expect(spans('a: !!str |\n  b', 'a')).toBe('|\n  b')
  })

  test('a value that is not written stands behind its mark', () => {
    const place = (text: string, ...path: (string | number)[]) => {
      const { start, end } = at(tree(text), ...path)!.origin
      expect(end).toBe(start)
      return start
    }
    expect(place('a:\nb: c\n', 'a')).toBe(2)
    expect(place('a  :  # d\nb: c\n', 'a')).toBe(4)
    expect(place('-\n- b\n', 0)).toBe(1)
    expect(place('{a: , b: c}\n', 'a')).toBe(3)
    expect(place('{a, b: c}\n', 'a')).toBe(2)
    expect(place('a: !reset\nb: c\n', 'a')).toBe(9)
  })

  test('a block collection ends with its last value, a flow one with its bracket', () => {
    expect(spans('a:\n  b: c # d\n  e:\n  - f\n\ng: h\n', 'a')).toBe('b: c # d\n  e:\n  - f')
    expect(spans('a:\n- b\n- c: d\n\n# e\nf: g\n', 'a')).toBe('- b\n- c: d')
    expect(spans('a: [b, [c], {d: "e"}, # ]\n  ] # f\n', 'a')).toBe('[b, [c], {d: "e"}, # ]\n  ]')
    expect(spans('a: {}\n', 'a')).toBe('{}')
    expect(spans('a: [b: c, d]\n', 'a', 0)).toBe('b: c')
    expect(spans('a: {b:\n }\n', 'a')).toBe('{b:\n }')
  })

  test('offsets hold where go-yaml is laxer than the parser', () => {
    const text = 'a:\n  b: [\n"c", # d\nx]\n  e: "f\ng"# h\n  i: "it\\\'s"\n  j: k\n'
    expect(plain(tree(text))).toEqual({ a: { b: ['c', 'x'], e: 'f g', i: "it's", j: 'k' } })
    expect(spans(text, 'a', 'b')).toBe('[\n"c", # d\nx]')
    expect(spans(text, 'a', 'b', 1)).toBe('x')
    expect(spans(text, 'a', 'e')).toBe('"f\ng"')
    expect(spans(text, 'a', 'i')).toBe('"it\\\'s"')
    expect(spans(text, 'a', 'j')).toBe('k')
  })

  const words = fc.array(fc.constantFrom('a', 'b2', 'é', '漢', '😀', ' ', '  ', '#', ':', '-', '.', '/', '$', '{', '"', "'"), { minLength: 1, maxLength: 12 }).map((all) => all.join(''))
  const values: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, words, fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(words, tie('value'), { maxKeys: 4 })),
  }))['value']!

  test('what is written as JSON is read as it is, each value at its own text', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0, 1, 3), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent)
        const root = tree(text)
        expect(plain(root)).toEqual(value)
        walk(root, (node) => expect(JSON.parse(textOf(node.origin))).toEqual(plain(node)))
      }),
    )
  })

  test('every line of a block mapping is read at its own text, however it is quoted and ended', () => {
    const quoted = fc.tuple(words, fc.constantFrom('single', 'double')).map(([text, style]) => (style === 'single' ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text)))
    const bare = fc.stringMatching(/^[a-z][a-z0-9 _/.-]{0,8}[a-z0-9]$/)
    fc.assert(
      fc.property(fc.array(fc.oneof(quoted, bare), { minLength: 1 }), fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom('', ' # c', '  '), (lines, newline, tail) => {
        const text = lines.map((line, index) => `k${index}: ${line}${tail}`).join(newline)
        const root = tree(text)
        lines.forEach((line, index) => expect(textOf(at(root, `k${index}`)!.origin)).toBe(line))
      }),
    )
  })
})

function walk(node: Tree, visit: (node: Tree) => void): void {
  visit(node)
  if (node.kind === 'sequence') for (const item of node.items) walk(item, visit)
  if (node.kind === 'mapping') for (const { value } of node.entries.values()) walk(value, visit)
}

describe('aliases', () => {
  const via = (node: Tree) => node.origin.via.map((cause) => `${cause.kind} ${'at' in cause ? textOf(cause.at) : ''}`)

  test('an alias stands at its own text, and what it repeats is told', () => {
    const root = tree('x: &a {b: c}\ny: *a\n')
    const alias = at(root, 'y')!
    expect(textOf(alias.origin)).toBe('*a')
    expect(via(alias)).toEqual(['alias {b: c}'])
    expect(at(root, 'y', 'b')).toBe(at(root, 'x', 'b'))
  })

  test('text that an alias repeats is marked as shared, all of it, and only then', () => {
    const root = tree('x: &a {b: [c]}\ny: *a\nz: &d {e: f}\n')
    expect(via(at(root, 'x')!)).toEqual(['alias *a'])
    expect(via(at(root, 'x', 'b', 0)!)).toEqual(['alias *a'])
    expect(via(at(root, 'z', 'e')!)).toEqual([])
  })

  test('a name may be anchored again', () => {
    const root = tree('a: &x 1\nb: *x\nc: &x 2\nd: *x\n')
    expect(plain(root)).toEqual({ a: 1, b: 1, c: 2, d: 2 })
  })

  test('anchors outlive their document', () => {
    const { documents, problems } = read('a: &x 1\n---\nb: *x\n')
    expect(problems).toEqual([])
    expect(plain(documents[1]!)).toEqual({ b: 1 })
  })

  test('a merge tells where each of its values is from', () => {
    const root = tree('x: &a {b: 1, c: 2}\ny:\n  <<: *a\n  c: 3\n')
    expect(plain(at(root, 'y')!)).toEqual({ c: 3, b: 1 })
    const merged = at(root, 'y', 'b')!
    expect(textOf(merged.origin)).toBe('1')
    expect(via(merged)).toEqual(['merge-key *a', 'alias *a'])
  })

  test('what is to be reset is gone where an alias repeats it', () => {
    const root = tree('x: &a {b: !reset 1, c: 2}\ny: *a\nz: &d !reset 1\nv: *d\n')
    expect(at(root, 'x', 'b')!.tag).toBe('reset')
    expect(at(root, 'y', 'b')).toBeUndefined()
    expect(at(root, 'v')!.tag).toBe('reset')
  })

  test.each([
    ['a: *x\n', '*x', "unknown anchor 'x' referenced"],
    ['a: &x {b: *x}\n', '*x', 'cycle detected'],
    ['a: &x {<<: *x}\n', '*x', 'cycle detected'],
    ['a: *.b\n', '.', 'did not find expected alphabetic or numeric character'],
  ])('%j is refused', (text, place, docker) => {
    const { problems } = read(text)
    expect(problems.map((problem) => [textOf(problem.origin), problem.docker])).toEqual([[place, docker]])
  })

  test('what an unknown alias means is not known', () => {
    expect(at(read('a: *x\n').documents[0], 'a')).toMatchObject({ kind: 'scalar', known: false })
  })
})

describe('keys', () => {
  const refusals = (text: string) => read(text).problems.map((problem) => problem.docker)

  test('every key that is there twice is told, with the first', () => {
    const { problems } = read('a: 1\nb:\n  c: 1\n  c: 2\na: 3\n"a": 4\n')
    expect(problems.map((problem) => problem.docker)).toEqual([
      'line 4: mapping key "c" already defined at line 3',
      'line 5: mapping key "a" already defined at line 1',
      'line 6: mapping key "a" already defined at line 1',
    ])
    expect(problems[1]!.origin.start).toBe(22)
    expect(problems[1]!.related![0]!.at.origin).toMatchObject({ start: 0, end: 1 })
  })

  test('a mapping has one <<', () => {
    expect(refusals('a:\n  <<: {b: 1}\n  <<: {c: 1}\n')).toEqual(['line 3: mapping key "<<" already defined at line 2'])
  })

  test('a key that is no string is told with its place, and how to write it', () => {
    const [found] = read('services:\n  a:\n    ports:\n    - {8080: x}\n').problems
    expect(found).toMatchObject({ docker: 'non-string key in services.a.ports[0]: 8080', mend: { text: '"8080"' } })
    expect(refusals('1: a\n')).toEqual(['non-string key at top level: 1'])
    expect(refusals('a: {~: b}\n')).toEqual(['non-string key in a: <nil>'])
    expect(refusals('a: {true: b, 1.5: c}\n')).toEqual(['non-string key in a: true', 'non-string key in a: 1.5'])
  })

  test('nothing beneath a !reset is told', () => {
    expect(refusals('a: !reset {1: b, c: d, c: e}\n')).toEqual([])
  })

  test('names of an object are keys like others', () => {
    const root = tree('__proto__: 1\nconstructor: 2\n')
    expect(root.kind === 'mapping' && [...root.entries.keys()]).toEqual(['__proto__', 'constructor'])
  })
})

describe('documents', () => {
  test.each([
    ['', 0],
    ['# only this\n', 0],
    ['\n\r\n \n', 0],
    ['---\n', 1],
    ['a: 1\n---\nb: 2\n...\n---\nc: 3\n', 3],
    ['\ufeffa: 1\n', 1],
    ['%YAML 1.1\n---\na: 1\n', 1],
    ['%TAG !e! tag:example.com,2000:\n---\na: !e!x 1\n', 1],
  ])('%j holds %i', (text, count) => {
    expect(read(text)).toMatchObject({ problems: [], documents: { length: count } })
  })

  test('an empty one is null', () => {
    expect(plain(tree('---\n'))).toBe(null)
  })

  test('lines may end in any way', () => {
    for (const newline of ['\n', '\r\n', '\r']) expect(plain(tree(['a:', '  - b', '  - |', '    c', '    d', ''].join(newline)))).toEqual({ a: ['b', 'c\nd\n'] })
  })
})

describe('limits', () => {
  test.each([
    ['a nest of brackets', `a: ${'['.repeat(100_000)}`],
    ['a nest of braces', '{a: '.repeat(100_000)],
    ['a nest of lists', '- '.repeat(100_000)],
    ['aliases of aliases', `a0: &a0 [${'x,'.repeat(10)}]\n${Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]\n`).join('')}`],
    ['merges of merges', `x: &x {${Array.from({ length: 500 }, (_, i) => `k${i}: 1,`).join('')}}\ny: {<<: [${'*x,'.repeat(50_000)}]}\n`],
    ['many values', '- a\n'.repeat(400_001)],
  ])('%s is refused at once', (_, text) => {
    const before = performance.now()
    const { documents, problems } = read(text)
    expect([documents.length, ...problems.map((problem) => problem.code)]).toEqual([0, 'input-bounded'])
    expect(performance.now() - before).toBeLessThan(10_000)
  })

  test.each([
    ['a plain scalar', `a: ${'x'.repeat(1e7)}`],
    ['a quoted scalar', `a: "${'x'.repeat(1e7)}"`],
    ['a block scalar', `a: |\n${'  xxxxxxxxx\n'.repeat(1e6)}`],
    ['blank space', `a: ${' '.repeat(1e7)}b\n`],
    ['blank lines', `a: b\n${'\n'.repeat(1e6)}c: d\n`],
    ['comments behind tabs', `a: b\n# c\n${'\t# d\n'.repeat(1e5)}`],
    ['more than a hundred aliases', `x: &x {a: b}\ny: [${'*x, '.repeat(1000)}]\n`],
    ['fifty brackets in the first column', Array.from({ length: 50 }, (_, i) => `k${i}:\n  b: [\nc\n]\n`).join('')],
  ])('%s, however long, is read', (_, text) => {
    const { documents, problems } = read(text)
    expect([documents.length, ...problems.map((problem) => problem.message)]).toEqual([1])
  })

  test('nothing is thrown, whatever the text', () => {
    const marks = fc.constantFrom('a', 'b: ', '- ', '? ', ': ', '[', ']', '{', '}', ',', '"', "'", '\n', '\n  ', '\t', '\r', '#', ' #', '&a ', '*a', '!!int ', '!reset ', '|', '>\n', '<<: ', '---\n', '...\n', '%', '@', '\\', '\ufeff', '1', '~')
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 40 }).map((all) => all.join('')), (text) => {
        const { documents, problems } = read(text)
        expect(documents.length === 0 && problems.length > 1).toBe(false)
        for (const { origin } of problems) expect(origin.start >= 0 && origin.start <= origin.end && origin.end <= text.length).toBe(true)
        for (const document of documents) {
          walk(document, ({ origin }) => expect(origin.start <= origin.end && origin.end <= text.length).toBe(true))
        }
      }),
      { numRuns: 2000 },
    )
  })
})

test('a date is no string to Compose', () => {
  expect(at(tree('a: 2024-01-01\n'), 'a')).toMatchObject({ type: 'timestamp', value: '2024-01-01' } satisfies Partial<Scalar>)
})
