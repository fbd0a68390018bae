import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeAtomically } from '../../src/cli/write.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netlint-'))
  path = join(folder, 'compose.yaml')
})

afterEach(() => rmSync(folder, { recursive: true }))

test('makes a new file', () => {
  expect(writeAtomically(path, 'a: 1\n')).toBeUndefined()
  expect(readFileSync(path, 'utf8')).toBe('a: 1\n')
  expect(statSync(path).mode & 0o777).toBe(0o666 & ~process.umask())
})

test('takes the place of a text that is still there, with its rights', () => {
  writeFileSync(path, 'a: 1\n')
  chmodSync(path, 0o640)
  expect(writeAtomically(path, 'a: 2\n', 'a: 1\n')).toBeUndefined()
  expect(readFileSync(path, 'utf8')).toBe('a: 2\n')
  expect(statSync(path).mode & 0o777).toBe(0o640)
  expect(readdirSync(folder)).toEqual(['compose.yaml'])
})

test('leaves what has changed or is gone', () => {
  writeFileSync(path, 'a: 3\n')
  expect(writeAtomically(path, 'a: 2\n', 'a: 1\n')).toBe(`${path} has changed since it was read, and is left as it is`)
  expect(readFileSync(path, 'utf8')).toBe('a: 3\n')
  rmSync(path)
  expect(writeAtomically(path, 'a: 2\n', 'a: 1\n')).toBe(`${path} is gone since it was read`)
  expect(readdirSync(folder)).toEqual([])
})

test('writes what a symbolic link leads to', () => {
  const real = join(folder, 'real.yaml')
  writeFileSync(real, 'a: 1\n')
  symlinkSync('real.yaml', path)
  expect(writeAtomically(path, 'a: 2\n', 'a: 1\n')).toBeUndefined()
  expect(lstatSync(path).isSymbolicLink()).toBe(true)
  expect(readFileSync(real, 'utf8')).toBe('a: 2\n')
  rmSync(real)
  expect(writeAtomically(path, 'a: 2\n')).toBe(`${path} is a symbolic link that leads nowhere`)
})

test('keeps the encoding', () => {
  for (const bytes of [Buffer.from('\ufeffä: 1\n', 'utf16le'), Buffer.from('\ufeffä: 1\n', 'utf16le').swap16(), Buffer.from('\ufeffä: 1\n')]) {
    writeFileSync(path, bytes)
    expect(writeAtomically(path, '\ufeffä: 2\n', '\ufeffä: 1\n')).toBeUndefined()
    expect(readFileSync(path).subarray(0, 3)).toEqual(bytes.subarray(0, 3))
    expect(readFileSync(path)).toHaveLength(bytes.length)
  }
})

test('says why it cannot', () => {
  mkdirSync(path)
  expect(writeAtomically(path, '')).toBe(`${path} is a directory`)
  const lost = join(folder, 'lost', 'compose.yaml')
  expect(writeAtomically(lost, '')).toBe(`${lost} cannot be written: there is no such folder`)
})

test.skipIf(process.getuid?.() === 0)('respects what may not be written', () => {
  writeFileSync(path, 'a: 1\n')
  chmodSync(path, 0o440)
  expect(writeAtomically(path, 'a: 2\n')).toBe(`${path} cannot be written: permission denied`)
})

test.skipIf(!existsSync('/dev/null'))('writes through what is no file', () => {
  expect(writeAtomically('/dev/null', 'a')).toBeUndefined()
  expect(writeAtomically('/dev/null', 'a', '')).toBe('/dev/null is no regular file')
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
})
