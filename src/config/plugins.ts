import { createRequire } from 'node:module'
import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Disk } from '../compose/disk.ts'
import type { Notification } from '../lint/diagnostic.ts'
import type { Rule } from '../rule.ts'
import { foreignRule, nonsense } from './foreign-rule.ts'
import { suggestion } from './mistake.ts'
import { offerRuleModule } from './rule-module.ts'
import { thrown } from './thrown.ts'
import { within } from './within.ts'

/** What became of a plugin. */
export interface Plugged {
  readonly prefix: string
  /** Each with the prefix before its id. */
  readonly rules: readonly Rule[]
  /** False where some of its rules are missing, so that a name nobody knows may be one of them. */
  readonly loaded: boolean
  /** Why there is no such plugin: a mistake in the configuration. */
  readonly fault?: string
  readonly notifications: readonly Notification[]
}

/** A module that takes longer to load is left out; so is a rule that takes longer for one project. In milliseconds. */
export const patience = { load: 10_000, check: 5_000 }
export type Patience = typeof patience

/**
 * Loads the rules of a package, a folder (a rule a file) or a file, as seen from the folder of the configuration.
 * What goes wrong is told; nothing throws.
 */
export async function plug(prefix: string, place: string, from: string, disk?: Disk, limits: Patience = patience): Promise<Plugged> {
  const modules = modulesOf(place, resolve(from), disk)
  if ('fault' in modules) return { prefix, rules: [], loaded: false, notifications: [], ...modules }
  const rules: Rule[] = []
  const notifications: Notification[] = []
  for (const path of modules) {
    const name = modules.length > 1 ? join(place, basename(path)) : place
    const complain = (message: string): void => void notifications.push({ level: 'error', message: `the plugin ${prefix} (${name}) ${message}` })
    try {
      for (const value of exported(await load(path, limits.load))) {
        const wrong = nonsense(value) ?? (rules.some(({ id }) => id === `${prefix}/${(value as Rule).id}`) ? `it has two rules "${(value as Rule).id}"` : undefined)
        if (wrong === undefined) rules.push(foreignRule(value as Rule, prefix, limits.check))
        else complain(`exports what is no rule: ${wrong}`)
      }
    } catch (error) {
      complain(`could not be loaded: ${thrown(error)}`)
    }
  }
  return { prefix, rules, loaded: notifications.length === 0, notifications }
}

function modulesOf(place: string, from: string, disk: Disk | undefined): readonly string[] | { readonly fault: string } {
  const isPath = /^\.{0,2}\//.test(place)
  const refused = disk && refusal(isPath ? [resolve(from, place)] : packagePlaces(place, from, disk), disk)
  const found = refused ?? (isPath ? inFolder(place, from) : inPackage(place, from))
  return 'fault' in found || disk === undefined ? found : (refusal(found, disk) ?? found)
}

/** Why modules must not be loaded. */
function refusal(paths: readonly string[], disk: Disk): { readonly fault: string } | undefined {
  for (const path of paths) {
    const read = disk.kind(path) === 'outside' ? disk.read(path) : undefined
    if (read && 'fault' in read) return { fault: `${path} cannot be loaded: ${read.message}` }
  }
  return undefined
}

/** Where Node would look for a package, as far up as there is one. */
function packagePlaces(name: string, from: string, disk: Disk): readonly string[] {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', ...name.split('/').slice(0, name.startsWith('@') ? 2 : 1))
    if (disk.kind(place) !== undefined || folder === dirname(folder)) return [place]
  }
}

function inFolder(place: string, from: string): readonly string[] | { readonly fault: string } {
  const path = resolve(from, place)
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return { fault: `there is no file or folder ${place}${suggestion(basename(path), namesIn(dirname(path)))}` }
  // A device or a pipe has no end.
  if (!stat.isDirectory()) return stat.isFile() ? [path] : { fault: `${place} is no file and no folder` }
  const modules = namesIn(path).filter((name) => /\.m?js$/.test(name) && !/\.(?:test|spec)\.m?js$/.test(name))
  return modules.length > 0 ? modules.map((name) => join(path, name)) : { fault: `the folder ${place} holds no rules: no file .js or .mjs` }
}

function inPackage(name: string, from: string): readonly string[] | { readonly fault: string } {
  try {
    // The folder that `createRequire` starts from is that of a file, which need not be there.
    return [createRequire(join(from, 'netlint.yaml')).resolve(name)]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') return { fault: `the package "${name}" cannot be required: ${thrown(error)}` }
    return { fault: `there is no package "${name}" here${namesIn(from).includes(name) ? `; did you mean "./${name}"?` : ''}` }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

/** A module whose own code hangs is ended; one that awaits something is waited for, but not for ever. */
async function load(path: string, limit: number): Promise<unknown> {
  try {
    return within(limit, () => createRequire(path)(path))
  } catch (error) {
    const { code, message } = (error ?? {}) as NodeJS.ErrnoException
    const lacksUs = code?.endsWith('MODULE_NOT_FOUND') && /'netlint(?:\/rule)?'/.test(message)
    if (lacksUs) offerRuleModule()
    else if (code !== 'ERR_REQUIRE_ASYNC_MODULE') throw error
  }
  return awaited(import(pathToFileURL(path).href), limit)
}

async function awaited(module: Promise<unknown>, limit: number): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took longer than ${limit / 1000} s`)), limit)
  })
  try {
    return await Promise.race([module, tooLong])
  } finally {
    clearTimeout(timer)
  }
}

/** A rule, a list of rules, or a module whose default export is either. */
function exported(module: unknown): readonly unknown[] {
  const value = typeof module === 'object' && module !== null && 'default' in module ? module.default : module
  if (Array.isArray(value)) return value
  const rules = (value as { readonly rules?: unknown } | undefined)?.rules
  return Array.isArray(rules) ? rules : [value]
}
