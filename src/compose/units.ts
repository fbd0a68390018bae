import { goQuoted } from './quoted.ts'

/** Why a text is no amount, in Go's words. */
export interface Unreadable {
  readonly docker: string
}

const multiples: Readonly<Record<string, number>> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 }

/** `1.5g` in bytes (docker/go-units RAMInBytes). */
export function parseBytes(text: string): number | Unreadable {
  const split = /^(.*[0-9. ])([^0-9. ]*)$/su.exec(text)
  if (split === null) return { docker: `invalid size: '${text}'` }
  const number = split[1]!.endsWith(' ') ? split[1]!.slice(0, -1) : split[1]!
  if (!/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(number)) return { docker: `strconv.ParseFloat: parsing ${goQuoted(number)}: invalid syntax` }
  const size = Number(number)
  if (size < 0) return { docker: `invalid size: '${text}'` }
  const suffix = split[2]!
  if (suffix === '') return Math.trunc(size)
  const lower = suffix.length > 3 ? suffix : suffix.toLowerCase()
  if (lower === 'b') return Math.trunc(size)
  const multiple = Object.hasOwn(multiples, lower[0]!) ? multiples[lower[0]!] : undefined
  if (multiple === undefined || !['', 'b', 'ib'].includes(lower.slice(1))) return { docker: `invalid suffix: '${lower}'` }
  return Math.trunc(size * multiple)
}

const nanoseconds: Readonly<Record<string, bigint>> = {
  ns: 1n, us: 1_000n, 'µs': 1_000n, 'μs': 1_000n, ms: 1_000_000n, s: 1_000_000_000n, m: 60_000_000_000n, h: 3_600_000_000_000n,
  d: 86_400_000_000_000n, w: 604_800_000_000_000n
}
const longestDuration = 2n ** 63n - 1n

/** `1h30m` in nanoseconds: Go's durations with days and weeks (xhit/go-str2duration). */
export function parseDuration(text: string): bigint | Unreadable {
  const invalid = { docker: `time: invalid duration ${goQuoted(text)}` }
  const sign = /^[-+]/.exec(text)?.[0] ?? ''
  let rest = text.slice(sign.length)
  if (rest === '0') return 0n
  if (rest === '') return invalid
  let total = 0n
  while (rest !== '') {
    const amount = /^(\d*)(?:\.(\d*))?/.exec(rest)!
    const [whole = '', fraction = ''] = amount.slice(1)
    if (whole === '' && fraction === '') return invalid
    rest = rest.slice(amount[0].length)
    const unit = /^[^.\d]*/.exec(rest)![0]
    if (unit === '') return { docker: `time: missing unit in duration ${goQuoted(text)}` }
    if (!Object.hasOwn(nanoseconds, unit)) return { docker: `time: unknown unit ${goQuoted(unit)} in duration ${goQuoted(text)}` }
    rest = rest.slice(unit.length)
    // No duration that fits has more digits: nothing is lost, and nothing huge is built.
    if (whole.replace(/^0+/, '').length > 19) return invalid
    const digits = fraction.slice(0, 18)
    total += BigInt(whole || 0) * nanoseconds[unit]! + (BigInt(digits || 0) * nanoseconds[unit]!) / 10n ** BigInt(digits.length)
    if (total > longestDuration) return invalid
  }
  return sign === '-' ? -total : total
}

/** As Go prints a duration: `1h30m0s`, `1.5s`, `100ms`. */
export function durationText(duration: bigint): string {
  if (duration === 0n) return '0s'
  const sign = duration < 0n ? '-' : ''
  const total = duration < 0n ? -duration : duration
  const decimal = (unit: bigint, of: bigint): string => {
    const part = (of % unit).toString().padStart(unit.toString().length - 1, '0').replace(/0+$/, '')
    return `${of / unit}${part === '' ? '' : `.${part}`}`
  }
  if (total < 1_000n) return `${sign}${total}ns`
  if (total < 1_000_000n) return `${sign}${decimal(1_000n, total)}µs`
  if (total < 1_000_000_000n) return `${sign}${decimal(1_000_000n, total)}ms`
  const [hours, minutes, seconds] = [total / 3_600_000_000_000n, (total / 60_000_000_000n) % 60n, decimal(1_000_000_000n, total % 60_000_000_000n)]
  return `${sign}${hours > 0n ? `${hours}h` : ''}${hours > 0n || minutes > 0n ? `${minutes}m` : ''}${seconds}s`
}
