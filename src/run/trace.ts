import { hash } from 'node:crypto'
import type { Disk, Read } from '../compose/disk.ts'

export type Shell = Readonly<Record<string, string | undefined>>

/** What the outside world was asked, and its answer: of what it read a digest alone. */
export type Question = readonly [ask: 'read' | 'kind' | 'list', path: string, answer: string]

/** Everything that the world was asked while one project was read, each once. */
export class Trace {
  readonly questions: Question[] = []
  /** By text, the place among the questions of the one that it answered. */
  readonly texts = new Map<string, number>()
  readonly variables = new Set<string>()
  /** True where all variables were looked at. */
  isOpen = false
  readonly disk: Disk
  readonly shell: Shell
  readonly #known = new Set<string>()

  constructor(disk: Disk, shell: Shell) {
    this.disk = {
      read: (path) => {
        const read = disk.read(path)
        if (this.#note('read', path, () => answerTo(read)) && 'text' in read) this.texts.set(read.text, this.questions.length - 1)
        return read
      },
      kind: (path) => {
        const kind = disk.kind(path)
        this.#note('kind', path, () => String(kind))
        return kind
      },
      list: (path) => {
        const names = disk.list(path)
        this.#note('list', path, () => listing(names))
        return names
      }
    }
    const looked = (name: string | symbol): void => void (typeof name === 'string' && this.variables.add(name))
    this.shell = new Proxy(shell, {
      get: (from, name) => (looked(name), Reflect.get(from, name) as string | undefined),
      has: (from, name) => (looked(name), Reflect.has(from, name)),
      getOwnPropertyDescriptor: (from, name) => (looked(name), Reflect.getOwnPropertyDescriptor(from, name)),
      ownKeys: (from) => ((this.isOpen = true), Reflect.ownKeys(from))
    })
  }

  #note(ask: Question[0], path: string, answer: () => string): boolean {
    const key = `${ask} ${path}`
    if (this.#known.has(key)) return false
    this.#known.add(key)
    this.questions.push([ask, path, answer()])
    return true
  }
}

/** The texts that were read, by the question's place; undefined where the world answers anything else than it did. */
export function sameAnswers(questions: readonly Question[], disk: Disk): ReadonlyMap<number, string> | undefined {
  const texts = new Map<number, string>()
  for (const [i, [ask, path, answer]] of questions.entries()) {
    const read = ask === 'read' ? disk.read(path) : undefined
    const now = read ? answerTo(read) : ask === 'kind' ? String(disk.kind(path)) : listing(disk.list(path))
    if (now !== answer) return undefined
    if (read && 'text' in read) texts.set(i, read.text)
  }
  return texts
}

function answerTo(read: Read): string {
  return 'text' in read ? digest(read.text) : `${read.fault}: ${read.message}`
}

function listing(names: ReturnType<Disk['list']>): string {
  return digest(JSON.stringify(names))
}

/** Of all values together: one alone may be so short that it could be guessed. */
export function valuesOf(names: readonly string[], shell: Shell): string {
  return digest(JSON.stringify(names.map((name) => (Object.hasOwn(shell, name) ? shell[name] : undefined) ?? null)))
}

export function digest(text: string): string {
  return hash('sha256', text, 'base64')
}
