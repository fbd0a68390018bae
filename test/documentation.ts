import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { commands, flags, type Flag } from '../src/cli/arguments.ts'
import { bySection } from '../src/catalog/section.ts'
import { formats } from '../src/report/index.ts'
import { rules } from '../rules/index.ts'
import { limits } from './limits.ts'

const root = join(import.meta.dirname, '..')

/** A page as it should stand: what is made from the code made anew, and under each command what it gives. */
export function refreshed(page: string, env: Readonly<Record<string, string>>, base: string): string {
  return replayed(page.replace(/(<!-- made: (\w+) -->)[^]*?(<!-- end -->)/g, (_, begin: string, name: string, end: string) => `${begin}${made[name]!()}${end}`), env, base)
}

/** Parts of pages that the code tells better than a person could. */
const made: Readonly<Record<string, () => string>> = {
  rules: () => {
    const links = bySection(rules).map(({ title, rules }) => `| **${title}** | ${rules.map(({ id }) => `[${id}](rules/${id}.md)`).join(', ')} |`)
    return `\n| | ${rules.length} rules |\n|---|---|\n${links.join('\n')}\n`
  },
  flags: () => {
    const rows = (flags as readonly Flag[]).map(({ name, short, value, about }) => {
      const written = value === undefined ? `--${name}` : /^\[\w+\]$/.test(value) ? `--${name}[=${value.slice(1)}` : `--${name} ${value}`
      return `| \`${short ? `-${short}, ` : ''}${written}\` | ${about} |`
    })
    return `\n${table('command', commands.map(({ usage, about }) => `| \`${usage}\` | ${about} |`))}\n\n${table('flag', rows)}\n`
  },
  formats: () => [...formats.keys()].map((name) => `\`${name}\``).join(', '),
  formatTable: () => `\n${table('format', [...formats].map(([name, { about }]) => `| \`${name}\` | ${about} |`))}\n`,
  faults: () => measured()[0]!,
  accepted: () => measured()[1]!,
  ...Object.fromEntries(Object.entries(limits).map(([name, value]) => [name, () => value]))
}

function table(title: string, rows: readonly string[]): string {
  return `| ${title} | |\n|---|---|\n${rows.join('\n')}`
}

/** What scripts/measure-config.mjs counted. */
function measured(): readonly string[] {
  const text = readFileSync(join(root, 'docs/compared-with-docker-compose-config.md'), 'utf8')
  return /\| \*\*all\*\* \| \*\*(\d+)\*\* \| \*\*(\d+)\*\* \|/.exec(text)!.slice(1)
}

export interface Block {
  readonly language: string
  readonly words: readonly string[]
  readonly text: string
  readonly line: number
}

/** The fenced blocks of a page. */
export function blocks(page: string): readonly Block[] {
  return [...page.matchAll(/^```(\w*)(.*)\n([^]*?)^```$/gm)].map((found) => ({
    language: found[1]!,
    words: found[2]!.split(' ').filter(Boolean),
    text: found[3]!,
    line: page.slice(0, found.index).split('\n').length
  }))
}

/**
 * The commands of a `console` block are run where the block says (`in=FOLDER`), or else in a folder of the files that the
 * page has shown so far: blocks whose first line is a comment with a file's name.
 */
function replayed(page: string, env: Readonly<Record<string, string>>, base: string): string {
  const files = new Map<string, string>()
  return page.replace(/^(```(\w+)(.*)\n)([^]*?)(^```$)/gm, (whole, fence: string, language: string, words: string, text: string, end: string) => {
    const name = /^(?:#|\/\/) ([\w./-]+\.\w+)\n/.exec(text)?.[1]
    if (name !== undefined) files.set(name, text)
    if (language !== 'console') return whole
    const place = /\bin=(\S+)/.exec(words)?.[1]
    const folder = place === undefined ? filled(files, base) : join(root, place)
    const shown = text.split('\n').filter((line) => line.startsWith('$ ')).map((line) => `${line}\n${run(line.slice(2), folder, env)}`)
    if (place === undefined) rmSync(dirname(folder), { recursive: true })
    return `${fence}${shown.join('\n')}${end}`
  })
}

function filled(files: ReadonlyMap<string, string>, base: string): string {
  const folder = join(mkdtempSync(join(base, 'shown-')), 'shop')
  mkdirSync(join(folder, '.git'), { recursive: true })
  // `import 'netlint'` finds what was built.
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(base, join(folder, 'node_modules/netlint'))
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

function run(command: string, cwd: string, env: Readonly<Record<string, string>>): string {
  const { stdout } = spawnSync('sh', ['-c', `{ ${command}; } 2>&1`], { cwd, env, encoding: 'utf8' })
  return stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}\n`
}
