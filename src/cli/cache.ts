import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, unlinkSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LintRequest } from '../index.ts'
import { cacheFolder, ownFile, writeWhole } from './user-cache.ts'
import type { World } from './world.ts'

/** In bytes: of one file, and of all together. */
const mostOfOne = 64 << 20
export const mostOfAll = 256 << 20
export const mostFiles = 100

/** `--cache`: what was found is kept in the user's cache folder, where there is one. A file that cannot be used is none. */
export function cached(request: LintRequest, { env }: World): LintRequest {
  const base = cacheFolder(env)
  const program = running()
  if (base === undefined || program === undefined) return request
  const folder = join(base, 'findings')
  return {
    ...request,
    cache: {
      program,
      read: (name) =>
        tried(() => {
          const path = join(folder, name)
          const text = ownFile(path, mostOfOne)?.toString()
          const now = new Date()
          // Those that nobody asks for go first.
          if (text !== undefined) tried(() => utimesSync(path, now, now))
          return text
        }),
      write: (name, text) =>
        void tried(() => {
          mkdirSync(folder, { recursive: true, mode: 0o700 })
          writeWhole(join(folder, name), Buffer.from(text))
          tidy(folder)
        })
    }
  }
}

/** This very program, by what its files say, and the Node that runs it. Undefined where it runs from its sources. */
function running(): string | undefined {
  const own = fileURLToPath(import.meta.url)
  if (!own.endsWith('.cjs')) return undefined
  const folder = dirname(own)
  const content = createHash('sha256').update(`${process.version} ${process.arch}`)
  for (const name of readdirSync(folder).sort()) content.update(`\0${name}\0`).update(readFileSync(join(folder, name)))
  return content.digest('hex')
}

/** Takes away what was not used for longest, as far as there is too much. */
function tidy(folder: string): void {
  const files = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const stat = statSync(path, { throwIfNoEntry: false })
    return stat ? [{ path, size: stat.size, used: stat.mtimeMs }] : []
  })
  let room = mostOfAll
  for (const [i, { path, size }] of files.sort((a, b) => b.used - a.used).entries()) {
    room -= size
    if (i >= mostFiles || room < 0) tried(() => unlinkSync(path))
  }
}

function tried<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
