import { describe, expect, test } from 'vitest'
import { projectsOf } from '../../src/run/projects.ts'
import { memory } from '../memory.ts'

const web = 'services: {web: {image: nginx}}\n'

describe('files of which Compose takes another', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    ['one project', { 'compose.yaml': web, 'compose.override.yaml': web }, []],
    ['two bases', { 'compose.yaml': web, 'docker-compose.yml': web }, ['docker-compose.yml passed over: Compose takes compose.yaml here']],
    ['two overrides', { 'compose.yaml': web, 'compose.override.yml': web, 'docker-compose.override.yml': web }, ['docker-compose.override.yml passed over: Compose takes compose.yaml and compose.override.yml here']],
    ['one that is included', { 'compose.yaml': 'include: [docker-compose.yml]\n', 'docker-compose.yml': web }, []]
  ])('%s', (_, files, expected) => {
    const { notifications } = projectsOf({ directory: '.', env: {}, disk: memory(files) })
    expect(notifications.map(({ path, message }) => `${path} ${message}`)).toEqual(expected)
  })

  test('both, where both are named', () => {
    const { found, notifications } = projectsOf({ files: ['compose.yaml', 'docker-compose.yml'], env: {}, disk: memory({ 'compose.yaml': web, 'docker-compose.yml': web }) })
    expect([found.length, notifications]).toEqual([2, []])
  })
})
