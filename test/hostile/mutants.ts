import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { examples } from '../examples.ts'

/** The files of a project, by path. */
export type Files = Readonly<Record<string, string>>

const root = join(import.meta.dirname, '../..')

/** What we have written ourselves: the examples of all pages, and the folders of fixtures. Large files have nothing to say that small ones have not. */
export function seeds(largest = 4000): readonly Files[] {
  const pages = ['rules', 'docs'].flatMap((folder) => readdirSync(join(root, folder)).filter((name) => name.endsWith('.md')).map((name) => join(root, folder, name)))
  const told = pages.flatMap((page) => examples(readFileSync(page, 'utf8')).map(({ files }) => files))
  const folders = readdirSync(join(root, 'fixtures'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const kept = folders.map((folder) => Object.fromEntries(filesOf(folder).map((path) => [relative(folder, path), readFileSync(path, 'utf8')])))
  return [...told, ...kept].filter((files) => {
    const size = Object.values(files).join('').length
    return size > 0 && size <= largest && composeFiles(files).length > 0
  })
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|env)$/.test(entry.name))
    .map((entry) => join(folder, entry.name))
    .sort()
}

/** Those that are merged, in order. */
export function composeFiles(files: Files): readonly string[] {
  return ['compose.yaml', 'compose.override.yaml'].filter((name) => name in files)
}

/** Numbers from 0 up to a bound, the same ones for the same seed (mulberry32). */
export function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** What tends to be where no one thought of it. */
const words = [
  '', ' ', '\n', '\r', '\t', '\0', '\ufeff', '\x1b[31m', '"', "'", ':', ': ', '- ', '? ', '#', ' #', '|\n', '>-\n', '[', ']', '{', '}', '{}', '[]', ',', '&a ', '*a', '<<: *a\n', '!reset ', '!override ', '!!binary ', '!x ',
  '---\n', '...\n', '%YAML 1.2\n', '$', '$$', '${', '${A', '${A:-', '${A:?b}', '${A:-${B}}', '}', '~', 'null', 'true', '0', '-1', '1e999', '.nan', '0x10', '65536', '99999999999999999999', '/33', '::', '0.0.0.0', '::1', '/tcp',
  '__proto__', 'constructor', 'services:\n', 'networks:\n', 'include:\n', 'extends: ', 'host', 'none', 'service:a', 'container:a', 'default', 'external: true\n', '\\', '\u2028', '\ud800', '😀', '# netlint: allow[all] x\n', '../', '.', '/', 'compose.yaml'
]

/** One file of a project, changed in one to four places; what is spliced in comes from the others. */
export function mutant(files: Files, others: readonly Files[], die: ReturnType<typeof dice>): Files {
  const names = Object.keys(files)
  const name = names[die(names.length)]!
  let text = files[name]!
  for (let left = 1 + die(4); left > 0; left--) text = mutated(text, others, die)
  return { ...files, [name]: text }
}

function mutated(text: string, others: readonly Files[], die: ReturnType<typeof dice>): string {
  const at = die(text.length + 1)
  const end = at + die(1 + Math.min(text.length - at, 40))
  const word = words[die(words.length)]!
  const lines = text.split('\n')
  const line = die(lines.length)
  const other = Object.values(others[die(others.length)]!)
  const foreign = other[die(other.length)]!.split('\n')
  switch (die(10)) {
    case 0:
      return text.slice(0, at) + text.slice(end)
    case 1:
      return text.slice(0, end) + text.slice(at)
    case 2:
      return text.slice(0, at) + word + text.slice(at)
    case 3:
      return text.slice(0, at) + word + text.slice(end)
    case 4:
      return text.slice(0, at) + String.fromCharCode(die(die(2) ? 128 : 65_536)) + text.slice(at + 1)
    case 5:
      return lines.toSpliced(line, 1).join('\n')
    case 6:
      return lines.with(line, `${' '.repeat(die(7))}${lines[line]!.trimStart()}`).join('\n')
    case 7:
      return lines.toSpliced(line, 0, ...foreign.slice(die(foreign.length)).slice(0, 1 + die(5))).join('\n')
    case 8:
      return lines.with(line, lines[line]!.replace(/[^:\s-][^:]*$/, () => word)).join('\n')
    default:
      return lines.with(line, lines[die(lines.length)]!).join('\n')
  }
}

