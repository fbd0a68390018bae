import type { Located, Origin } from '../source/origin.ts'
import type { Fault, TypeName } from '../source/schema.ts'
import { closest } from '../source/spelling.ts'

/** What is wrong with a configuration, and where: the run ends with it. */
export interface Mistake extends Located {
  /** Lower case, no full stop. */
  readonly message: string
}

export function mistake(origin: Origin, message: string): Mistake {
  return { origin, message }
}

/** `; did you mean "port-unique"?`, or nothing. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const meant = closest(word, candidates)
  return meant === undefined ? '' : `; did you mean "${meant}"?`
}

/** Readers look through so many. */
const mostListed = 12

/** What other linters call a level. */
const levels: Readonly<Record<string, string>> = {
  warn: 'warning', err: 'error', critical: 'error', fatal: 'error', note: 'info', notice: 'info', hint: 'info',
  on: 'error', true: 'error', '2': 'error', '1': 'warning', '0': 'off', false: 'off', no: 'off', none: 'off', disable: 'off', disabled: 'off', ignore: 'off'
}

const typeWords: Readonly<Record<TypeName, string>> = {
  null: 'nothing', boolean: 'true or false', integer: 'a whole number', number: 'a number', string: 'text', array: 'a list', object: 'a mapping'
}

/** A fault as a sentence about the setting it is in. */
export function mistakeOf(fault: Fault): Mistake {
  return mistake(fault.at.origin, sentence(fault))
}

function sentence({ at, path, what }: Fault): string {
  const setting = path.length === 0 ? 'a configuration' : `"${name(path)}"`
  const written = at.kind === 'scalar' ? (at.type === 'null' ? 'nothing' : `"${at.text}"`) : at.kind === 'sequence' ? 'a list' : 'a mapping'
  switch (what.kind) {
    case 'unknown-key':
      return `${unknown(path, what.key)}${suggestion(what.key, what.known) || choice(path, what.known)}`
    case 'missing-key':
      return `${setting} needs ${quoted(what.keys, 'and')}`
    case 'type':
      if (path.at(-2) === 'rules') return `${setting} takes a level (off, info, warning or error) or a mapping, not ${written}`
      return `${setting} takes ${list(what.want.map((type) => typeWords[type]), 'or')}, not ${written}`
    case 'enum': {
      const words = what.allowed.map(String)
      const meant = at.kind === 'scalar' && words.includes('error') ? levels[at.text.toLowerCase()] : undefined
      const near = at.kind !== 'scalar' ? '' : meant !== undefined && words.includes(meant) ? `; did you mean "${meant}"?` : suggestion(at.text, words)
      return `${setting} takes ${list(words, 'or')}, not ${written}${near}`
    }
    case 'pattern':
      return `${setting} does not match ${what.pattern}`
    case 'minimum':
      return `${setting} is at least ${what.limit}, not ${written}`
    case 'maximum':
      return `${setting} is at most ${what.limit}, not ${written}`
    case 'length':
      if (what.limit === 1 && !what.most) return `${setting} is empty`
      return `${setting} has at ${what.most ? 'most' : 'least'} ${what.limit} ${at.kind === 'scalar' ? 'characters' : 'entries'}`
    case 'repeated':
      return `${setting} says ${written} twice`
    case 'forbidden':
      return `${setting} cannot be ${written}`
  }
}

/** Where a word is near none of a few, they are listed. */
function choice(path: readonly unknown[], known: readonly string[]): string {
  return path.length === 0 || path.at(-1) === 'rules' || known.length > mostListed ? '' : ` (it has ${list([...known].sort(), 'and')})`
}

function unknown(path: readonly (string | number)[], key: string): string {
  const last = path.at(-1)
  if (path.length === 0) return `there is no setting "${key}"`
  if (last === 'rules') return `there is no rule "${key}"`
  if (path.at(-2) === 'rules') return `the rule "${last}" has no option "${key}"`
  return `"${name(path)}" has no "${key}"`
}

/** `overrides[0].files` */
function name(path: readonly (string | number)[]): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('')
}

function quoted(words: readonly string[], before: string): string {
  return list(words.map((word) => `"${word}"`), before)
}

function list(words: readonly string[], before: string): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} ${before} ${words.at(-1)}`
}
