import { expect, test } from 'vitest'
import type { Disk } from '../../src/compose/disk.ts'
import { remembering } from '../../src/compose/remembering.ts'
import { memory } from '../memory.ts'

/** A disk, and the paths whose kind it was asked for. */
function asked(disk: Disk): { readonly disk: Disk; readonly paths: string[] } {
  const paths: string[] = []
  return { paths, disk: { ...disk, kind: (path) => (paths.push(path), disk.kind(path)) } }
}

test('asks nothing about a folder that was listed', () => {
  const { disk, paths } = asked(memory({ 'app/compose.yaml': '', 'app/sub/x': '' }))
  const known = remembering(disk)
  known.list('app')
  expect(['app/compose.yaml', 'app/sub', 'app/.env'].map((path) => known.kind(path))).toEqual(['file', 'directory', undefined])
  expect(paths).toEqual([])
  expect(known.kind('app/sub/x')).toBe('file')
  expect(paths).toEqual(['app/sub/x'])
})

test('names without a folder are of the folder where one stands', () => {
  const { disk, paths } = asked(memory({ 'compose.yaml': '' }))
  const known = remembering(disk)
  known.list('.')
  expect([known.kind('compose.yaml'), known.kind('netlint.yaml')]).toEqual(['file', undefined])
  expect(paths).toEqual([])
})

test('asks where a listing does not tell: of links, other spellings of a name, the folder itself', () => {
  const disk: Disk = {
    read: () => ({ fault: 'missing', message: 'no such file' }),
    kind: (path) => (path.toLowerCase() === 'app/readme' || path === 'app/link' ? 'file' : path === 'app/..' ? 'directory' : undefined),
    list: () => [{ name: 'README', kind: 'file' }, { name: 'link', kind: 'other' }]
  }
  const known = remembering(disk)
  known.list('app')
  expect(['app/readme', 'app/README', 'app/link', 'app/..'].map((path) => known.kind(path))).toEqual(['file', 'file', 'file', 'directory'])
})

test('a folder that shows nothing may still have files that can be read', () => {
  const known = remembering({ ...memory({ 'app/compose.yaml': '' }), list: () => [] })
  known.list('app')
  expect(known.kind('app/compose.yaml')).toBe('file')
})
