import type { Problem } from '../source/problem.ts'
import { slice, type Scalar, type Tree } from '../source/tree.ts'
import { goQuoted } from './quoted.ts'
import { isString } from './forms.ts'
import { changer, type Change, type Way } from './pattern.ts'
import { refuse, shown, written } from './refusal.ts'
import { parseBytes, parseDuration, type Unreadable } from './units.ts'
import { commandLine } from './words.ts'

type Report = (problem: Problem) => void

/** Undefined where Compose can read the value; else what it should be, and why it is not in Compose's words. */
type Reading = (value: Tree) => Misread | undefined
interface Misread extends Unreadable {
  readonly wanted: string
  /** The part at fault, where it is not the whole. */
  readonly at?: Tree
}

/**
 * What compose-go refuses when it reads a canonical model into its types (loader/loader.go Transform, types/*.go): the
 * schema has let any string stand for a duration, a size, a number.
 */
export function decode(tree: Tree, report: Report): void {
  read(tree, report)
}

const read = changer<Report>(() => Object.fromEntries(Object.entries(readings).map(([path, read]) => [path, told(path, read)])))

function told(path: string, read: Reading): Change<Report> {
  return (value, report, way) => {
    const misread = read(value)
    if (misread === undefined) return value
    const at = misread.at ?? value
    const code = path.includes('.ports.') ? 'port-valid' : 'compose-schema'
    const name = path.split('.').findLast((key) => key !== '*')
    refuse(report, code, at, `${name} must be ${misread.wanted}, not ${shown(at)}`, { docker: `'${fieldPath(path, way)}' ${misread.docker}` })
    return value
  }
}

/** As mapstructure names a place: `services[web].ports[0].target`. */
function fieldPath(path: string, way: Way | undefined): string {
  const keys: (string | number)[] = []
  for (let here = way; here !== undefined; here = here.up) keys.push(here.key)
  keys.reverse()
  return path.split('.').map((step, i) => (step === '*' ? `[${keys[i]}]` : i === 0 ? step : `.${step}`)).join('')
}

const duration: Reading = (value) => {
  const read = value.kind === 'scalar' ? parseDuration(value.text) : 0n
  return typeof read === 'bigint' ? undefined : { ...read, wanted: 'a duration such as 1m30s' }
}

const bytes: Reading = (value) => {
  const read = isString(value) ? parseBytes(value.text) : 0
  return typeof read === 'number' ? undefined : { ...read, wanted: 'a size such as 512m' }
}

const boolean: Reading = (value) => {
  if (!isString(value) || /^(?:true|false|y|yes|on|n|no|off)$/i.test(value.text)) return undefined
  return { wanted: 'true or false', docker: `invalid boolean: ${written(value)}` }
}

const float: Reading = (value) => {
  if (!isString(value) || /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(value.text)) return undefined
  return { wanted: 'a number', docker: `strconv.ParseFloat: parsing ${goQuoted(written(value))}: invalid syntax` }
}

const integer: Reading = (value) => {
  if (!isString(value) || /^[-+]?\d+$/.test(value.text)) return undefined
  return { wanted: 'a whole number', docker: `strconv.ParseInt: parsing ${goQuoted(written(value))}: invalid syntax` }
}

/** Go's unsigned integers. Only strings that were cast with the variables may stand for one. */
const unsigned = (bits: 16 | 32 | 64): Reading => (value) => {
  if (value.kind !== 'scalar') return undefined
  if (isString(value)) return { wanted: 'a whole number', docker: `expected type 'uint${bits}', got unconvertible type 'string'` }
  if (typeof value.value !== 'number' || value.value >= 0) return undefined
  return { wanted: 'zero or more', docker: `cannot parse value as 'uint${bits}': ${value.text} overflows ${value.type === 'float' ? 'float' : 'uint'}` }
}

const castUnsigned: Reading = (value) => (isString(value) ? undefined : unsigned(64)(value))
const castTarget: Reading = (value) => (isString(value) ? undefined : unsigned(32)(value))

const command: Reading = (value) =>
  isString(value) && !commandLine(value.text, 0).valid ? { wanted: 'a command line with its quotes closed', docker: 'invalid command line string' } : undefined

const fileMode: Reading = (value) => {
  if (value.kind !== 'scalar' || value.type === 'int') return undefined
  if (value.type === 'float') return { wanted: 'an octal file mode', docker: 'unexpected value type float64 for mode' }
  return !isString(value) || /^[-+]?[0-7]+$/.test(value.text) ? undefined : { wanted: 'an octal file mode', docker: `strconv.ParseInt: parsing ${goQuoted(written(value))}: invalid syntax` }
}

const deviceCount: Reading = (value) => {
  if (!isString(value) || value.text.toLowerCase() === 'all' || /^[-+]?\d+$/.test(value.text)) return undefined
  return { wanted: '"all" or a number', docker: `invalid value ${goQuoted(written(value))}, the only value allowed is 'all' or a number` }
}

/** compose-go types/hostList.go. */
const hosts: Reading = (value) => {
  const bad = (at: Tree, name: string): Misread => ({ at, wanted: 'a host name and its address', docker: `bad host name '${name}'` })
  if (value.kind === 'mapping') {
    for (const [name, { key }] of value.entries) if (name === '' || /[:=]/.test(name)) return bad(key, name)
  } else if (value.kind === 'sequence') {
    for (const item of value.items) {
      if (item.kind !== 'scalar') continue
      const cut = item.text.indexOf('=') < 0 ? item.text.indexOf(':') : item.text.indexOf('=')
      if (cut < 0) return { at: item, wanted: 'a host name and its address', docker: `invalid additional host, missing IP: ${written(item)}` }
      const name = item.text.slice(0, cut)
      if (name === '' || name.includes(':')) return bad(item, name)
    }
  }
  return undefined
}

/** compose-go types/mapping.go MappingWithEquals. */
const variables: Reading = (value) => {
  if (value.kind !== 'sequence') return undefined
  for (const item of value.items) {
    if (item.kind !== 'scalar') continue
    const name = item.text.split('=', 1)[0]!
    if (!/\s$/.test(name)) continue
    const key: Scalar = { ...item, text: name, value: name, origin: slice(item, 0, name.length) }
    return { at: key, wanted: 'a name without blanks at its end', docker: `environment variable ${name} is declared with a trailing space` }
  }
  return undefined
}

/** A Go string: integers are written out, other numbers and booleans are not. */
const text: Reading = (value) => {
  if (value.kind !== 'scalar' || (value.type !== 'float' && value.type !== 'bool')) return undefined
  return { wanted: 'a string', docker: `expected type 'string', got unconvertible type '${value.type === 'float' ? 'float64' : 'bool'}'` }
}

const hook: Readonly<Record<string, Reading>> = { command, environment: variables, privileged: boolean }
const device: Readonly<Record<string, Reading>> = { count: deviceCount }
const update: Readonly<Record<string, Reading>> = { delay: duration, monitor: duration, parallelism: castUnsigned }
const throttle: Readonly<Record<string, Reading>> = { rate: bytes }

const service: Readonly<Record<string, Reading>> = {
  attach: boolean,
  command,
  entrypoint: command,
  environment: variables,
  extra_hosts: hosts,
  'group_add.*': text,
  mem_limit: bytes,
  mem_reservation: bytes,
  mem_swappiness: bytes,
  memswap_limit: bytes,
  shm_size: bytes,
  stop_grace_period: duration,
  'storage_opt.*': text,
  'ports.*.target': castTarget,
  'depends_on.*.restart': boolean,
  'env_file.*.required': boolean,
  'configs.*.mode': fileMode,
  'secrets.*.mode': fileMode,
  'volumes.*.bind.create_host_path': boolean,
  'volumes.*.tmpfs.size': bytes,
  'volumes.*.tmpfs.mode': unsigned(32),
  'healthcheck.interval': duration,
  'healthcheck.timeout': duration,
  'healthcheck.start_period': duration,
  'healthcheck.start_interval': duration,
  'healthcheck.retries': castUnsigned,
  'blkio_config.weight': unsigned(16),
  'blkio_config.weight_device.*.weight': unsigned(16),
  ...under('blkio_config.device_read_bps.*', throttle),
  ...under('blkio_config.device_read_iops.*', throttle),
  ...under('blkio_config.device_write_bps.*', throttle),
  ...under('blkio_config.device_write_iops.*', throttle),
  'build.args': variables,
  'build.extra_hosts': hosts,
  'build.no_cache': boolean,
  'build.pull': boolean,
  'build.privileged': boolean,
  'build.shm_size': bytes,
  'build.secrets.*.mode': fileMode,
  'deploy.resources.limits.cpus': float,
  'deploy.resources.limits.memory': bytes,
  'deploy.resources.limits.pids': integer,
  'deploy.resources.reservations.cpus': float,
  'deploy.resources.reservations.memory': bytes,
  'deploy.resources.reservations.generic_resources.*.discrete_resource_spec.value': integer,
  ...under('deploy.resources.reservations.devices.*', device),
  ...under('deploy.update_config', update),
  ...under('deploy.rollback_config', update),
  'deploy.restart_policy.delay': duration,
  'deploy.restart_policy.window': duration,
  'deploy.restart_policy.max_attempts': castUnsigned,
  'deploy.placement.max_replicas_per_node': castUnsigned,
  ...under('gpus.*', device),
  ...under('post_start.*', hook),
  ...under('pre_stop.*', hook),
  ...under('develop.watch.*.exec', hook)
}

const readings: Readonly<Record<string, Reading>> = { ...under('services.*', service), 'secrets.*.driver_opts.*': text }

function under(path: string, readings: Readonly<Record<string, Reading>>): Record<string, Reading> {
  return Object.fromEntries(Object.entries(readings).map(([name, read]) => [`${path}.${name}`, read]))
}
