import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism, homedir } from 'node:os'
import { join } from 'node:path'

/** The real `docker compose`: the words that call it, or why there is none to ask. */
export interface Oracle {
  readonly command: readonly string[] | undefined
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
  if (found === undefined) return { command: undefined, reason: 'no docker compose is installed' }
  if (!/^v?2\./.test(found.version!)) return { command: undefined, reason: `netlint is held against Compose 2, and this is ${found.version}` }
  return { command: found.command, reason: '' }
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
