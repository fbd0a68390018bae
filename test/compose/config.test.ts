import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { disk, type Disk } from '../../src/compose/disk.ts'
import { load, type Loaded } from '../../src/compose/load.ts'
import { discover } from '../../src/compose/discover.ts'
import { config } from '../../src/compose/print.ts'
import { told } from './trees.ts'

const root = join(import.meta.dirname, '../../fixtures/compose')
const cases = readdirSync(root)

interface Run {
  readonly files?: readonly string[]
  readonly profiles?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** The case as if it lay in /project, which is where its recorded answers are said to be. */
function run(name: string): Loaded {
  const folder = join(root, name)
  const { files, profiles = [], env = {} }: Run = existsSync(join(folder, 'run.json')) ? JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) : {}
  const moved = (path: string): string => join(folder, path.replace(/^\/project\/?/, ''))
  const there: Disk = { read: (path) => disk.read(moved(path)), kind: (path) => disk.kind(moved(path)), list: (path) => disk.list(moved(path)) }
  const found = files ?? discover('.', there, '/project')!.files
  return load({ files: found, directory: '.', here: '/project', shell: { HOME: '/home/user', ...env }, envFiles: undefined, profiles }, there)
}

describe('as docker compose config', () => {
  const accepted = cases.filter((name) => existsSync(join(root, name, 'config.json')))
  test.each(accepted)('%s', (name) => {
    const loaded = run(name)
    expect(told(loaded.problems.filter(({ level }) => level === 'error'))).toEqual([])
    expect(config(loaded, 'json').trimEnd()).toBe(readFileSync(join(root, name, 'config.json'), 'utf8').trimEnd())
  })

  const refused = cases.filter((name) => existsSync(join(root, name, 'refused.txt')))
  test.each(refused)('%s', (name) => {
    const said = readFileSync(join(root, name, 'refused.txt'), 'utf8').replaceAll('/project/', '')
    const words = run(name).problems.flatMap(({ docker }) => docker ?? [])
    // Which service of a circle comes first is a matter of chance, and a list is refused by another part of Docker first.
    const expected = said.startsWith('yaml:') ? 'top-level object must be a mapping' : said.split('\n')[0]!
    expect(words.join('\n').replaceAll('/project/', '')).toContain(expected)
  })
})
