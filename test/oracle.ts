import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, homedir } from 'node:os'
import { join } from 'node:path'

/** The real `docker compose`: the words that call it and its version, or why there is none to ask. */
export interface Oracle {
  readonly command: readonly string[] | undefined
  readonly version: string
  readonly reason: string
}

/** What it prints of a project, or why it refuses it. */
export interface Answer {
  readonly accepted: boolean
  readonly said: string
}

export function oracle(): Oracle {
  const own = join(homedir(), '.cache/netlint-oracle/docker-compose')
  const named = process.env['NETLINT_COMPOSE']
  const candidates = named !== undefined ? [[named]] : [['docker', 'compose'], ['docker-compose'], ...(existsSync(own) ? [[own]] : [])]
  const found = candidates.map((command) => ({ command, version: versionOf(command) })).find(({ version }) => version !== undefined)
  if (found === undefined) return { command: undefined, version: '', reason: 'no docker compose is installed' }
  if (!/^v?2\./.test(found.version!)) return { command: undefined, version: '', reason: `netlint is held against Compose 2, and this is ${found.version}` }
  return { command: found.command, version: found.version!, reason: '' }
}

function versionOf([program, ...words]: readonly string[]): string | undefined {
  try {
    return execFileSync(program!, [...words, 'version', '--short'], { encoding: 'utf8', timeout: 15_000, stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}

/** The environment a question is asked in, and nothing else. */
export function surroundings(folder: string, env: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return { HOME: homedir(), PWD: folder, ...env }
}

/** Asks from a folder, in bounded time and memory: on some files Compose would take all there is. */
export function ask(command: readonly string[], folder: string, words: readonly string[], env: Readonly<Record<string, string>>): Promise<Answer> {
  const set = Object.entries({ PATH: process.env['PATH'] ?? '', ...surroundings(folder, env) }).map(([name, value]) => `${name}=${value}`)
  const line = ['-c', 'ulimit -v 3000000; exec env -i "$@"', 'sh', ...set, ...command, ...words]
  return new Promise((resolve) => {
    execFile('sh', line, { cwd: folder, encoding: 'utf8', timeout: 15_000, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve(error === null ? { accepted: true, said: stdout } : { accepted: false, said: stderr })
    })
  })
}

/** A name for values, the same for the same ones. */
export function digest(...values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 20)
}

/**
 * What was answered before is not asked again: each question is a process of its own. A question is the digest of
 * all that the answer depends on.
 */
export async function remembered(question: string, answer: () => Promise<Answer>): Promise<Answer> {
  const folder = join(import.meta.dirname, '../node_modules/.cache/netlint-oracle')
  const path = join(folder, question)
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'))
  const made = await answer()
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, JSON.stringify(made))
  return made
}

/** Works through a list, as many at once as there are processors. */
export async function all<Item, Made>(items: readonly Item[], work: (item: Item) => Promise<Made>): Promise<ReadonlyMap<Item, Made>> {
  const made = new Map<Item, Made>()
  const rest = [...items]
  const worker = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) made.set(item, await work(item))
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return made
}
