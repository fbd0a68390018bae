import type { Variable, Variables } from './variables.ts'

/** `${NAME-word}` and its kin; the colon makes an empty value count as none. */
export type Operator = '-' | ':-' | '?' | ':?' | '+' | ':+'

type Token = Escape | Reference | Malformed

/** `$$`, a dollar sign. */
interface Escape {
  readonly kind: 'escape'
  readonly start: number
  readonly end: number
}

interface Reference {
  readonly kind: 'reference'
  readonly start: number
  readonly end: number
  readonly name: string
  readonly operator: Operator | undefined
  /** The default, the error message or the replacement, itself a template. */
  readonly word: string
  readonly wordStart: number
}

interface Malformed {
  readonly kind: 'malformed'
  readonly start: number
  /** Compose takes only `${` away and reads on. */
  readonly end: number
  /** Where a reader would say that the reference ends. */
  readonly seemingEnd: number
  /** The part of the template that Compose shows. */
  readonly shown: string
}

// Go's (?i) folds like JavaScript's iu: U+017F and U+212A are letters of a name, too.
const nameAt = /[_a-z][_a-z0-9]*/iuy
const operatorAt = /:?[-+?]/y
const longestShown = 200

/**
 * The references of a template, as compose-go template/template.go finds them: its expression takes `${NAME-…` up to
 * the last brace of the line, and its count of braces then finds the one that closes.
 */
function* tokens(text: string): Generator<Token> {
  let lineEnd = -1
  let lastBrace = -1
  let shownFrom = 0
  let shownTo = text.length
  let dollar = text.indexOf('$')
  while (dollar !== -1) {
    if (dollar >= shownTo) {
      shownFrom = 0
      shownTo = text.length
    }
    if (dollar >= lineEnd) {
      lineEnd = text.indexOf('\n', dollar)
      if (lineEnd === -1) lineEnd = text.length
      lastBrace = lineEnd - 1
      while (lastBrace > dollar && text[lastBrace] !== '}') lastBrace--
    }
    const token = tokenAt(text, dollar, lastBrace, lineEnd, () => text.slice(shownFrom, shownTo))
    // What follows a reference with an operator, up to that last brace, is a template by itself to Compose.
    if (token?.kind === 'reference' && token.operator && token.end <= lastBrace) {
      shownFrom = token.end
      shownTo = lastBrace + 1
    }
    if (token) yield token
    dollar = text.indexOf('$', token?.end ?? dollar + 1)
  }
}

function tokenAt(text: string, start: number, lastBrace: number, lineEnd: number, shown: () => string): Token | undefined {
  const next = text[start + 1]
  if (next === '$') return { kind: 'escape', start, end: start + 2 }
  if (next !== '{') {
    const name = matchAt(nameAt, text, start + 1)
    return name === undefined ? undefined : plainReference(name, start, start + 1 + name.length)
  }
  const name = matchAt(nameAt, text, start + 2)
  if (name !== undefined) {
    const nameEnd = start + 2 + name.length
    if (text[nameEnd] === '}') return plainReference(name, start, nameEnd + 1)
    const operator = matchAt(operatorAt, text, nameEnd) as Operator | undefined
    if (operator) {
      const wordStart = nameEnd + operator.length
      if (wordStart <= lastBrace) {
        const close = closingBrace(text, start + 1, lastBrace)
        return { kind: 'reference', start, end: close + 1, name, operator, word: text.slice(wordStart, close), wordStart }
      }
    }
  }
  const near = text.slice(start, Math.min(lineEnd, start + longestShown))
  const brace = near.indexOf('}')
  return { kind: 'malformed', start, end: start + 2, seemingEnd: start + (brace === -1 ? near.length : brace + 1), shown: shown() }
}

function plainReference(name: string, start: number, end: number): Reference {
  return { kind: 'reference', start, end, name, operator: undefined, word: '', wordStart: end }
}

/** compose-go counts every brace, and never looks at the character after an opening one. */
function closingBrace(text: string, open: number, lastBrace: number): number {
  let depth = 0
  for (let i = open; i <= lastBrace; i++) {
    if (text[i] === '}') {
      depth--
      if (depth === 0) return i
    } else if (text[i] === '{') {
      depth++
      i++
    }
  }
  return lastBrace
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

export interface Substitution {
  readonly text: string
  /** The variables that took part, each with a few of its places in the template. */
  readonly uses: readonly Use[]
  /** Why Compose refuses the template; the first is the one it names. */
  readonly faults: readonly Fault[]
}

export interface Use {
  readonly name: string
  readonly start: number
  readonly end: number
  /** `default`: the template says what holds without it. `nowhere`: nothing does. `required`: it demands a value and there is none. */
  readonly from: Variable | 'default' | 'nowhere' | 'required'
}

/** A required variable's `reason` is the author's message as Compose says it, `written` as the author wrote it: without any variable's value. */
export type Fault = { readonly start: number; readonly end: number; readonly unused: boolean } & (
  | { readonly kind: 'malformed'; readonly shown: string }
  | { readonly kind: 'required'; readonly name: string; readonly empty: boolean; readonly reason: string; readonly written: string }
  | { readonly kind: 'too-deep' | 'too-long' }
)

export interface Options {
  /** compose-go before 2.10.2 reads a default even where the variable has a value, and refuses the faults in it. */
  readonly lazy?: boolean
  /** How long the text may get. */
  readonly room?: number
}

/** Real templates nest three deep. */
export const deepest = 32
export const longestText = 1 << 20
const enoughUses = 6
const enoughFaults = 10

/** The text of a template under the variables. Offsets in its uses and faults are offsets in the template. */
export function substitute(template: string, variables: Variables, options: Options = {}): Substitution {
  const run = new Run(variables, options)
  return { text: run.expand(template, 0, true, 0), uses: run.uses, faults: run.faults }
}

class Run {
  readonly uses: Use[] = []
  readonly faults: Fault[] = []
  readonly #variables: Variables
  readonly #lazy: boolean
  readonly #counts = new Map<string, number>()
  #room: number

  constructor(variables: Variables, { lazy = false, room = longestText }: Options) {
    this.#variables = variables
    this.#lazy = lazy
    this.#room = room
  }

  expand(template: string, base: number, used: boolean, depth: number): string {
    let text = ''
    let done = 0
    for (const token of tokens(template)) {
      text += this.#take(template.slice(done, token.start))
      done = token.end
      const start = base + token.start
      if (token.kind === 'escape') text += this.#take('$')
      else if (token.kind === 'reference') text += this.#take(this.#value(token, base, used, depth))
      else this.#fault({ kind: 'malformed', start, end: base + token.seemingEnd, unused: !used, shown: token.shown })
      if (this.#room < 0) {
        this.#fault({ kind: 'too-long', start, end: base + token.end, unused: !used })
        return text
      }
    }
    return text + this.#take(template.slice(done))
  }

  #value(reference: Reference, base: number, used: boolean, depth: number): string {
    const { name, operator } = reference
    const start = base + reference.start
    const end = base + reference.end
    const variable = this.#variables.get(name)
    const use = (from: Use['from']): void => {
      if (used) this.#use({ name, start, end, from })
    }
    if (!operator) {
      use(variable ?? 'nowhere')
      return variable?.value ?? ''
    }
    const present = variable !== undefined && !(operator.startsWith(':') && variable.value === '')
    const wanted = operator.endsWith('+') ? present : !present
    const word = this.#word(reference, base, used && wanted && !operator.endsWith('?'), wanted, depth)
    if (operator.endsWith('?') && !present) {
      this.#fault({ kind: 'required', start, end, unused: !used, name, empty: variable !== undefined, reason: word, written: reference.word })
      use('required')
      return ''
    }
    use(variable !== undefined && (present || operator.endsWith('+')) ? variable : 'default')
    return wanted ? word : (variable?.value ?? '')
  }

  #word({ word, start, wordStart, end }: Reference, base: number, used: boolean, wanted: boolean, depth: number): string {
    if (!word.includes('$')) return wanted ? word : ''
    if (this.#lazy && !wanted) return ''
    if (depth === deepest) {
      this.#fault({ kind: 'too-deep', start: base + start, end: base + end, unused: !used })
      return ''
    }
    return this.expand(word, base + wordStart, used, depth + 1)
  }

  #take(text: string): string {
    this.#room -= text.length
    return this.#room < 0 ? '' : text
  }

  #use(use: Use): void {
    const key = `${use.name} ${typeof use.from === 'string' ? use.from : ''}`
    const count = this.#counts.get(key) ?? 0
    this.#counts.set(key, count + 1)
    if (count < enoughUses) this.uses.push(use)
  }

  #fault(fault: Fault): void {
    if (this.faults.length < enoughFaults) this.faults.push(fault)
  }
}

export interface Mention {
  readonly name: string
  readonly operator: Operator | undefined
  readonly word: string
}

/** Every variable that a template names, those inside defaults and replacements after the one they belong to. */
export function variablesIn(template: string): readonly Mention[] {
  const found: Mention[] = []
  collect(template, found, 0)
  return found
}

function collect(template: string, found: Mention[], depth: number): void {
  for (const token of tokens(template)) {
    if (token.kind !== 'reference') continue
    found.push({ name: token.name, operator: token.operator, word: token.word })
    if (depth < deepest) collect(token.word, found, depth + 1)
  }
}
