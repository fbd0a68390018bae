import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decode, disk, isToRead, largestFile } from '../../src/compose/disk.ts'

let base: string
const at = (name: string): string => join(base, name)

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'netlint-disk-'))
  mkdirSync(at('b'))
  writeFileSync(at('c'), 'text: é\n')
  writeFileSync(at('a'), Uint8Array.of(0xff, 0xfe, 0x41, 0x00))
  writeFileSync(at('bad'), Uint8Array.of(0xc3, 0x28))
  writeFileSync(at('large'), '')
  truncateSync(at('large'), largestFile + 1)
  writeFileSync(at('full'), '')
  truncateSync(at('full'), largestFile)
  symlinkSync('c', at('link'))
  symlinkSync('circle', at('circle'))
  symlinkSync('nowhere', at('loose'))
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

describe('reading', () => {
  test('gives the text, or why there is none', () => {
    expect(disk.read(at('c'))).toEqual({ text: 'text: é\n' })
    expect(disk.read(at('a'))).toEqual({ text: '\ufeffA' })
    expect(disk.read(at('link'))).toEqual({ text: 'text: é\n' })
    expect(disk.read(at('none'))).toEqual({ fault: 'missing', message: 'no such file' })
    expect(disk.read(at('c/x'))).toEqual({ fault: 'missing', message: 'no such file' })
    expect(disk.read(at('loose'))).toEqual({ fault: 'missing', message: 'no such file' })
    expect(disk.read(at('b'))).toEqual({ fault: 'not-a-file', message: 'it is a directory' })
    expect(disk.read('/dev/null')).toEqual({ fault: 'not-a-file', message: 'it is no regular file' })
    expect(disk.read(at('circle'))).toEqual({ fault: 'unreadable', message: 'its symbolic links go in a circle' })
    expect(disk.read(at('x'.repeat(300)))).toEqual({ fault: 'unreadable', message: 'it cannot be read (ENAMETOOLONG)' })
    expect(disk.read(at('bad'))).toEqual({ fault: 'not-text', message: 'it is not valid UTF-8 text' })
    expect(disk.read(at('large'))).toEqual({ fault: 'too-large', message: `it has ${largestFile + 1} bytes, more than the ${largestFile} that netlint reads` })
    expect((disk.read(at('full')) as { readonly text: string }).text.length).toBe(largestFile)
  })

  test.skipIf(process.getuid?.() === 0)('says what it may not read', () => {
    writeFileSync(at('secret'), '')
    chmodSync(at('secret'), 0)
    expect(disk.read(at('secret'))).toEqual({ fault: 'unreadable', message: 'permission denied' })
  })

  test('knows the encodings of YAML by their marks', () => {
    expect(decode(Uint8Array.of())).toEqual({ text: '' })
    expect(decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toEqual({ text: '\ufeffA' })
    expect(decode(Uint8Array.of(0xfe, 0xff, 0x00, 0x41))).toEqual({ text: '\ufeffA' })
    expect(decode(Uint8Array.of(0xfe, 0xff, 0x00))).toEqual({ fault: 'not-text', message: 'it is not valid UTF-16BE text' })
    expect(decode(Uint8Array.of(0xff, 0xfe, 0x00))).toEqual({ fault: 'not-text', message: 'it is not valid UTF-16LE text' })
    expect(decode(Uint8Array.of(0xff, 0xff))).toEqual({ fault: 'not-text', message: 'it is not valid UTF-8 text' })
    expect(decode(Uint8Array.of(0xfe, 0xfe))).toEqual({ fault: 'not-text', message: 'it is not valid UTF-8 text' })
    expect(decode(Uint8Array.of(0x41, 0xff))).toEqual({ fault: 'not-text', message: 'it is not valid UTF-8 text' })
  })
})

test('what a path is', () => {
  expect(['c', 'link', 'b', 'none', 'c/x', 'circle', 'loose'].map((name) => disk.kind(at(name)))).toEqual(['file', 'file', 'directory', undefined, undefined, undefined, undefined])
  expect(disk.kind('/dev/null')).toBe('other')
})

test('what is in a folder, in order', () => {
  expect(disk.list(base).filter(({ name }) => name.length === 1)).toEqual([{ name: 'a', kind: 'file' }, { name: 'b', kind: 'directory' }, { name: 'c', kind: 'file' }])
  expect(disk.list(base).find(({ name }) => name === 'link')).toEqual({ name: 'link', kind: 'other' })
  expect([disk.list(at('none')), disk.list(at('c'))]).toEqual([[], []])
})

test('what a link says', () => {
  expect(['link', 'loose', 'circle', 'c', 'none', 'c/x'].map((name) => disk.link!(at(name)))).toEqual(['c', 'nowhere', 'circle', undefined, undefined, undefined])
})

test('files are to be read, and what nobody may look at is refused then', () => {
  expect((['file', 'outside', 'directory', 'other', undefined] as const).map(isToRead)).toEqual([true, true, false, false, false])
})
