import { expect, test } from 'vitest'
import { neighbours } from '../../src/project/neighbours.ts'
import { memory } from '../memory.ts'

const near = (path: string, files: Readonly<Record<string, string>>) => neighbours(path, memory({ [path]: '', ...files }), '/home/user')
const paths = (all: readonly { readonly path: string }[]): readonly string[] => all.map(({ path }) => path)

test('beside a file lie the projects and bases of its folder, and the projects above', () => {
  const files = Object.fromEntries(['app/compose.yaml', 'app/docker-compose.yml', 'app/base.yml', 'app/my-common.YAML', 'app/shared.txt', 'app/database.yaml', 'app/prod.compose.yml', 'app/sub/x.yaml', 'compose.yml', 'base.yaml'].map((path) => [path, '']))
  const { beside, around } = near('app/web.yaml', files)
  expect(paths(beside)).toEqual(['app/compose.yaml', 'app/docker-compose.yml', 'app/base.yml', 'app/my-common.YAML', 'compose.yml'])
  expect(paths(around)).toEqual(['app/compose.yaml', 'app/docker-compose.yml', 'app/base.yml', 'app/my-common.YAML', 'app/prod.compose.yml', 'compose.yml', 'base.yaml'])
  expect(paths(near('app/compose.yaml', files).around)).not.toContain('app/compose.yaml')
})

test('no more than five folders above, and thirty files in each, are looked at', () => {
  expect(paths(near('1/2/3/4/5/web.yaml', { 'compose.yaml': '' }).around)).toEqual(['compose.yaml'])
  expect(paths(near('1/2/3/4/5/6/web.yaml', { 'compose.yaml': '' }).around)).toEqual([])
  expect(near('web.yaml', Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`compose-${i}.yaml`, '']))).around.length).toBe(30)
})

test('what one brings, includes and extends is read where it is asked', () => {
  const one = (text: string) => near('parts/web.yaml', { 'compose.yaml': text }).around[0]!
  const lacks = (kind: 'network' | 'volume' | 'image', name: string) => [{ kind, name, by: 'web', known: true, meant: undefined, origin: undefined! }]
  expect(one('networks: {front: }\n').brings(lacks('network', 'front'))).toBe(true)
  expect(one('networks: {front: }\n').brings(lacks('volume', 'front'))).toBe(false)
  expect(one('services: {web: {image: x}}\n').brings(lacks('image', 'web'))).toBe(true)
  expect([one('- a\n'), one(''), one(']')].map((file) => file.brings(lacks('network', 'front')))).toEqual([false, false, false])

  const includes = (text: string): boolean => one(text).includes('parts/web.yaml')
  for (const text of ['include: [parts/web.yaml]\n', 'include: [./parts/../parts/web.yaml]\n', 'include: [{path: parts/web.yaml}]\n', 'include: [{path: [x.yaml, parts/web.yaml]}]\n', 'include: [x.yaml, "${DIR}/web.yaml"]\n', 'include: [/home/user/parts/web.yaml]\n'])
    expect([text, includes(text)]).toEqual([text, true])
  for (const text of ['include: parts/web.yaml\n', 'include: [web.yaml]\n', 'include: [{}]\n', 'include: [{path: [[parts/web.yaml]]}]\n', 'include: [1]\n', 'include: ["${DIR}"]\n', 'x: [parts/web.yaml]\n', 'services: {include: [parts/web.yaml]}\n'])
    expect([text, includes(text)]).toEqual([text, false])

  const extends_ = (text: string): boolean => one(text).extends('parts/web.yaml')
  expect(extends_('services: {a: {}, b: {extends: {file: parts/web.yaml, service: web}}}\n')).toBe(true)
  for (const text of ['services: {b: {extends: web}}\n', 'services: {b: {extends: {file: other.yaml, service: web}}}\n', 'services: [extends]\n', 'extends: {file: parts/web.yaml}\n']) expect([text, extends_(text)]).toEqual([text, false])
})
