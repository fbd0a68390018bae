import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame, quotable, type FrameLook } from '../../src/report/frame.ts'
import { SourceFile } from '../../src/source/file.ts'
import { columns } from '../../src/report/width.ts'
import { at } from './sample.ts'

const plain = (text: string): string => text
const look: FrameLook = { width: 0, gutter: 3, faint: plain, underline: plain }

function shown(text: string, marked: string, width = 0): string {
  const file = new SourceFile('compose.yaml', text)
  return frame(file, [{ at: at(file, marked).origin, label: '', primary: true }], { ...look, width }).join('\n')
}

test('underlines', () => {
  expect(shown('a:\n  b: host\n', 'host')).toBe('  2 |   b: host\n    |      ^^^^')
})

test('counts columns of the terminal: wide and combining characters, tabs', () => {
  expect(shown('name: 漢字 x', 'x')).toBe('  1 | name: 漢字 x\n    |            ^')
  expect(shown('name: 漢字 x', '漢字')).toBe('  1 | name: 漢字 x\n    |       ^^^^')
  expect(shown('e\u0301: x', 'x')).toBe('  1 | e\u0301: x\n    |    ^')
  expect(shown('a:\tx', 'x')).toBe('  1 | a:  x\n    |     ^')
  expect(shown('😀: x', 'x')).toBe('  1 | 😀: x\n    |     ^')
})

test('shows control characters, and counts what it shows', () => {
  expect(shown('a: \u001b[0m x', 'x')).toBe('  1 | a: \\u{1b}[0m x\n    |              ^')
})

test('a byte order mark takes no column', () => {
  expect(shown('\ufeffa: x', 'x')).toBe('  1 | a: x\n    |    ^')
})

test('a value of several lines is underlined in its first, and one without length at its place', () => {
  expect(shown('a: |\r\n  b\r\n', '|\r\n  b')).toBe('  1 | a: |\n    |    ^')
  const file = new SourceFile('compose.yaml', 'a:\n')
  expect(frame(file, [{ at: { file, start: 2, end: 2 }, label: 'nothing', primary: false }], look)).toEqual(['  1 | a:', '    |   - nothing'])
})

test('several marks of a line share it, and lines between are left out', () => {
  const file = new SourceFile('compose.yaml', 'a: b\nc: d\ne: f\n')
  const mark = (text: string, primary = false) => ({ at: at(file, text).origin, label: text, primary })
  expect(frame(file, [mark('f', true), mark('b'), mark('a')], look)).toEqual(['  1 | a: b', '    | - a', '    |    - b', '  … |', '  3 | e: f', '    |    ^ f'])
})

test('long lines are cut around the mark', () => {
  const text = `start ${'.'.repeat(200)} marked ${'.'.repeat(200)} end`
  for (const marked of ['start', 'marked', 'end']) {
    const [line, carets] = shown(text, marked, 60).split('\n') as [string, string]
    expect(columns(line)).toBeLessThanOrEqual(60)
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe(marked)
  }
  expect(shown(text, 'start', 60)).toMatch(/^  1 \| start .*…\n/)
  expect(shown(text, 'end', 60)).toMatch(/^  1 \| ….* end\n/)
})

test('a mark longer than the row is cut too', () => {
  const [line, carets] = shown(`a: ${'x'.repeat(500)}`, 'x'.repeat(500), 40).split('\n') as [string, string]
  expect(columns(line)).toBeLessThanOrEqual(40)
  expect(columns(carets)).toBeLessThanOrEqual(40)
})

test('a line of megabytes costs little', () => {
  const text = `a: ${'漢'.repeat(2_000_000)} x`
  const file = new SourceFile('compose.yaml', text)
  const mark = { at: { file, start: text.length - 1, end: text.length }, label: '', primary: true }
  const begin = performance.now()
  for (let i = 0; i < 200; i++) frame(file, [mark], look)
  expect(performance.now() - begin).toBeLessThan(5000)
  expect(frame(file, [mark], look).join('').length).toBeLessThan(10_000)
})

test('env files are not quoted', () => {
  for (const path of ['.env', 'a/.env', 'a/.env.local', 'web.env', 'env', 'conf/web.env.prod']) expect(quotable(new SourceFile(path, 'A: b'))).toBe(false)
  for (const path of ['compose.yaml', '-', 'a.env/compose.yml', 'env.yaml', 'environment.yml', '.env.yaml']) expect(quotable(new SourceFile(path, 'A: b'))).toBe(true)
  expect(quotable(new SourceFile('settings.conf', 'A=b', 'env'))).toBe(false)
})

test('any stretch of any text has a row that fits, and carets under it', () => {
  const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\n', '\r\n', '\t', '漢字', '\ufeff', 'x'.repeat(300), '👩‍👩‍👧'))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(), fc.nat(400), fc.integer({ min: 20, max: 120 }), (pieces, from, length, width) => {
      const text = pieces.join('')
      const file = new SourceFile('compose.yaml', text)
      const start = from % (text.length + 1)
      const at = { file, start, end: Math.min(text.length, start + length) }
      const rows = frame(file, [{ at, label: '', primary: true }], { ...look, width })
      expect(rows).toHaveLength(2)
      for (const row of rows) expect(columns(row)).toBeLessThanOrEqual(Math.max(26, width))
      expect(rows[1]).toMatch(/^    \| *\^+$/)
    }),
    { numRuns: 500 }
  )
})
