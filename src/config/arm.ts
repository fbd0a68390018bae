import type { Armed } from '../lint/check.ts'
import type { Rule, Severity } from '../rule.ts'
import { isLocked, type Block, type Config, type Site } from './config.ts'
import { below } from './selector.ts'

/** The rules that are on for a project, by the path of its first file; without one, for all. */
export function arm(config: Config, path?: string): readonly Armed[] {
  const blocks = blocksFor(config, path)
  const guardBlocks = config.guard && blocksFor(config.guard, path)
  // Most projects of a run are of one kind.
  const known = armed.get(config) ?? []
  armed.set(config, known)
  const same = known.find((each) => isSame(each.blocks, blocks) && isSame(each.guardBlocks, guardBlocks))
  if (same) return same.rules
  const own = armory(config, blocks)
  // What a file that locks does not say of the site, one that extends it may.
  const guarded = config.guard ? armory({ ...config.guard, site: { ...config.site, ...said(config.guard.site) } }, guardBlocks) : own
  const rules = config.rules.flatMap((rule) => (isLocked(config.locked, rule.id) ? guarded(rule) : undefined) ?? own(rule) ?? [])
  known.push({ blocks, guardBlocks, rules })
  return rules
}

/** Undefined where nothing is to be said. */
type Blocks = readonly Block[] | undefined

const armed = new WeakMap<Config, { readonly blocks: Blocks; readonly guardBlocks: Blocks; readonly rules: readonly Armed[] }[]>()

function isSame(a: Blocks, b: Blocks): boolean {
  return a === b || (a !== undefined && a.length === b?.length && a.every((block, i) => block === b[i]))
}

function blocksFor(config: Config, path: string | undefined): Blocks {
  if (path !== undefined && isIgnored(config, path)) return undefined
  const place = path === undefined ? undefined : below(config.root, path)
  return config.blocks.filter(({ files }) => files === undefined || (place !== undefined && files(place)))
}

/** What a configuration makes of each rule for a project; undefined where it is off. */
function armory(config: Config, blocks: Blocks): (rule: Rule) => Armed | undefined {
  if (blocks === undefined) return () => undefined
  const site = Object.entries(said(config.site))
  return (rule) => {
    let level: Severity | 'off' | undefined = isOn(rule, config) ? undefined : 'off'
    const written = new Map<string, unknown>(site)
    for (const { settings } of blocks) {
      const setting = settings.get(rule.id)
      if (!setting) continue
      // To set an option of a rule is to want the rule.
      level = setting.level ?? (level === 'off' ? undefined : level)
      for (const [name, value] of setting.options) written.set(name, value)
    }
    return level === 'off' ? undefined : { rule, severity: level, options: options(rule, written) }
  }
}

function said(site: Site): Partial<Site> {
  return Object.fromEntries(Object.entries(site).filter(([, ranges]) => ranges.length > 0))
}

function isOn(rule: Rule, { base }: Config): boolean {
  // A policy is written to be held.
  if (base === 'all' || rule.id.startsWith('policy/')) return true
  if (base === 'none') return false
  return rule.recommended !== false || (base === 'security' && (rule.tags ?? []).includes('security'))
}

function options(rule: Rule, written: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(rule.options).map(([name, { fallback, read }]) => [name, read(written.has(name) ? written.get(name) : fallback)]))
}

/** Whether the configuration wants nothing to be said about a file. */
export function isIgnored(config: Config, path: string): boolean {
  return config.ignored(below(config.root, path))
}

/** The name of the host that a project runs on, by the path of its first file. */
export function hostOf(config: Config, path: string): string | undefined {
  const place = below(config.root, path)
  for (const [name, matches] of config.hosts) if (matches(place)) return name
  return undefined
}
