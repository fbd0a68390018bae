import type { Severity } from '../rule.ts'
import type { Look } from './reporter.ts'

/** Colours a text that is already free of control characters, or leaves it. */
export interface Paint {
  readonly severity: Readonly<Record<Severity, (text: string) => string>>
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  readonly aside: (text: string) => string
  readonly link: (text: string, url: string) => string
}

const plain = (text: string): string => text
/** An SGR pair of ECMA-48: one switches on, one off again. */
const sgr = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`

export function paint({ color, links }: Look): Paint {
  const bold = color ? sgr(1, 22) : plain
  const hue = (code: number) => (color ? (text: string) => bold(sgr(code, 39)(text)) : plain)
  return {
    severity: { error: hue(31), warning: hue(33), info: hue(36) },
    strong: bold,
    faint: color ? sgr(2, 22) : plain,
    aside: color ? sgr(34, 39) : plain,
    link: links ? (text, url) => `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\` : plain
  }
}
