import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import Module from 'node:module'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'

type Env = Readonly<Record<string, string | undefined>>

/** Runs the bundle's chunks from the code that V8 made of them in an earlier run. Node keeps such a cache by itself from 22.8 on. */
export function compileCache(require: NodeJS.Require, env: Env): (path: string) => unknown {
  const folder = cacheFolder(env)
  if (folder === undefined) return require
  const { enableCompileCache } = Module as { enableCompileCache?: (folder: string) => unknown }
  if (enableCompileCache === undefined) return new Chunks(require, join(folder, VERSION)).load
  enableCompileCache(folder)
  return require
}

/** The user's own, never a folder that others may write to. Undefined: there is none, or none is wanted. */
function cacheFolder(env: Env): string | undefined {
  if (env['NETLINT_NO_CACHE']) return undefined
  const base = env['XDG_CACHE_HOME'] || (env['HOME'] && join(env['HOME'], '.cache'))
  return base && isAbsolute(base) ? join(base, 'netlint') : undefined
}

/** Code is of use to the very V8 that made it, on the same kind of processor. */
const VERSION = `${process.version}-${process.arch}`
/** The sums of the source and of the code, and the size of the code. */
const HEAD = 12

class Chunks {
  readonly #require: NodeJS.Require
  readonly #folder: string
  /** Chunks that had no code of use in the cache. */
  readonly #fresh: { readonly path: string; readonly sum: number; readonly script: Script }[] = []

  constructor(require: NodeJS.Require, folder: string) {
    this.#require = require
    this.#folder = folder
    process.once('exit', () => this.#keep())
  }

  readonly load = (path: string): unknown => {
    const known = this.#require.cache[path]
    if (known !== undefined) return known.exports
    const bytes = readFileSync(path)
    // The build writes ASCII. What imports a plugin goes through Node, which alone may import; they meet in `require.cache`.
    const source = bytes.toString('latin1')
    if (source.includes('import(')) return this.#require(path)

    const module = new Module(path)
    module.filename = path
    this.#require.cache[path] = module
    const sum = crc32(bytes)
    const code = this.#code(path, sum)
    const script = new Script(`(function(exports,require,module,__filename){${source}\n})`, { filename: path, ...(code && { cachedData: code }) })
    if (code === undefined || script.cachedDataRejected) this.#fresh.push({ path, sum, script })
    const near = (name: string): unknown => (name.startsWith('./') ? this.load(join(dirname(path), name)) : this.#require(name))
    script.runInThisContext()(module.exports, near, module, path)
    module.loaded = true
    return module.exports
  }

  /** What is kept for a chunk, whole and of this very text: V8 itself would believe anything. */
  #code(path: string, sum: number): Buffer | undefined {
    try {
      const bytes = ownFile(this.#place(path))
      if (bytes === undefined || bytes.length < HEAD || bytes.readUInt32LE(0) !== sum || bytes.readUInt32LE(8) !== bytes.length - HEAD) return undefined
      const code = bytes.subarray(HEAD)
      return crc32(code) === bytes.readUInt32LE(4) ? code : undefined
    } catch {
      return undefined
    }
  }

  #keep(): void {
    if (this.#fresh.length === 0) return
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
      for (const { path, sum, script } of this.#fresh) {
        const code = script.createCachedData()
        const head = Buffer.alloc(HEAD)
        head.writeUInt32LE(sum, 0)
        head.writeUInt32LE(crc32(code), 4)
        head.writeUInt32LE(code.length, 8)
        writeWhole(this.#place(path), Buffer.concat([head, code]))
      }
    } catch {
      // A cache that cannot be written is no cache; the run was as good without it.
    }
  }

  #place(path: string): string {
    return join(this.#folder, `${basename(path, '.cjs')}.bin`)
  }
}

/** A file that nobody but its user could have written. */
function ownFile(path: string): Buffer | undefined {
  const handle = openSync(path, 'r')
  try {
    const { uid, mode, size } = fstatSync(handle)
    if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined
    const bytes = Buffer.allocUnsafeSlow(size)
    return readSync(handle, bytes, 0, size, 0) === size ? bytes : undefined
  } finally {
    closeSync(handle)
  }
}

function writeWhole(path: string, bytes: Buffer): void {
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
