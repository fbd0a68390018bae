import { goQuoted } from './quoted.ts'

/** A text read as the type that a path asks for. */
export type Cast = (text: string) => { readonly value: number | boolean; readonly type: 'int' | 'float' | 'bool' } | Refusal

export interface Refusal {
  readonly wanted: 'a whole number' | 'a number' | 'a boolean'
  /** Compose's words, about a text that may stand for the one refused. */
  readonly docker: (shown: string) => string
}

/** A step on the way to the paths whose strings Compose casts. */
export interface CastStep {
  readonly cast?: Cast
  readonly next: ReadonlyMap<string, CastStep>
}

/** The step under a key, `[]` for an item of a sequence; undefined where nothing below is cast. */
export function castStep(step: CastStep | undefined, key: string): CastStep | undefined {
  return step?.next.get(key) ?? step?.next.get('*')
}

const whole = (name: string): Cast => (text) => {
  if (!/^[-+]?[0-9]+$/.test(text)) return { wanted: 'a whole number', docker: (shown) => `strconv.${name}: parsing ${goQuoted(shown)}: invalid syntax` }
  // More digits than any 64-bit number has: no need to build a huge one.
  const digits = text.replace(/^[-+]?0*/, '')
  const number = digits.length > 19 ? undefined : BigInt(text.startsWith('-') ? `-${digits || 0}` : digits || 0)
  if (number === undefined || BigInt.asIntN(64, number) !== number) {
    return { wanted: 'a whole number', docker: (shown) => `strconv.${name}: parsing ${goQuoted(shown)}: value out of range` }
  }
  return { value: Number(number), type: 'int' }
}

const int = whole('Atoi')
const int64 = whole('ParseInt')

const decimal = /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[-+]?[0-9]+)?$/i
const special = /^(?:[-+]?inf(?:inity)?|nan)$/i
const hexadecimal = /^([-+]?)0x([0-9a-f]*)(?:\.([0-9a-f]*))?p([-+]?[0-9]+)$/i
// Go allows `_` only between digits, or after `0x`.
const misplacedUnderscore = /(?<![0-9a-fx])_|_(?![0-9a-f])|^[^x]*_(?![0-9])/i

const floating = (bits: 32 | 64): Cast => (text) => {
  const number = misplacedUnderscore.test(text) ? undefined : parseFloating(text.replaceAll('_', ''))
  if (number === undefined) return { wanted: 'a number', docker: (shown) => `strconv.ParseFloat: parsing ${goQuoted(shown)}: invalid syntax` }
  const kept = bits === 32 ? Math.fround(number) : number
  if (!Number.isFinite(kept) && !special.test(text)) {
    return { wanted: 'a number', docker: (shown) => `strconv.ParseFloat: parsing ${goQuoted(shown)}: value out of range` }
  }
  return { value: number, type: 'float' }
}

function parseFloating(text: string): number | undefined {
  if (decimal.test(text)) return Number(text)
  if (special.test(text)) return /nan/i.test(text) ? NaN : text.startsWith('-') ? -Infinity : Infinity
  const [, sign, before = '', after = '', exponent] = hexadecimal.exec(text) ?? []
  if (exponent === undefined || before + after === '') return undefined
  return Number(`${sign}1`) * parseInt(before + after, 16) * 2 ** (Number(exponent) - 4 * after.length)
}

const float = floating(64)
const float32 = floating(32)

/** compose-go loader/interpolate.go toBoolean: it takes YAML 1.1's booleans, too, and warns (`isOutdated`). */
const boolean: Cast = (text) => {
  const lower = text.toLowerCase()
  if (['true', 'y', 'yes', 'on'].includes(lower)) return { value: true, type: 'bool' }
  if (['false', 'n', 'no', 'off'].includes(lower)) return { value: false, type: 'bool' }
  return { wanted: 'a boolean', docker: (shown) => `invalid boolean: ${shown}` }
}

/** Whether a text that was taken for a boolean is none in YAML 1.2. */
export function isOutdated(text: string): boolean {
  return !/^(?:true|false)$/i.test(text)
}

/** compose-go loader/interpolate.go interpolateTypeCastMapping. */
const service: readonly (readonly [string, Cast])[] = [
  ['cpu_count', int64],
  ['cpu_percent', float],
  ['cpu_period', int64],
  ['cpu_quota', int64],
  ['cpu_rt_period', int64],
  ['cpu_rt_runtime', int64],
  ['cpus', float32],
  ['cpu_shares', int64],
  ['init', boolean],
  ['deploy.replicas', int],
  ['deploy.update_config.parallelism', int],
  ['deploy.update_config.max_failure_ratio', float],
  ['deploy.rollback_config.parallelism', int],
  ['deploy.rollback_config.max_failure_ratio', float],
  ['deploy.restart_policy.max_attempts', int],
  ['deploy.placement.max_replicas_per_node', int],
  ['healthcheck.retries', int],
  ['healthcheck.disable', boolean],
  ['oom_kill_disable', boolean],
  ['oom_score_adj', int64],
  ['pids_limit', int64],
  ['ports.[].target', int],
  ['privileged', boolean],
  ['read_only', boolean],
  ['scale', int],
  ['stdin_open', boolean],
  ['tty', boolean],
  ['ulimits.*', int],
  ['ulimits.*.hard', int],
  ['ulimits.*.soft', int],
  ['volumes.[].read_only', boolean],
  ['volumes.[].volume.nocopy', boolean]
]

const topLevel: readonly (readonly [string, Cast])[] = [
  ['networks.*.external', boolean],
  ['networks.*.internal', boolean],
  ['networks.*.attachable', boolean],
  ['networks.*.enable_ipv4', boolean],
  ['networks.*.enable_ipv6', boolean],
  ['volumes.*.external', boolean],
  ['secrets.*.external', boolean],
  ['configs.*.external', boolean]
]

/** Where every walk begins. */
export const castRoot: CastStep = steps([...service.map(([path, cast]) => [`services.*.${path}`, cast] as const), ...topLevel])

function steps(paths: Iterable<readonly [string, Cast]>): CastStep {
  const root: GrowingStep = { next: new Map() }
  for (const [path, cast] of paths) {
    let step = root
    for (const key of path.split('.')) {
      const next: GrowingStep = step.next.get(key) ?? { next: new Map() }
      step.next.set(key, next)
      step = next
    }
    step.cast = cast
  }
  return root
}

interface GrowingStep {
  cast?: Cast
  readonly next: Map<string, GrowingStep>
}
