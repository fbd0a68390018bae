import type { Cause, Origin, Span } from '../source/origin.ts'
import { problem, type Problem } from '../source/problem.ts'
import { slice, type Entry, type Mapping, type Scalar, type Sequence, type Tree } from '../source/tree.ts'
import { castRoot, castStep, isOutdated, type CastStep, type Refusal } from './cast.ts'
import { faultProblem, unsetProblem } from './fault.ts'
import { goQuoted } from './quoted.ts'
import { longestText, substitute, type Fault, type Substitution, type Use } from './template.ts'
import type { Variables } from './variables.ts'

export type Report = (problem: Problem) => void

type Entries = Mapping['entries']
type Items = Sequence['items']

/** How much text all references of a project together may bring in. */
const roomOfProject = 64 << 20
const enoughRelated = 5

/** A tree with the variables of its values put in; keys stay as they are. For one file alone: a project of several takes an `Interpolation`. */
export function interpolate(tree: Tree, variables: Variables, report: Report): Tree {
  const interpolation = new Interpolation(report)
  const result = interpolation.run(tree, variables)
  interpolation.finish()
  return result
}

/** Interpolates the files of one project, and says once for all of them which variables are missing. */
export class Interpolation {
  readonly #report: Report
  readonly #lazy: boolean
  readonly #unset = new Map<string, Origin[]>()
  readonly #told = new Map<Span['file'], Set<string>>()
  #room = roomOfProject
  /** True where an env file may not be looked at: what nothing else sets may be set there. */
  isBlind = false

  /** `lazy`: as compose-go has it from 2.10.2 on, where a default that is not needed is not looked at. */
  constructor(report: Report, { lazy = false }: { readonly lazy?: boolean } = {}) {
    this.#report = report
    this.#lazy = lazy
  }

  run(tree: Tree, variables: Variables): Tree {
    return new Walk(this, variables, tree.origin.file.text).tree(tree, castRoot)
  }

  /** Reports the variables that no file of the project could take from anywhere. */
  finish(): void {
    for (const [name, [first, ...more]] of this.#unset) {
      if (first) this.#report(unsetProblem(name, first, more.slice(0, enoughRelated)))
    }
    this.#unset.clear()
  }

  substitute(scalar: Scalar, variables: Variables): Substitution {
    const substitution = substitute(scalar.text, variables, { lazy: this.#lazy, room: Math.min(longestText, this.#room) })
    this.#room -= Math.max(0, substitution.text.length - scalar.text.length)
    return substitution
  }

  tell(told: Problem): void {
    if (this.#isNew(told.origin, told.code)) this.#report(told)
  }

  missing(name: string, origin: Origin): void {
    const places = this.#unset.get(name) ?? []
    this.#unset.set(name, places)
    if (places.length <= enoughRelated && this.#isNew(origin, name)) places.push(origin)
  }

  /** An alias repeats a text, and its mistakes. */
  #isNew(origin: Origin, what: string): boolean {
    const told = this.#told.get(origin.file) ?? new Set()
    this.#told.set(origin.file, told)
    const size = told.size
    return told.add(`${origin.start} ${origin.end} ${what}`).size > size
  }
}

/** One file's values. */
class Walk {
  readonly #session: Interpolation
  readonly #variables: Variables
  readonly #path: string[] = []
  /** Aliases share their entries and items, and so does what becomes of them; only where casts differ are they walked again. */
  readonly #done = new Map<CastStep | undefined, Map<Entries | Items, Entries | Items>>()
  readonly #causes = new Map<string, Cause>()
  /** Nothing in the file's text can be a variable, with or without an escape. */
  readonly #plain: boolean

  constructor(session: Interpolation, variables: Variables, text: string) {
    this.#session = session
    this.#variables = variables
    this.#plain = !text.includes('$') && !text.includes('\\')
  }

  tree(tree: Tree, step: CastStep | undefined): Tree {
    if (step === undefined && this.#plain) return tree
    // compose-go loader/reset.go takes the values of `!reset` away before anything reads them.
    if (tree.tag === 'reset') return tree
    if (tree.kind === 'scalar') return this.#scalar(tree, step)
    if (tree.kind === 'mapping') {
      const entries = this.#once(tree.entries, step, (entries) => this.#entries(entries, step))
      return entries === tree.entries ? tree : { ...tree, entries }
    }
    const items = this.#once(tree.items, step, (items) => this.#items(items, step))
    return items === tree.items ? tree : { ...tree, items }
  }

  #once<T extends Entries | Items>(content: T, step: CastStep | undefined, make: (content: T) => T): T {
    const done = this.#done.get(step) ?? new Map<Entries | Items, Entries | Items>()
    this.#done.set(step, done)
    const made = (done.get(content) as T | undefined) ?? make(content)
    done.set(content, made)
    return made
  }

  #entries(entries: Entries, step: CastStep | undefined): Entries {
    let changed: Map<string, Entry> | undefined
    entries.forEach(({ key, value }, name) => {
      const made = this.#under(name, value, step)
      if (made !== value) (changed ??= new Map(entries)).set(name, { key, value: made })
    })
    return changed ?? entries
  }

  #items(items: Items, step: CastStep | undefined): Items {
    let changed: Tree[] | undefined
    for (const [index, item] of items.entries()) {
      const value = this.#under('[]', item, step)
      if (value !== item) (changed ??= [...items])[index] = value
    }
    return changed ?? items
  }

  #under(key: string, value: Tree, step: CastStep | undefined): Tree {
    this.#path.push(key)
    const result = this.tree(value, castStep(step, key))
    this.#path.pop()
    return result
  }

  #scalar(scalar: Scalar, step: CastStep | undefined): Scalar {
    if (scalar.type !== 'string') return scalar
    if (!scalar.text.includes('$') && !step?.cast) return scalar
    const { text, uses, faults } = this.#session.substitute(scalar, this.#variables)
    const { isBlind } = this.#session
    for (const use of uses) if (use.from === 'nowhere') this.#session.missing(use.name, slice(scalar, use.start, use.end))
    const origin = this.#shaped(scalar.origin, uses)
    if (faults.length > 0) {
      for (const fault of faults) if (!isBlind || fault.kind !== 'required') this.#session.tell(this.#faulty(scalar, fault))
      return { ...scalar, known: false, origin }
    }
    const known = scalar.known && uses.every(({ from }) => (from === 'default' ? !isBlind : typeof from !== 'string' && from.known !== false))
    const cast = step?.cast?.(text)
    if (cast && 'value' in cast) {
      if (cast.type === 'bool' && isOutdated(text)) this.#session.tell(this.#outdated(scalar, text, uses, String(cast.value)))
      return { ...scalar, ...cast, text, known, origin }
    }
    if (cast) {
      if (isBlind && !known) return { ...scalar, value: text, text, known, origin }
      this.#session.tell(this.#refused(scalar, text, uses, cast))
      return { ...scalar, value: text, text, known: false, origin }
    }
    return text === scalar.text && uses.length === 0 ? scalar : { ...scalar, value: text, text, known, origin }
  }

  #shaped(origin: Origin, uses: readonly Use[]): Origin {
    if (uses.length === 0) return origin
    const causes = new Set(uses.map((use) => this.#cause(use)))
    return { file: origin.file, start: origin.start, end: origin.end, via: [...causes, ...origin.via] }
  }

  #cause({ name, from }: Use): Cause {
    const set = from === 'required' ? 'nowhere' : typeof from === 'string' ? from : from.set
    const key = `${name} ${typeof set === 'string' ? set : 'file'}`
    const cause = this.#causes.get(key) ?? { kind: 'variable', name, set }
    this.#causes.set(key, cause)
    return cause
  }

  #faulty(scalar: Scalar, fault: Fault): Problem {
    const path = this.#path.join('.')
    const shown = fault.kind === 'malformed' ? fault.shown : ''
    return faultProblem(fault, slice(scalar, fault.start, fault.end), scalar.text.slice(fault.start, fault.end), {
      malformed: `invalid interpolation format for ${path}.\nYou may need to escape any $ with another $.\n${shown}`,
      before: `error while interpolating ${path}: `
    })
  }

  #outdated(scalar: Scalar, text: string, uses: readonly Use[], meant: string): Problem {
    const key = this.#path.findLast((step) => step !== '[]')
    const own = uses.length === 0 ? `"${text}"` : 'what the variable holds'
    return problem('compose-schema', scalar.origin, `${own} is no boolean in YAML 1.2; Compose takes it for ${meant} and warns`, {
      docker: `${goQuoted(text)} for boolean is not supported by YAML 1.2, please use \`${meant}\``,
      level: 'warning',
      hint: `Write \`${key}: ${meant}\`.`,
      ...(uses.length === 0 && { mend: { title: `Write ${meant}`, text: meant } })
    })
  }

  #refused(scalar: Scalar, text: string, uses: readonly Use[], { wanted, docker }: Refusal): Problem {
    // What a variable holds may be a secret: the template stands for it.
    const shown = (uses.length > 0 ? scalar.text : text).slice(0, longestShown)
    const culprit = uses.find(({ from }) => from === 'nowhere') ?? uses.find(({ from }) => from !== 'default')
    const fate = culprit?.from === 'nowhere' ? 'is not set' : 'makes it something else'
    const reason = culprit ? `and variable "${culprit.name}" ${fate}` : `not "${shown}"`
    const key = this.#path.findLast((step) => step !== '[]')
    return problem('variable-valid', scalar.origin, `${key} must be ${wanted}, ${reason}`, {
      docker: `error while interpolating ${this.#path.join('.')}: failed to cast to expected type: ${docker(shown)}`
    })
  }
}

const longestShown = 120
