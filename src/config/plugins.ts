import { createRequire } from 'node:module'
import { statSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Notification } from '../lint/diagnostic.ts'
import type { Rule } from '../rule.ts'
import { foreignRule, nonsense } from './foreign-rule.ts'
import { offerRuleModule } from './rule-module.ts'
import { within } from './within.ts'

/** What became of a plugin. */
export interface Plugged {
  readonly prefix: string
  /** Each with the prefix before its id. */
  readonly rules: readonly Rule[]
  /** False where some of its rules are missing, so that a name nobody knows may be one of them. */
  readonly loaded: boolean
  readonly notifications: readonly Notification[]
}

/** A module that takes longer to load is left out; so is a rule that takes longer for one project. In milliseconds. */
export const patience = { load: 10_000, check: 5_000 }
export type Patience = typeof patience

/**
 * Loads the rules of a package, a folder (a rule a file) or a file, as seen from the folder of the configuration.
 * What goes wrong is told; nothing throws.
 */
export async function plug(prefix: string, place: string, from: string, limits: Patience = patience): Promise<Plugged> {
  const rules: Rule[] = []
  const notifications: Notification[] = []
  const complain = (message: string): void => void notifications.push({ level: 'error', message: `the plugin ${prefix} (${place}) ${message}` })
  let modules: readonly string[] = []
  try {
    modules = modulesOf(place, resolve(from))
    if (modules.length === 0) complain('has no rules: its folder holds no file .js or .mjs')
  } catch (error) {
    complain(`was not found: ${firstLine(error)}`)
  }
  for (const path of modules) {
    try {
      for (const value of exported(await load(path, limits.load))) {
        const wrong = nonsense(value) ?? (rules.some(({ id }) => id === `${prefix}/${(value as Rule).id}`) ? `it has two rules "${(value as Rule).id}"` : undefined)
        if (wrong === undefined) rules.push(foreignRule(value as Rule, prefix, limits.check))
        else complain(`exports what is no rule: ${wrong}`)
      }
    } catch (error) {
      complain(`could not be loaded: ${firstLine(error)}`)
    }
  }
  return { prefix, rules, loaded: notifications.length === 0, notifications }
}

function modulesOf(place: string, from: string): readonly string[] {
  // The folder that `createRequire` starts from is that of a file, which need not be there.
  if (!/^\.{0,2}\//.test(place)) return [createRequire(join(from, 'netlint.yaml')).resolve(place)]
  const path = resolve(from, place)
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => /\.m?js$/.test(name) && !/\.(?:test|spec)\.m?js$/.test(name))
    .sort()
    .map((name) => join(path, name))
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

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!
}
