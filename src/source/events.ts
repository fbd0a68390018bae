import { type Event, EVENT_ID, parseEvents, SCALAR_STYLE, type ScalarEvent, YAMLException } from 'js-yaml'
import type { SourceFile } from './file.ts'
import { asWritten, type Eased, ease, isSpent, written } from './lenience.ts'
import type { Problem } from './problem.ts'
import { SPENT, syntaxProblem } from './syntax.ts'
import type { ScalarStyle } from './tree.ts'

/** Deep enough for any real file, shallow enough for every step after this one to be recursive. go-yaml stops at 10000. */
export const DEEPEST = 500

export interface Read {
  /** The text that the offsets of the events mean. */
  readonly eased: Eased
  readonly events: readonly Event[]
}

export function readEvents(file: SourceFile): Read | Problem {
  let eased = asWritten(file.text)
  for (;;) {
    try {
      return { eased, events: parseEvents(eased.text, { maxDepth: DEEPEST }) }
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error
      const stop = error.mark?.position ?? 0
      const more = isSpent(eased) ? undefined : ease(eased, error.reason, stop)
      if (more === undefined) return syntaxProblem(file, isSpent(eased) ? SPENT : error.reason, written(eased, stop))
      eased = more
    }
  }
}

export const STYLES: Readonly<Record<ScalarEvent['style'], ScalarStyle>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
}

/** The stretch of a scalar: its quotes belong to it, the head of a block scalar does not. */
export interface ScalarText {
  readonly start: number
  readonly end: number
  readonly style: ScalarStyle
  /** Of the lines of a block scalar. */
  readonly indent: number
}

/** Every scalar that is written, in order. What lies between them is white space, comments and marks. Undefined: the text is no YAML. */
export function scalarTexts(file: SourceFile): readonly ScalarText[] | undefined {
  const read = readEvents(file)
  return 'code' in read ? undefined : textsOf(read)
}

export function textsOf({ eased, events }: Read): readonly ScalarText[] {
  const texts: ScalarText[] = []
  for (const event of events) {
    if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) continue
    const quote = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0
    const start = written(eased, event.valueStart - quote)
    const end = written(eased, event.valueEnd + quote)
    texts.push({ start, end, style: STYLES[event.style], indent: event.indent })
  }
  return texts
}
