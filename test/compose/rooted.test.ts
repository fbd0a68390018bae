import { expect, test } from 'vitest'
import type { Disk } from '../../src/compose/disk.ts'
import { rooted } from '../../src/compose/rooted.ts'
import { memory } from '../memory.ts'

const files = { '/root/in/a': 'a', '/root/b': 'b', '/out/c': 'c', '/rootless/d': 'd' }

/** A disk with these links, held to `/root`, and the paths at which it was asked for one. */
function held(links: Readonly<Record<string, string>> = {}, root = '/root') {
  const asked: string[] = []
  const link = (path: string): string | undefined => {
    asked.push(path)
    return links[path]
  }
  const disk: Disk = rooted({ ...memory(files), link }, root)
  return { disk, asked }
}

test.each<[path: string, isOutside: boolean]>([
  ['/root', false],
  ['/root/', false],
  ['/root/in/a', false],
  ['/root//in/./a', false],
  ['/root/in/../b', false],
  ['/out/../root/b', false],
  ['/', true],
  ['/out/c', true],
  ['/rootless/d', true],
  ['/root/../out/c', true],
  ['/root/in/../../out/c', true]
])('%s', (path, isOutside) => {
  expect(held().disk.kind(path) === 'outside').toBe(isOutside)
  expect(held({}, '/root/').disk.kind(path) === 'outside').toBe(isOutside)
})

test.each<[what: string, links: Readonly<Record<string, string>>, path: string, isOutside: boolean]>([
  ['a link that leads out', { '/root/l': '/out' }, '/root/l/c', true],
  ['with a slash at its end', { '/root/l': '/out/' }, '/root/l', true],
  ['up and in again', { '/root/in/l': '../../root/b' }, '/root/in/l', false],
  ['up and out', { '/root/in/l': '../../out/c' }, '/root/in/l', true],
  ['with a slash at its end, in again', { '/out/l': '/root/' }, '/out/l', false],
  ['up from where a link has led', { '/root/l': '/out' }, '/root/l/../root/b', false],
  ['up from where a link has led, by the letters inside', { '/root/l': '/out/x' }, '/root/l/../c', true],
  ['one link after the other', { '/root/l': 'm', '/root/m': 'in' }, '/root/l/a', false],
  ['one link after the other, out', { '/root/l': 'm', '/root/m': '/out' }, '/root/l/c', true],
  ['a circle goes nowhere', { '/root/l': 'm', '/root/m': 'l' }, '/root/l', false]
])('%s', (_, links, path, isOutside) => {
  expect(held(links).disk.kind(path) === 'outside').toBe(isOutside)
})

test('a root that is a link is where that leads', () => {
  const { disk } = held({ '/link': '/root' }, '/link')
  expect(['/link/b', '/root/b', '/link/../root/b', '/out/c', '/link/../out/c'].map((path) => disk.kind(path) === 'outside')).toEqual([false, false, false, true, true])
})

test('of what lies outside nothing is read or listed, whether it is there or not', () => {
  const { disk } = held()
  const refused = { fault: 'outside', message: 'it lies outside of --root /root' }
  expect([disk.read('/out/c'), disk.read('/out/none'), disk.list('/out'), disk.kind('/out/none')]).toEqual([refused, refused, [], 'outside'])
  expect(disk.list('/root').map(({ name }) => name)).toEqual(['b', 'in'])
})

test('only what may be a link is asked: no step back, and none that stays', () => {
  const asked = (path: string): readonly string[] => {
    const { disk, asked } = held({ '/root/l': '/root/in' })
    asked.length = 0
    disk.kind(path)
    return asked
  }
  expect(asked('/root//in/./a')).toEqual(['/root', '/root/in', '/root/in/a'])
  expect(asked('/root/in/../b')).toEqual(['/root', '/root/in', '/root/b'])
  expect(asked('/root/in/')).toEqual(['/root', '/root/in'])
  expect(asked('/root/l/a')).toEqual(['/root', '/root/l', '/root/in', '/root/in/a'])
})

test('a path that is relative starts from the working directory', () => {
  const here = process.cwd()
  const { disk } = held({ [`${here}/l`]: '/out' }, here)
  expect(['src', './src/x', '.', '..', '../x', 'l/c'].map((path) => disk.kind(path) === 'outside')).toEqual([false, false, false, true, true, true])
  expect(held({}, 'src').disk.kind(`${here}/src/x`)).not.toBe('outside')
})

test('as many links as Linux follows are followed, and no more', () => {
  const links = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`/root/${i}`, i + 1 < count ? `${i + 1}` : '/out']))
  expect(held(links(40)).disk.kind('/root/0')).toBe('outside')
  // Linux gives up: nothing is there, in or out.
  expect(held(links(41)).disk.kind('/root/0')).not.toBe('outside')
})

test('a folder is asked once whether it is a link, a file each time: it may become one', () => {
  const { disk, asked } = held()
  for (const path of ['/root/in/a', '/root/in/a', '/root/in/x']) disk.kind(path)
  expect(asked.filter((path) => path === '/root/in')).toHaveLength(1)
  expect(asked.filter((path) => path === '/root/in/a')).toHaveLength(2)
})
