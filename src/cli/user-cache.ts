import { closeSync, fstatSync, openSync, readSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'

export type Env = Readonly<Record<string, string | undefined>>

/** Where the user's own things are kept from run to run. Undefined: there is no such place, or nothing is to be kept. */
export function cacheFolder(env: Env): string | undefined {
  if (env['NETLINT_NO_CACHE']) return undefined
  const base = env['XDG_CACHE_HOME'] || (env['HOME'] && join(env['HOME'], '.cache'))
  return base && isAbsolute(base) ? join(base, 'netlint') : undefined
}

/** A file that nobody but its user could have written. */
export function ownFile(path: string, most = Infinity): Buffer | undefined {
  const handle = openSync(path, 'r')
  try {
    const { uid, mode, size } = fstatSync(handle)
    if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined
    if (size > most) return undefined
    const bytes = Buffer.allocUnsafeSlow(size)
    return readSync(handle, bytes, 0, size, 0) === size ? bytes : undefined
  } finally {
    closeSync(handle)
  }
}

export function writeWhole(path: string, bytes: Buffer): void {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, bytes, { flag: 'wx', mode: 0o600 })
    renameSync(temporary, path)
  } catch (error) {
    try {
      unlinkSync(temporary)
    } catch {
      // It was not even begun.
    }
    throw error
  }
}
