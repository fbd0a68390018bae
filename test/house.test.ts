import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Who may import whom, room by room. Nothing runs back up. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'src/source': [],
  'src/net': [],
  'src/compose': ['src/net', 'src/source'],
  'src/project': ['src/compose', 'src/net', 'src/source'],
  'src/rule.ts': ['src/project', 'src/net', 'src/source'],
  rules: ['src/rule.ts'],
  'src/catalog': ['src/rule.ts'],
  'src/lint': ['src/rule.ts', 'src/project', 'src/source'],
  'src/config': ['src/catalog', 'src/lint', 'src/rule.ts', 'src/project', 'src/compose', 'src/source'],
  'src/report': ['src/lint', 'src/catalog', 'src/rule.ts', 'src/source'],
  'src/run': ['rules', 'src/config', 'src/lint', 'src/rule.ts', 'src/project', 'src/compose', 'src/source'],
  'src/index.ts': ['src/run', 'rules', 'src/lint', 'src/project', 'src/compose'],
  'src/cli': ['src/index.ts', 'src/run', 'rules', 'src/config', 'src/report', 'src/lint', 'src/catalog', 'src/rule.ts', 'src/project', 'src/compose', 'src/source']
}

/** The one door to each package and to the outside world. */
const doors: Readonly<Record<string, readonly string[]>> = {
  'js-yaml': ['src/source'],
  'ip-num': ['src/net'],
  ajv: ['src/config'],
  // What a plugin's rules import, written into the files of a new rule.
  'netlint/rule': ['src/config'],
  'eslint-formatter-pretty': ['src/report/pretty.ts'],
  'node:fs': ['src/compose/disk.ts', 'src/cli', 'src/config'],
  'node:module': ['src/cli', 'src/config'],
  'node:vm': ['src/config', 'src/cli/compile-cache.ts'],
  'node:worker_threads': ['src/config', 'src/cli']
}

const files = ['src', 'rules'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
)

interface Import {
  readonly from: string
  readonly to: string
}

const imports: readonly Import[] = files.flatMap((from) =>
  [...readFileSync(join(root, from), 'utf8').matchAll(/^(?:(?:import|export)\b[^'\n]*\bfrom |import |\} from )'([^'\n$]+)'|\bimport\('([^'\n]+)'\)/gm)].map(([, fixed, lazy]) => fixed ?? lazy).map((to) => ({
    from,
    to: to!.startsWith('.') ? relative(root, join(root, dirname(from), to!)) : to!
  }))
)

function within(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`)
}

function roomOf(path: string): string {
  const room = Object.keys(rooms).find((room) => within(path, room))
  if (!room) throw new Error(`${path} stands in no room of this house`)
  return room
}

describe('the house', () => {
  test('has a room for every file', () => {
    for (const file of files) expect(() => roomOf(file)).not.toThrow()
  })

  test('has imports that run one way', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (!within(to, 'src') && !within(to, 'rules')) return false
      const room = roomOf(from)
      return roomOf(to) !== room && !rooms[room]!.some((allowed) => within(to, allowed))
    })
    expect(wrong).toEqual([])
  })

  test('has one door to each package', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (within(to, 'src') || within(to, 'rules')) return false
      const door = Object.keys(doors).find((name) => to === name || to.startsWith(`${name}/`))
      if (door) return !doors[door]!.some((room) => within(from, room))
      return !['node:path', 'node:util', 'node:url', 'node:os', 'node:crypto', 'node:zlib', 'node:tty', 'sarif'].includes(to)
    })
    expect(wrong).toEqual([])
  })

  test('writes built-in modules with their prefix', () => {
    expect(imports.filter(({ to }) => builtinModules.includes(to))).toEqual([])
  })

  test('keeps rules, checking, cataloguing and reporting away from process, console and clock', () => {
    const pure = files.filter((file) => ['rules', 'src/source', 'src/net', 'src/compose', 'src/project', 'src/lint', 'src/catalog', 'src/report', 'src/rule.ts'].some((room) => within(file, room)))
    const wrong = pure.filter((file) => /\b(?:process\.(?:env|argv|cwd|exit|std|on|memory|hrtime|cpu)|console\.|Date\.now|new Date\b|performance\.)/.test(readFileSync(join(root, file), 'utf8')))
    expect(wrong).toEqual([])
  })

  test('has rules of one screen, each with its page', () => {
    for (const file of files.filter((file) => within(file, 'rules') && file !== 'rules/index.ts')) {
      const text = readFileSync(join(root, file), 'utf8')
      expect(text.slice(text.search(/^  \*?check\b/m)).split('\n').length, `${file}: the model lacks a word`).toBeLessThanOrEqual(60)
      expect(existsSync(join(root, file.replace(/\.ts$/, '.md'))), `${file} has no page`).toBe(true)
    }
  })

  test('has files that do one thing', () => {
    for (const file of files) {
      expect(readFileSync(join(root, file), 'utf8').split('\n').length, file).toBeLessThanOrEqual(400)
      expect(file).not.toMatch(/(?:^|\/)(?:utils?|helpers?|common|shared|misc|types)(?:\/|\.ts$)/)
    }
  })
})
