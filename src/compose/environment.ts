import type { SourceFile } from '../source/file.ts'
import type { Origin } from '../source/origin.ts'
import { problem, type Problem } from '../source/problem.ts'
import { faultProblem, unsetProblem } from './fault.ts'
import { goQuoted } from './quoted.ts'
import { longestText, substitute, type Fault } from './template.ts'
import type { Variable, Variables } from './variables.ts'

export interface Dotenv {
  readonly variables: ReadonlyMap<string, Variable>
  readonly problems: readonly Problem[]
}

/** The variables of a project, and what is wrong in the env files they come from. */
export interface Environment extends Variables {
  readonly problems: readonly Problem[]
}

/** The shell wins over env files, and a later env file over an earlier one (compose-go cli/options.go WithDotEnv, dotenv/env.go). */
export function environment(shell: Readonly<Record<string, string | undefined>>, envFiles: readonly SourceFile[] = []): Environment {
  const inShell: Variables = {
    get(name) {
      const value = Object.hasOwn(shell, name) ? shell[name] : undefined
      return value === undefined ? undefined : { value, set: 'environment' }
    }
  }
  const inFiles = new Map<string, Variable>()
  const problems: Problem[] = []
  for (const file of envFiles) {
    const read = parseDotenv(file, inShell, inFiles)
    for (const [name, variable] of read.variables) inFiles.set(name, variable)
    problems.push(...read.problems)
  }
  return { get: (name) => inShell.get(name) ?? inFiles.get(name), problems }
}

/** The same variables but one. Compose sets COMPOSE_PROJECT_NAME itself before it reads the files (compose-go loader/loader.go projectName). */
export function withVariable(variables: Variables, name: string, variable: Variable): Variables {
  return { get: (asked) => (asked === name ? variable : variables.get(asked)) }
}

/**
 * An env file as compose-go dotenv/parser.go reads it. A reference in it takes from `lookup` first, then from the lines
 * above, then from `earlier` files. After a fault, where Compose gives up, the lines below are read all the same.
 */
export function parseDotenv(file: SourceFile, lookup: Variables, earlier: ReadonlyMap<string, Variable> = new Map()): Dotenv {
  return new Parser(file, lookup, earlier).read()
}

// unicode.IsSpace, and what of it does not end a line.
const spaceAt = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*/y
const blankAt = /[\t\v\f\r \u0085\u00a0]*/y
const trailingSpace = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/
const exportAt = /export[\t\n\f\r ]+/y
const nameAt = /[\p{L}\p{N}_.\-[\]\t\x0b\f\r \u0085\u00a0]*/uy
const escapes = /\\(?:[abcfnrtv$"\\]|0[0-9]{0,3})/g

const roomOfFile = 64 << 20

class Parser {
  readonly #file: SourceFile
  readonly #text: string
  readonly #lookup: Variables
  readonly #variables = new Map<string, Variable>()
  readonly #problems: Problem[] = []
  readonly #unset = new Map<string, Origin[]>()
  #at = 0
  #room = roomOfFile
  #refused = false
  #uncounted = 0

  constructor(file: SourceFile, lookup: Variables, earlier: ReadonlyMap<string, Variable>) {
    this.#file = file
    this.#text = file.text
    this.#lookup = { get: (name) => lookup.get(name) ?? this.#variables.get(name) ?? earlier.get(name) }
  }

  read(): Dotenv {
    if (this.#text.startsWith('\uFEFF')) this.#at = 1
    while (this.#skip(spaceAt) < this.#text.length) {
      if (this.#text[this.#at] === '#') this.#at = this.#lineEnd()
      else this.#statement()
    }
    for (const [name, [first, ...more]] of this.#unset) if (first) this.#problems.push(unsetProblem(name, first, more))
    return { variables: this.#variables, problems: this.#problems }
  }

  #statement(): void {
    if (this.#matches(exportAt)) {
      this.#at += 'export'.length
      this.#skip(blankAt)
      if (this.#at === this.#text.length) return this.#refuse(this.#at - 1, this.#at, 'nothing is exported', () => 'zero length string')
    }
    const start = this.#at
    const end = this.#skip(nameAt)
    const mark = this.#text[end]
    // A last line without `=` and without a line break is not inherited: to compose-go it is the value of no name.
    if (mark === undefined) return
    if (mark !== '=' && mark !== ':' && mark !== '\n') {
      const character = String.fromCodePoint(this.#text.codePointAt(end)!)
      const shown = goQuoted(character)
      const message = `${shown} cannot stand in a variable's name`
      return this.#refuse(end, end + character.length, message, (line) => `line ${line}: unexpected character ${shown} in variable name …`)
    }
    this.#at = end + 1
    const name = this.#trimmed(start, end)
    if (name.includes(' ')) {
      return this.#refuse(start, start + name.length, "a variable's name cannot contain a space", (line) => `line ${line}: key cannot contain a space`)
    }
    if (mark === '\n') return this.#inherit(name, this.#text.slice(start, end))
    this.#skip(blankAt)
    const quote = this.#text[this.#at]
    if (quote === '"' || quote === "'") this.#quoted(name, start, quote)
    else this.#unquoted(name, start)
  }

  /** `NAME` alone hands on what the shell has. */
  #inherit(name: string, written: string): void {
    // compose-go forgets to count such a line where a space follows the name, and its faults below name a line too low.
    if (written.includes(' ')) this.#uncounted++
    const variable = this.#lookup.get(name)
    if (variable) this.#variables.set(name, variable)
  }

  #unquoted(name: string, start: number): void {
    const from = this.#at
    const lineEnd = this.#lineEnd()
    const comment = this.#text.slice(from, lineEnd).indexOf(' #')
    const value = this.#trimmed(from, comment === -1 ? lineEnd : from + comment)
    this.#at = lineEnd
    this.#set(name, start, from + value.length, value, from)
  }

  /** May go on over lines. A backslash keeps a quote from closing in both kinds of quotes; double ones know escapes and references. */
  #quoted(name: string, start: number, quote: string): void {
    const open = this.#at
    let escaped = false
    let content = ''
    let done = open + 1
    for (let i = open + 1; i < this.#text.length; i++) {
      if (this.#text[i] === '\\') escaped = !escaped
      else if (this.#text[i] !== quote) escaped = false
      else if (escaped) {
        content += this.#text.slice(done, i - 1)
        done = i
        escaped = false
      } else {
        content += this.#text.slice(done, i)
        this.#at = i + 1
        if (quote === "'") this.#variables.set(name, { value: content, set: { file: this.#file, start, end: i + 1 } })
        else this.#set(name, start, i + 1, unescaped(content), open + 1)
        return
      }
    }
    const message = `the quote that opens the value of "${name}" is never closed`
    this.#refuse(open, open + 1, message, (line) => `line ${line}: unterminated quoted value …`, this.#text.length)
  }

  /** `from` is where the value stands, if it stands there letter by letter. */
  #set(name: string, start: number, end: number, value: string, from: number): void {
    const verbatim = this.#text.startsWith(value, from)
    const origin = (first: number, last: number): Origin =>
      verbatim ? { file: this.#file, start: from + first, end: from + last, via: [] } : { file: this.#file, start: from, end, via: [] }
    const { text, uses, faults } = value.includes('$')
      ? substitute(value, this.#lookup, { room: Math.min(longestText, this.#room) })
      : { text: value, uses: [], faults: [] }
    this.#room -= text.length
    const [fault] = faults
    if (fault) return this.#fault(origin(fault.start, fault.end), value.slice(fault.start, fault.end), fault)
    for (const use of uses) {
      if (use.from !== 'nowhere' || this.#refused) continue
      const places = this.#unset.get(use.name) ?? []
      this.#unset.set(use.name, places)
      if (places.length < enoughPlaces) places.push(origin(use.start, use.end))
    }
    const known = uses.every((use) => use.from !== 'nowhere' && (typeof use.from === 'string' || use.from.known !== false))
    this.#variables.set(name, { value: text, set: { file: this.#file, start, end }, ...(!known && { known }) })
  }

  #fault(origin: Origin, text: string, fault: Fault): void {
    if (this.#refused) return
    this.#refused = true
    const before = `failed to read ${this.#file.path}: `
    this.#problems.push(faultProblem(fault, origin, text, { malformed: `${before}Invalid template: ${goQuoted(text)}`, before }))
  }

  /** Compose stops at the first fault. Its words repeat the line, which may hold a secret: ours do not. */
  #refuse(start: number, end: number, message: string, docker: (line: number) => string, read = start): void {
    this.#at = this.#lineEnd()
    if (this.#refused) return
    this.#refused = true
    const line = this.#text.slice(0, read).split('\n').length - this.#uncounted
    const words = `failed to read ${this.#file.path}: ${docker(line)}`
    this.#problems.push(problem('variable-valid', { file: this.#file, start, end, via: [] }, message, { docker: words }))
  }

  #matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at
    return pattern.test(this.#text)
  }

  #skip(pattern: RegExp): number {
    this.#at += this.#matches(pattern) ? pattern.lastIndex - this.#at : 0
    return this.#at
  }

  #lineEnd(): number {
    const end = this.#text.indexOf('\n', this.#at)
    return end === -1 ? this.#text.length : end
  }

  #trimmed(start: number, end: number): string {
    let last = end
    while (last > start && trailingSpace.test(this.#text[last - 1]!)) last--
    return this.#text.slice(start, last)
  }
}

const enoughPlaces = 6

/** compose-go dotenv/parser.go expandEscapes: Go's escapes, octal ones with a 0 before their three digits. */
function unescaped(content: string): string {
  if (!content.includes('\\')) return content
  return content.replace(escapes, (escape) => {
    if (escape === '\\$') return '$$'
    if (escape[1] !== '0') return simpleEscapes.get(escape) ?? escape
    const digits = escape.slice(2)
    return /^[0-3][0-7][0-7]$/.test(digits) ? String.fromCharCode(parseInt(digits, 8)) : `\\${digits}`
  })
}

const simpleEscapes = new Map([
  ['\\a', '\x07'],
  ['\\b', '\b'],
  ['\\f', '\f'],
  ['\\n', '\n'],
  ['\\r', '\r'],
  ['\\t', '\t'],
  ['\\v', '\v'],
  ['\\"', '"'],
  ['\\\\', '\\']
])
