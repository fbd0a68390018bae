import { loadConfig, type Configured } from '../../src/config/load.ts'
import type { Config } from '../../src/config/config.ts'
import { defineRule, option, type Rule } from '../../src/rule.ts'
import { memory } from '../memory.ts'

const rule = (id: string, more: Partial<Rule> = {}): Rule => ({
  id, title: id, outcome: 'policy', severity: 'error', why: '', evidence: [], options: {}, check: () => [], ...more
})

/** Rules to set, of every kind there is. */
export const someRules: readonly Rule[] = [
  rule('port-unique'),
  rule('port-valid'),
  rule('network-used', { recommended: false, severity: 'info' }),
  rule('published-address-allowed', { recommended: false, tags: ['security'] }),
  rule('silence-valid', { severity: 'warning' }),
  defineRule({
    ...rule('lan-range-outside-dhcp'),
    options: {
      dhcp: option.texts('What the DHCP server hands out.', []),
      least: option.number('At least so many.', 3),
      mode: option.choice('Which.', ['loose', 'strict'], 'loose'),
      quiet: option.flag('Whether.', false)
    }
  }) as Rule
]

export function configured(files: Readonly<Record<string, string>>, path = 'netlint.yaml', more: Partial<Parameters<typeof loadConfig>[0]> = {}): Promise<Configured> {
  return loadConfig({ path, root: '.', rules: someRules, disk: memory(files), today: '2027-01-15', plugins: true, ...more })
}

/** The configuration of files that are right. */
export async function config(text: string, rules: readonly Rule[] = someRules): Promise<Config> {
  const made = await configured({ 'netlint.yaml': text }, 'netlint.yaml', { rules })
  if (!('config' in made)) throw new Error(shown(made).join('\n'))
  return made.config
}

/** What is wrong, as `line:column message`. */
export function shown(made: Configured): readonly string[] {
  if ('config' in made) return []
  if (made.fault !== undefined) return [made.fault]
  return made.mistakes.map(({ origin: { file, start }, message }) => {
    const { line, column } = file.position(start)
    return `${file.path === 'netlint.yaml' ? '' : `${file.path}:`}${line}:${column} ${message}`
  })
}
