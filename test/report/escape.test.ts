import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commandData, commandProperty, json, markdown, markdownCode, visible, visiblePath, xml } from '../../src/report/escape.ts'
import { formats } from '../../src/report/index.ts'
import { SourceFile } from '../../src/source/file.ts'
import { at, diagnostic, look, report, rule } from './sample.ts'
import { parseXml } from './xml.ts'

const evil = '::error::a ##[error]\u001b[31m\u0007b\u202ec\u2066d\r\ne ::error::f% g|h <script>]]> `i` \u0000\u009b1m\u2028\ufeff\ud800\uffff'

test('a path begins no workflow command', () => {
  expect(visiblePath('::stop-commands::x')).toBe('\\u{3a}:stop-commands::x')
  expect(visible('##[error]')).toBe('##\\u{5b}error]')
})

describe('visible', () => {
  test('shows what would act', () => {
    expect(visible('\u001b[2J')).toBe('\\u{1b}[2J')
    expect(visible('a\nb\r\tc')).toBe('a\\u{a}b\\u{d}\\u{9}c')
    expect(visible('\u202eabc\u2069\u200e\u061c')).toBe('\\u{202e}abc\\u{2069}\\u{200e}\\u{61c}')
    expect(visible('\ud83d')).toBe('\\u{d83d}')
    expect(visible('\u{e0041}')).toBe('\\u{e0041}')
  })

  test('leaves what shows', () => {
    for (const text of ['plain "text" ${X:-1}', 'Größe 漢字 नमस्ते', '👩‍👩‍👧', 'می‌خواهم']) expect(visible(text)).toBe(text)
  })
})

test('workflow commands are escaped as the toolkit does', () => {
  expect(commandData('100% a\r\nb: c, d')).toBe('100%25 a%0D%0Ab: c, d')
  expect(commandProperty('100% a\r\nb: c, d')).toBe('100%25 a%0D%0Ab%3A c%2C d')
})

test('XML is escaped', () => {
  expect(xml(`<a b="c" d='e'>&]]>`)).toBe('&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;]]&gt;')
  expect(xml('\u0000')).toBe('\\u{0}')
})

test('Markdown is escaped', () => {
  expect(markdown('a|b *c* <d> $e$ @f [g](h)')).toBe('a\\|b \\*c\\* &#60;d&#62; &#36;e&#36; &#64;f \\[g\\]\\(h\\)')
  expect(markdownCode('a`b|c')).toBe('``a`b\\|c``')
  expect(markdownCode('`')).toBe('`` ` ``')
})

test('JSON is lossless and prints nothing that acts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const printed = json({ text })
      expect(JSON.parse(printed)).toEqual({ text })
      expect(visible(printed.replaceAll('\n', ''))).toBe(printed.replaceAll('\n', ''))
    })
  )
})

describe.each([...formats.keys()])('%s of evil texts', (name) => {
  const evilRule = rule({ id: 'acme/évil', title: evil, outcome: 'fails', severity: 'error', why: evil, docker: [evil] })
  const file = new SourceFile(`${evil}.yaml`, `key: ${evil} mark\n`)
  const finding = diagnostic(
    evilRule,
    { at: at(file, 'mark'), message: evil, hint: evil, related: [{ at: at(file, 'key'), message: evil }], fix: { title: evil, safe: true, edits: [] } },
    { route: ['services', evil, 0], silenced: { ...at(file, 'key'), rules: [], reason: evil }, changes: [{ at: at(file, 'mark').origin, text: evil }] }
  )
  const all = report([file], [finding, { ...finding, silenced: undefined }], [{ level: 'error', message: evil, path: evil }])

  test('prints nothing that acts', async () => {
    const text = (await formats.get(name)!.load())(all, { ...look, showSilenced: true })
    expect(text.replace(/\n/g, '')).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\ufeff\uffff]/u)
    if (['text', 'concise', 'pretty', 'github'].includes(name)) expect(text.split('\n').filter((line) => /^\s*::(?!error (?:file|title)=)|##\[/.test(line))).toEqual([])
    if (name === 'markdown') expect(text.replace(/``.*?``/g, '')).not.toContain('<script')
    if (name === 'junit' || name === 'checkstyle') parseXml(text)
    if (['json', 'sarif', 'gitlab', 'rdjson'].includes(name)) JSON.parse(text)
  })
})
