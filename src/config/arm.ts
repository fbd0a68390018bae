import type { Armed } from '../lint/check.ts'
import type { Rule, Severity } from '../rule.ts'
import type { Config, Site } from './config.ts'
import { below } from './selector.ts'

/** The rules that are on for a project, by the path of its first file; without one, for all. */
export function arm(config: Config, path?: string): readonly Armed[] {
  const place = path === undefined ? undefined : below(config.root, path)
  const blocks = config.blocks.filter(({ files }) => files === undefined || (place !== undefined && files(place)))
  return config.rules.flatMap((rule) => {
    let level: Severity | 'off' | undefined = isOn(rule, config) ? undefined : 'off'
    const written = new Map<string, unknown>(Object.entries(config.site as Site & Record<string, unknown>).filter(([, value]) => (value as readonly string[]).length > 0))
    for (const { settings } of blocks) {
      const setting = settings.get(rule.id)
      if (!setting) continue
      // To set an option of a rule is to want the rule.
      level = setting.level ?? (level === 'off' ? undefined : level)
      for (const [name, value] of setting.options) written.set(name, value)
    }
    return level === 'off' ? [] : [{ rule, severity: level, options: options(rule, written) }]
  })
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
