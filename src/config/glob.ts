/** A pattern that is no glob: what is wrong, and at which of its characters. */
export interface GlobFault {
  readonly fault: string
  readonly at: number
}

export type Glob = (text: string) => boolean

/** Longer patterns are refused: matching takes time by pattern × text. */
export const longest = 1000

/**
 * A glob for names (of services, images, labels): `*` any run of characters, `?` any one, `[a-z]` and `[!a-z]` one of
 * a set, `{a,b}` either, `\` takes a character as it is.
 */
export function nameGlob(pattern: string): Glob | GlobFault {
  const program = compile(pattern, false)
  return 'fault' in program ? program : (text) => run(program.steps, Array.from(text), false)
}

/**
 * A glob for paths below a folder: as for names, but `*`, `?` and sets stop at `/`, and `**` does not. A pattern
 * without `/` is looked for in every folder; one that matches a folder takes all that is in it; a path that climbs out
 * of the folder is never taken.
 */
export function pathGlob(pattern: string): Glob | GlobFault {
  if (pattern.startsWith('!')) return { fault: 'a glob cannot be negated', at: 0 }
  const above = /(?:^|\/)\.\.(?:\/|$)/.exec(pattern)
  if (above) return { fault: 'a glob cannot climb out of its folder', at: above.index }
  const rooted = pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '')
  const shift = pattern.indexOf(rooted)
  const program = compile(rooted.startsWith('/') ? rooted.slice(1) : rooted.includes('/') || rooted === '' ? rooted : `**/${rooted}`, true)
  if ('fault' in program) return { fault: program.fault, at: rooted.includes('/') ? program.at + shift + (rooted.startsWith('/') ? 1 : 0) : Math.max(program.at - 3, 0) + shift }
  return (path) => !/^\.\.(?:\/|$)/.test(path) && run(program.steps, Array.from(path), true)
}

/** A program for a machine that is in many places at once, so that no pattern makes it go back (Thompson, 1968). */
type Step =
  | { readonly kind: 'one'; readonly takes: (character: string) => boolean }
  | { readonly kind: 'fork'; readonly to: number[] }
  | { readonly kind: 'end' }

interface Program {
  readonly steps: readonly Step[]
}

function compile(pattern: string, isPath: boolean): Program | GlobFault {
  if (pattern === '') return { fault: 'an empty glob matches nothing', at: 0 }
  if (pattern.length > longest) return { fault: `a glob has at most ${longest} characters`, at: longest }
  const any = (): boolean => true
  const inSegment = isPath ? (character: string): boolean => character !== '/' : any
  const steps: Step[] = []
  /** Braces that are open: the fork that chooses, and the ends of the alternatives that are done. */
  const open: { readonly at: number; readonly choice: number[]; readonly done: number[][] }[] = []

  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i]!
    if (character === '\\') {
      if (++i === pattern.length) return { fault: 'a glob does not end with \\', at: i - 1 }
      literal(pattern, i)
      if (isHighSurrogate(pattern, i)) i++
    } else if (character === '*') {
      const stars = /^\*+/.exec(pattern.slice(i))![0].length
      const whole = stars === 2 && (i === 0 || '/{,'.includes(pattern[i - 1]!)) && (i + 2 === pattern.length || '/},'.includes(pattern[i + 2]!))
      if (isPath && stars > 1 && !whole) return { fault: '** stands for whole folders: a/**/b', at: i }
      if (isPath && whole && pattern[i + 2] === '/') {
        folders()
        i += 2
      } else {
        many(isPath && whole ? any : inSegment)
        i += stars - 1
      }
    } else if (character === '?') {
      steps.push({ kind: 'one', takes: inSegment })
    } else if (character === '[') {
      const set = characterSet(pattern, i)
      if ('fault' in set) return set
      steps.push({ kind: 'one', takes: (letter) => inSegment(letter) && set.has(letter) })
      i = set.end
    } else if (character === '{') {
      const choice: number[] = [steps.length + 1]
      steps.push({ kind: 'fork', to: choice })
      open.push({ at: i, choice, done: [] })
    } else if (character === ',' && open.length > 0) {
      finish(open.at(-1)!)
      open.at(-1)!.choice.push(steps.length)
    } else if (character === '}' && open.length > 0) {
      const brace = open.pop()!
      finish(brace)
      for (const exit of brace.done) exit.push(steps.length)
    } else {
      literal(pattern, i)
      if (isHighSurrogate(pattern, i)) i++
    }
  }
  if (open.length > 0) return { fault: '{ is not closed', at: open[0]!.at }
  steps.push({ kind: 'end' })
  return { steps }

  function literal(text: string, i: number): void {
    const wanted = String.fromCodePoint(text.codePointAt(i)!)
    steps.push({ kind: 'one', takes: (character) => character === wanted })
  }

  function many(takes: (character: string) => boolean): void {
    const here = steps.length
    steps.push({ kind: 'fork', to: [here + 1, here + 3] }, { kind: 'one', takes }, { kind: 'fork', to: [here] })
  }

  /** Any number of whole folders, none included. */
  function folders(): void {
    const here = steps.length
    steps.push(
      { kind: 'fork', to: [here + 1, here + 5] },
      { kind: 'one', takes: inSegment },
      { kind: 'fork', to: [here + 1, here + 3] },
      { kind: 'one', takes: (character) => character === '/' },
      { kind: 'fork', to: [here] }
    )
  }

  function finish(brace: (typeof open)[number]): void {
    const exit: number[] = []
    steps.push({ kind: 'fork', to: exit })
    brace.done.push(exit)
  }
}

function isHighSurrogate(text: string, i: number): boolean {
  return text.codePointAt(i)! > 0xffff
}

/** `[abc]`, `[a-z]`, `[!a]`, `[^a]`; a `]` that stands first is one of the set. */
function characterSet(pattern: string, start: number): { has(character: string): boolean; readonly end: number } | GlobFault {
  let i = start + 1
  const negated = pattern[i] === '!' || pattern[i] === '^'
  if (negated) i++
  const ranges: [string, string][] = []
  for (let first = true; first || pattern[i] !== ']'; first = false) {
    const from = letter()
    if (from === undefined) return { fault: '[ is not closed', at: start }
    let to: string | undefined = from
    if (pattern[i] === '-' && pattern[i + 1] !== ']') {
      i++
      to = letter()
      if (to === undefined) return { fault: '[ is not closed', at: start }
      if (from.codePointAt(0)! > to.codePointAt(0)!) return { fault: `the range ${from}-${to} runs backwards`, at: start }
    }
    ranges.push([from, to])
  }
  return {
    has: (character) => ranges.some(([from, to]) => from.codePointAt(0)! <= character.codePointAt(0)! && character.codePointAt(0)! <= to.codePointAt(0)!) !== negated,
    end: i
  }

  function letter(): string | undefined {
    if (pattern[i] === '\\') i++
    const code = pattern.codePointAt(i)
    if (code === undefined) return undefined
    const character = String.fromCodePoint(code)
    i += character.length
    return character
  }
}

function run(steps: readonly Step[], characters: readonly string[], atFolders: boolean): boolean {
  const last = steps.length - 1
  let places = reach([0])
  for (const character of characters) {
    if (atFolders && character === '/' && places.has(last)) return true
    const next: number[] = []
    for (const place of places) {
      const step = steps[place]!
      if (step.kind === 'one' && step.takes(character)) next.push(place + 1)
    }
    if (next.length === 0) return false
    places = reach(next)
  }
  return places.has(last)

  /** All places that are reached without taking a character. */
  function reach(from: readonly number[]): Set<number> {
    const reached = new Set<number>()
    const waiting = [...from]
    while (waiting.length > 0) {
      const place = waiting.pop()!
      if (reached.has(place)) continue
      reached.add(place)
      const step = steps[place]!
      if (step.kind === 'fork') waiting.push(...step.to)
    }
    return reached
  }
}
