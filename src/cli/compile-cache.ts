import { mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Script } from 'node:vm'
import { cacheFolder, ownFile, writeWhole, type Env } from './user-cache.ts'

/** Runs the bundle's chunks from the code that V8 made of them in an earlier run. Node keeps such a cache by itself from 22.8 on. */
export function compileCache(module: NodeJS.Module, env: Env): (path: string) => unknown {
  const require = module.require.bind(module)
  const folder = cacheFolder(env)
  if (folder === undefined) return require
  const Module = module.constructor as ModuleClass
  if (Module.enableCompileCache === undefined) return new Chunks(Module, require, join(folder, VERSION)).load
  Module.enableCompileCache(folder)
  return require
}

/** Node's own class of modules. To import `node:module` for it takes longer than to ask a module. */
interface ModuleClass {
  new (path: string): NodeJS.Module
  readonly _cache: Record<string, NodeJS.Module | undefined>
  readonly enableCompileCache?: (folder: string) => unknown
}

/** Code is of use to the very V8 that made it, on the same kind of processor. */
const VERSION = `${process.version}-${process.arch}`

/**
 * A file of the cache holds the size of the code, the source, and the code twice. V8 believes whatever it is given, and
 * crashes where a bit is wrong; to compare costs less than a checksum.
 */
const HEAD = 4

class Chunks {
  readonly #Module: ModuleClass
  readonly #require: (path: string) => unknown
  readonly #folder: string
  /** Chunks that had no code of use in the cache. */
  readonly #fresh: { readonly path: string; readonly source: Buffer; readonly script: Script }[] = []

  constructor(Module: ModuleClass, require: (path: string) => unknown, folder: string) {
    this.#Module = Module
    this.#require = require
    this.#folder = folder
    process.once('exit', () => this.#keep())
  }

  readonly load = (path: string): unknown => {
    const known = this.#Module._cache[path]
    if (known !== undefined) return known.exports
    const source = readFileSync(path)
    // The build writes ASCII.
    const text = source.toString('latin1')
    const code = this.#kept(path, source)
    // Only what Node itself has loaded may import, as plugins are. Both ways the modules are the same ones.
    if (code === undefined && text.includes('import(')) return this.#require(path)

    const module = new this.#Module(path)
    module.filename = path
    this.#Module._cache[path] = module
    const script = new Script(`(function(exports,require,module,__filename){${text}\n})`, { filename: path, ...(code && { cachedData: code }) })
    if (code === undefined || script.cachedDataRejected) this.#fresh.push({ path, source, script })
    const near = (name: string): unknown => (name.startsWith('./') ? this.load(join(dirname(path), name)) : this.#require(name))
    script.runInThisContext()(module.exports, near, module, path)
    module.loaded = true
    return module.exports
  }

  /** What is kept for a chunk of this very source, where it is whole. */
  #kept(path: string, source: Buffer): Buffer | undefined {
    try {
      const bytes = ownFile(this.#place(path))
      if (bytes === undefined) return undefined
      const size = bytes.readUInt32LE(0)
      const [text, code, again] = [bytes.subarray(HEAD, HEAD + source.length), bytes.subarray(-2 * size, -size), bytes.subarray(-size)]
      return bytes.length === HEAD + source.length + 2 * size && text.equals(source) && code.equals(again) ? again : undefined
    } catch {
      return undefined
    }
  }

  #keep(): void {
    if (this.#fresh.length === 0) return
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
      for (const { path, source, script } of this.#fresh) {
        const code = script.createCachedData()
        const head = Buffer.alloc(HEAD)
        head.writeUInt32LE(code.length, 0)
        writeWhole(this.#place(path), Buffer.concat([head, source, code, code]))
      }
    } catch {
      // A cache that cannot be written is no cache; the run was as good without it.
    }
  }

  #place(path: string): string {
    return join(this.#folder, `${basename(path, '.cjs')}.bin`)
  }
}
