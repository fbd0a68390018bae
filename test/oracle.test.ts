import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { select } from '../src/compose/discover.ts'
import { disk, type Disk } from '../src/compose/disk.ts'
import { fragment } from '../src/project/fragment.ts'
import { load } from '../src/compose/load.ts'
import { config } from '../src/compose/print.ts'
import { rules } from '../rules/index.ts'
import { examples } from './examples.ts'
import { findings, isRefusal } from './findings.ts'
import { all, ask, digest, oracle, remembered, surroundings, type Answer } from './oracle.ts'
import { rows } from './rows.ts'

const root = join(import.meta.dirname, '..')

/** A project to ask about: its files by path, and how it is run. */
interface Case {
  readonly name: string
  readonly files: ReadonlyMap<string, string>
  readonly run: Run
}
interface Run {
  readonly files?: readonly string[]
  readonly profiles?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** What is not asked, by what stands in its files. */
const exceptions: readonly { readonly where: RegExp; readonly why: string }[] = [
  { where: /^x-f: &f \[\*e/m, why: 'Compose follows aliases of aliases until it has no memory left' },
  { where: /['" ]::1:\d+:\d+/, why: 'Debian builds Compose with go-connections 0.4.0, which wants brackets around IPv6' },
  { where: /pre_start:/, why: 'it came with Compose 5.3' }
]

const every: readonly Case[] = [
  ...['compose', ...rules.map(({ id }) => id)].flatMap(fixtures),
  ...rows().filter(({ differs }) => differs === undefined).map(({ name, files }): Case => ({ name, files, run: {} })),
  ...readdirSync(join(root, 'rules')).filter((name) => name.endsWith('.md')).flatMap(page)
]
const exceptionTo = ({ files }: Case) => exceptions.find(({ where }) => [...files.values()].some((text) => where.test(text)))
const cases = every.filter((each) => exceptionTo(each) === undefined)

const { command, version, reason } = oracle()
// The same folder for the same files, so that the answer is the same: paths are part of it.
const work = join(tmpdir(), 'netlint-oracle')
const folders = new Map(cases.map((each) => [each, join(work, digest([...each.files], each.run), 'app')]))
let answers: ReadonlyMap<Case, Answer>

describe.skipIf(command === undefined)(`as the real docker compose${command ? '' : ` (skipped: ${reason})`}`, () => {
  beforeAll(async () => {
    rmSync(work, { recursive: true, force: true })
    for (const [{ files }, folder] of folders) for (const [path, text] of files) write(join(folder, path), text)
    answers = await all(cases, (each) => {
      const folder = folders.get(each)!
      return remembered(digest(version, [...each.files], each.run, surroundings(folder)), () => ask(command!, folder, words(each), each.run.env ?? {}))
    })
  }, 120_000)
  afterAll(() => rmSync(work, { recursive: true, force: true }))

  test.skip.each(every.filter(exceptionTo).map((each) => [each.name, exceptionTo(each)!.why]))('%s: %s', () => {})

  test.each(cases.map((each) => [each.name, each] as const))('%s', (_, each) => {
    const { accepted, said } = answers.get(each)!
    const { printed, refused, isFragment } = netlint(each, folders.get(each)!)
    if (accepted) {
      expect(refused).toEqual([])
      expect(printed.trimEnd()).toBe(said.trimEnd())
    } else {
      expect(refused.length > 0 || isFragment, said).toBe(true)
    }
  })
})

function words({ run: { files = [], profiles = [] } }: Case): readonly string[] {
  return [...files.flatMap((file) => ['-f', file]), ...profiles.flatMap((profile) => ['--profile', profile]), 'config', '--format', 'json']
}

/** What netlint makes of a case where it lies. */
function netlint({ run }: Case, folder: string): { readonly printed: string; readonly refused: readonly string[]; readonly isFragment: boolean } {
  const at = (path: string): string => join(folder, path.startsWith(folder) ? path.slice(folder.length) : path)
  const there: Disk = { read: (path) => disk.read(at(path)), kind: (path) => disk.kind(at(path)), list: (path) => disk.list(at(path)) }
  const loaded = load({ here: folder, ...selected(run, there, folder) }, there)
  const refused = findings(loaded, there).filter(isRefusal)
  return { printed: config(loaded, 'json'), refused: refused.map(({ rule, message }) => `${rule.id}: ${message}`), isFragment: fragment(loaded, there) !== undefined }
}

function selected({ files = [], profiles = [], env }: Run, disk: Disk, folder: string) {
  const shell = surroundings(folder, env)
  const found = select({ files, envFiles: [], profiles, shell }, disk, folder)
  if ('fault' in found) throw new Error(found.fault)
  return { ...found, shell }
}

function fixtures(folder: string): readonly Case[] {
  const path = join(root, 'fixtures', folder)
  return existsSync(path) ? readdirSync(path).map((name) => fixture(`fixtures/${folder}/${name}`)) : []
}

function fixture(path: string): Case {
  const folder = join(root, path)
  if (path.endsWith('.yaml')) return { name: path, files: new Map([['compose.yaml', readFileSync(folder, 'utf8')]]), run: {} }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file): [string, string] => [file.slice(folder.length + 1), readFileSync(file, 'utf8')])
  const run = join(folder, 'run.json')
  return { name: path, files: new Map(files), run: existsSync(run) ? JSON.parse(readFileSync(run, 'utf8')) : {} }
}

function page(name: string): readonly Case[] {
  return examples(readFileSync(join(root, 'rules', name), 'utf8')).map(({ line, files, settings }) => {
    const profiles = settings['profiles']?.split(',')
    return { name: `${name}:${line}`, files: new Map(Object.entries(files)), run: profiles ? { profiles } : {} }
  })
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
