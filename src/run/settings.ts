import { posix } from 'node:path'
import { rules as builtIn } from '../../rules/index.ts'
import { arm } from '../config/arm.ts'
import { defaults, type Block, type Config } from '../config/config.ts'
import { configFinder, configNames } from '../config/find.ts'
import type { Disk } from '../compose/disk.ts'
import type { Armed } from '../lint/check.ts'
import type { Notification } from '../lint/diagnostic.ts'
import { ConfigError } from './config-error.ts'
import type { LintRequest } from './request.ts'

/** Which configuration holds where. Each is read once. */
export class Settings {
  readonly notifications: Notification[] = []
  readonly #request: LintRequest
  readonly #disk: Disk
  readonly #find: (folder: string) => string | undefined
  readonly #read = new Map<string | undefined, Promise<Config>>()
  readonly #all = new Map<Config, Config>()

  constructor(request: LintRequest, disk: Disk) {
    this.#request = request
    this.#disk = disk
    const { config } = request
    const unread = (path: string): void => {
      this.notifications.push({ level: 'warning', message: `this is not read: a configuration is called ${configNames[0]}`, path })
    }
    const finder = configFinder(disk, posix.resolve('.'), unread)
    this.#find = config === false ? () => undefined : config === undefined ? (folder) => this.#found(finder(folder)) : () => config
  }

  /** The configuration for a project, by the path of its first file. */
  of(path: string): Promise<Config> {
    const found = this.#find(path === '-' ? '.' : posix.dirname(path))
    const known = this.#read.get(found) ?? (found === undefined ? Promise.resolve(defaults(builtIn, '.')) : this.#load(found))
    this.#read.set(found, known)
    return known
  }

  /** The rules that run on a project. */
  armed(config: Config, path: string): readonly Armed[] {
    const { only } = this.#request
    if (only === undefined) return arm(config, path)
    // Whoever asks for a rule by name wants it, on or off, at the level that holds for it.
    const on = new Map(arm(config, path).map((armed) => [armed.rule.id, armed]))
    const all = new Map(arm(this.#everything(config), path).map((armed) => [armed.rule.id, armed]))
    return only.flatMap((id) => on.get(id) ?? all.get(id) ?? [])
  }

  /** A configuration with all rules on. */
  #everything(config: Config): Config {
    const made = this.#all.get(config) ?? { ...config, base: 'all', blocks: config.blocks.map(wanted), guard: undefined }
    this.#all.set(config, made)
    return made
  }

  #found(found: { readonly path: string; readonly passedOver: readonly string[] } | undefined): string | undefined {
    for (const path of found?.passedOver ?? []) {
      const message = `${path} is not read: ${found!.path} is the configuration here`
      if (!this.notifications.some((told) => told.message === message)) this.notifications.push({ level: 'warning', message, path })
    }
    return found?.path
  }

  /** A configuration with a mistake ends the run: its findings would not be what the team asked for. */
  async #load(path: string): Promise<Config> {
    const { loadConfig } = await import('../config/load.ts')
    const { config, plugins } = this.#request
    const read = await loadConfig({
      path,
      root: config === undefined ? posix.dirname(path) : '.',
      rules: builtIn,
      disk: this.#disk,
      today: new Date().toISOString().slice(0, 10),
      plugins: plugins !== false
    })
    if ('config' in read) {
      this.notifications.push(...read.config.notifications)
      return read.config
    }
    const mistakes = read.mistakes.map(({ origin, message }) => {
      const { line, column } = origin.file.position(origin.start)
      return `${origin.file.path}:${line}:${column}: ${message}`
    })
    throw new ConfigError([...(read.fault === undefined ? [] : [read.fault]), ...mistakes])
  }
}

/** A block that switches nothing off. */
function wanted({ files, settings }: Block): Block {
  const on = [...settings].map(([id, setting]) => [id, setting.level === 'off' ? { ...setting, level: undefined } : setting] as const)
  return { files, settings: new Map(on) }
}
