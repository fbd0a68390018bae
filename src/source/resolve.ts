import type { Scalar } from './tree.ts'

/** What go-yaml makes of a scalar's text (yaml.v3 resolve.go), where that is no string. */
export interface Resolved {
  readonly value: Scalar['value']
  readonly type: Scalar['type']
}

/** Text that an explicit tag forbids, in go-yaml's words. */
export interface Undecodable {
  readonly docker: string
}

const NULL: Resolved = { value: null, type: 'null' }
const TRUE: Resolved = { value: true, type: 'bool' }
const FALSE: Resolved = { value: false, type: 'bool' }
const INFINITE: Resolved = { value: Number.POSITIVE_INFINITY, type: 'float' }
const MINUS_INFINITE: Resolved = { value: Number.NEGATIVE_INFINITY, type: 'float' }
const NOT_A_NUMBER: Resolved = { value: Number.NaN, type: 'float' }

const WORDS = new Map<string, Resolved>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word): [string, Resolved] => [word, NULL]),
  ...['true', 'True', 'TRUE'].map((word): [string, Resolved] => [word, TRUE]),
  ...['false', 'False', 'FALSE'].map((word): [string, Resolved] => [word, FALSE]),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word): [string, Resolved] => [word, INFINITE]),
  ...['-.inf', '-.Inf', '-.INF'].map((word): [string, Resolved] => [word, MINUS_INFINITE]),
  ...['.nan', '.NaN', '.NAN'].map((word): [string, Resolved] => [word, NOT_A_NUMBER]),
])

/** Plain text without a tag. Undefined: it is a string. Only a few first letters can begin anything else. */
export function resolvePlain(text: string): Resolved | undefined {
  switch (text.charCodeAt(0)) {
    case 0x2b: // +
    case 0x2d: // -
    case 0x2e: // .
    case 0x30: // 0 to 9
    case 0x31:
    case 0x32:
    case 0x33:
    case 0x34:
    case 0x35:
    case 0x36:
    case 0x37:
    case 0x38:
    case 0x39:
      return WORDS.get(text) ?? timestamp(text) ?? number(text)
    case 0x46: // F
    case 0x4e: // N
    case 0x54: // T
    case 0x66: // f
    case 0x6e: // n
    case 0x74: // t
    case 0x7e: // ~
      return text.length > 5 ? undefined : WORDS.get(text)
    default:
      return text === '' ? NULL : undefined
  }
}

/** Text under an explicit tag, in its short form (`!!int`), quoted or not. Undefined: it is a string. */
export function resolveTagged(tag: string, text: string): Resolved | Undecodable | undefined {
  switch (tag) {
    case '!!null':
    case '!!bool':
    case '!!int':
    case '!!float':
    case '!!timestamp': {
      const found = WORDS.get(text) ?? (tag === '!!timestamp' ? timestamp(text) : undefined) ?? number(text)
      const type = found?.type ?? 'str'
      if (`!!${type}` === tag) return found
      if (tag === '!!float' && found?.type === 'int') return { value: found.value, type: 'float' }
      return { docker: `cannot decode !!${type} \`${text}\` as a ${tag}` }
    }
    case '!!binary': {
      const encoded = text.replace(/[\r\n]/g, '')
      if (!/^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/.test(encoded) || encoded.includes('_')) {
        return { docker: '!!binary value contains invalid base64 data' }
      }
      return { value: Buffer.from(encoded, 'base64').toString(), type: 'string' }
    }
    default:
      return undefined
  }
}

const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const INT_MIN = -(2n ** 63n)
const UINT_MAX = 2n ** 64n - 1n

/** No number to the base of sixty; `0777` is octal, `08` a float (it is no octal), and what no 64 bits hold is a float or a string. */
function number(text: string): Resolved | undefined {
  // After a leading point an underscore is a matter of Go's own grammar, which wants a digit on both sides.
  if (text.charCodeAt(0) === 0x2e && !/^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/.test(text)) return undefined
  const plain = text.includes('_') ? text.replaceAll('_', '') : text
  const integer = INTEGER.exec(plain)
  if (integer !== null) {
    const [, sign, hex, binary, octal, decimal] = integer
    const size = hex ? Number.parseInt(hex, 16) : binary ? Number.parseInt(binary, 2) : octal ? Number.parseInt(octal, 8) : Number(decimal)
    if (size <= Number.MAX_SAFE_INTEGER) return { value: sign === '-' && size > 0 ? -size : size, type: 'int' }
    const exact = BigInt(hex ? `0x${hex}` : binary ? `0b${binary}` : octal ? `0o${octal}` : decimal!)
    const fits = sign === '-' ? -exact >= INT_MIN : exact <= (sign === '' ? UINT_MAX : -INT_MIN - 1n)
    if (fits) return { value: sign === '-' ? -size : size, type: 'int' }
  }
  if (!FLOAT.test(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) ? { value, type: 'float' } : undefined
}

const TIMESTAMP =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt](\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?(?:Z|[-+](\d\d):(\d\d)))| (\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?)?$/

/** Compose cannot use a date where it wants a string: it is "invalid jsonType time.Time" to its schema. */
function timestamp(text: string): Resolved | undefined {
  if (text.charCodeAt(4) !== 0x2d) return undefined
  const match = TIMESTAMP.exec(text)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0, hour, minute, second, zoneHour, zoneMinute, ...spaced] = match.slice(1).map((part) => Number(part ?? 0))
  if (day < 1 || day > daysIn(month, year)) return undefined
  const within = (value: number | undefined, limit: number) => value === undefined || value < limit
  if (!within(hour, 24) || !within(minute, 60) || !within(second, 60) || !within(zoneHour, 25) || !within(zoneMinute, 60)) return undefined
  if (!within(spaced[0], 24) || !within(spaced[1], 60) || !within(spaced[2], 60)) return undefined
  return { value: text, type: 'timestamp' }
}

function daysIn(month: number, year: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  if (month < 1 || month > 12) return 0
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
