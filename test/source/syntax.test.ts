import { describe, expect, test } from 'vitest'
import { read, textOf } from './written.ts'

/** A broken text, the place that is told, what is said, and what Docker says where we are sure of it. */
const mistakes: readonly (readonly [text: string, place: string, message: RegExp, docker?: string])[] = [
  ['a:\n\tb: c\n', '2:1 \t', /tab/, 'found character that cannot start any token'],
  ['a: b\n\tc: d\n', '2:1 \t', /tab/],
  ['a: "b"\n\t# c\n', '2:1 \t', /tab/, 'found character that cannot start any token'],
  ['a: b\n\t# c\n', '2:1 \t', /tab/, 'found a tab character that violates indentation'],
  ['a: |\n \tb\n', '2:2 \t', /tab/, 'found a tab character where an indentation space is expected'],
  ['a: b: c\n', '1:5 :', /second colon/, 'mapping values are not allowed in this context'],
  ['a:\n  - b: echo c: d\n', '2:14 :', /second colon/, 'mapping values are not allowed in this context'],
  ['a:\n  b:1\n  c: 2\n', '2:4 :', /space is missing after the colon/, 'mapping values are not allowed in this context'],
  ['a:\n  c: 2\n  b:1\n', '3:4 :', /space is missing after the colon/, "could not find expected ':'"],
  ['a:\n  c: 2\n  b:1\n  d: 3\n', '3:4 :', /space is missing after the colon/, "could not find expected ':'"],
  ['version:3\nservices: {}\n', '1:8 :', /space is missing after the colon/, 'mapping values are not allowed in this context'],
  ['a:\n  "b":1\n', '2:6 :', /space is missing after the colon/],
  ['a:\n  b: 1\n   c: 2\n', '3:4 c', /indented more/, 'mapping values are not allowed in this context'],
  ['a:\n    b: 1\n  c: 2\n', '3:3 c: 2', /indented like none/],
  ['a:\n  - b\n - c\n', '3:2 - c', /indented like none/],
  ['a:\n  - b\n  c: 1\n', '3:3 c: 1', /among list items/],
  ['a:\n  b: 1\n  - c\n', '3:3 - c', /list item stands among keys/],
  ['a: - b\n', '1:4 -', /line of its own/, 'block sequence entries are not allowed in this context'],
  ['a: 1\nb\nc: 2\n', '2:1 b', /colon is missing/, "could not find expected ':'"],
  ['a: 1\nb', '2:1 b', /colon is missing/, "could not find expected ':'"],
  ['a:\n  b=1\n  c: 2\n', '2:3 b=1', /colon is missing/, 'mapping values are not allowed in this context'],
  ['a: 1\n<<<<<<< HEAD\nb: 2\n', '2:1 <<<<<<< HEAD', /merge conflict/, "could not find expected ':'"],
  ['a: "b\nc: d\n', '1:4 "', /never closed/, 'found unexpected end of stream'],
  ["a: 'b''\nc: d\n", "1:4 '", /never closed/, 'found unexpected end of stream'],
  ['a: "b\\"\nc: d\n', '1:4 "', /never closed/, 'found unexpected end of stream'],
  ['a: "b" c\n', '1:8 c', /follows a closing quote/],
  ['a: [b] c\n', '1:8 c', /follows a closing bracket/],
  ['a: [b\nc: d\n', '2:2 :', /comma or a closing bracket/],
  ['a: [b,,c]\n', '1:7 ,', /nothing stands before/, 'did not find expected node content'],
  ['a: @b\n', '1:4 @', /@ cannot begin/, 'found character that cannot start any token'],
  ['- `b`\n', '1:3 `', /` cannot begin/, 'found character that cannot start any token'],
  ['a: *\n', '1:4 *', /alias/, 'did not find expected alphabetic or numeric character'],
  ['a: "C:\\data"\n', '1:7 \\d', /no escape/, 'found unknown escape character'],
  ['a: "b\\/c"\n', '1:6 \\/', /no escape/, 'found unknown escape character'],
  ['a: | b\n', '1:6 b', /next line/, 'did not find expected comment or line break'],
  ['a: [b?c]\n', '1:6 ?', /\?/, "did not find expected ',' or ']'"],
  ['a: {b:[c]}\n', '1:7 [', /space after the colon/, "did not find expected ',' or '}'"],
  ['%YAML 1.2\n---\na: b\n', '1:1 %YAML', /1\.1/, 'found incompatible YAML document'],
  ['a: b\n...\nc: d\n', '3:1 c', /---/, 'did not find expected <document start>'],
  ['a: \u0001\n', '1:4 \u0001', /U\+0001/, 'control characters are not allowed'],
  ['a: b\0c\n', '1:5 \0', /U\+0000/, 'control characters are not allowed'],
]

describe('one mistake is told once, in plain words, where it was made', () => {
  for (const [text, place, message, docker] of mistakes) {
    test(JSON.stringify(text), () => meets(text, place, message, docker))
  }

  function meets(text: string, place: string, message: RegExp, docker: string | undefined): void {
    const { documents, problems } = read(text)
    expect(documents).toEqual([])
    expect(problems).toHaveLength(1)
    const [problem] = problems
    const { line, column } = problem!.origin.file.position(problem!.origin.start)
    expect(`${line}:${column} ${textOf(problem!.origin)}`).toBe(place)
    expect(problem).toMatchObject({ code: 'yaml-valid', message: expect.stringMatching(message) })
    expect(problem!.docker).toBe(docker)
  }
})
