import { posix } from 'node:path'
import { byteLength } from '../net/index.ts'
import { slice, type Scalar } from '../source/tree.ts'
import type { Origin } from '../source/origin.ts'

/** One part of a short string, with where it stands. */
export interface Piece {
  readonly text: string
  readonly origin: Origin
}

/** `[SOURCE:]TARGET[:OPTIONS]`, taken apart. */
export interface ShortVolume {
  readonly type: 'bind' | 'volume'
  readonly source: Piece | undefined
  readonly target: Piece | undefined
  readonly readOnly: Piece | undefined
  readonly propagation: Piece | undefined
  readonly selinux: Piece | undefined
  readonly noCopy: Piece | undefined
  /** Of one or two letters: compose-go makes a bare target of it and looks no further. */
  readonly bare: boolean
}

const propagations = new Set(['rprivate', 'private', 'rshared', 'shared', 'rslave', 'slave'])

/** compose-go format/volume.go ParseVolume. A `fault` is in its words. */
export function parseShortVolume(scalar: Scalar): ShortVolume | { readonly fault: string; readonly at: Origin } {
  const spec = scalar.text
  if (spec === '') return { fault: 'invalid empty volume spec', at: scalar.origin }
  const none = { source: undefined, target: undefined, readOnly: undefined, propagation: undefined, selinux: undefined, noCopy: undefined }
  if (byteLength(spec) < 3) return { ...none, type: 'volume', target: { text: spec, origin: scalar.origin }, bare: true }

  const piece = (start: number, end: number): Piece => ({ text: spec.slice(start, end), origin: slice(scalar, start, end) })
  const sections: Piece[] = []
  let start = 0
  for (const end of [...colons(spec), spec.length]) {
    const last = end === spec.length
    if (end === start) return { fault: 'empty section between colons', at: scalar.origin }
    if (sections.length === 2 && !last) return { fault: 'too many colons', at: slice(scalar, end, spec.length) }
    sections.push(piece(start, end))
    start = end + 1
  }
  const source = sections.length === 1 ? undefined : sections[0]
  const target = cleanTarget(sections[sections.length === 1 ? 0 : 1]!)
  const type = source !== undefined && isFilePath(source.text) ? 'bind' : 'volume'
  const made: { -readonly [Key in keyof ShortVolume]: ShortVolume[Key] } = { ...none, type, source, target, bare: false }
  if (sections.length === 3) {
    let at = spec.length - sections[2]!.text.length
    for (const option of sections[2]!.text.split(',')) {
      const here = piece(at, at + option.length)
      at += option.length + 1
      // Options that Compose does not know are passed over without a word.
      if (option === 'ro') made.readOnly = here
      else if (option === 'rw') made.readOnly = undefined
      else if (option === 'nocopy') made.noCopy = here
      else if (option === 'z' || option === 'Z') made.selinux = here
      else if (propagations.has(option)) made.propagation = here
    }
  }
  return made
}

/** Where the sections part: at colons, but not that of a Windows drive, nor any inside `${…}`. */
function colons(spec: string): number[] {
  const found: number[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < spec.length; i++) {
    const char = spec[i]
    if (char === '$' && spec[i + 1] === '{') depth++
    else if (char === '}' && depth > 0) depth--
    else if (char === ':' && depth === 0 && !isDrive(spec.slice(start, i))) {
      found.push(i)
      start = i + 1
    }
  }
  return found
}

function isDrive(text: string): boolean {
  return /^\p{L}$/u.test(text)
}

/** Compose tells a folder from a named volume by its first characters. */
function isFilePath(source: string): boolean {
  return /^(?:[./~]|\\\\|\p{L}:)/u.test(source)
}

function cleanTarget(target: Piece): Piece {
  const clean = posix.normalize(target.text)
  // Go's path.Clean also takes a slash at the end away.
  return { ...target, text: clean.length > 1 && clean.endsWith('/') ? clean.slice(0, -1) : clean }
}
