import type { Diagnostic } from '../lint/diagnostic.ts'
import type { Cause, Span } from '../rule.ts'
import { visible, visiblePath } from './escape.ts'
import { position } from './place.ts'

/** What else a reader should look at. */
export interface Note {
  /** Undefined where it stands in no file: a variable of the environment. */
  readonly at: Span | undefined
  readonly message: string
}

/** The places a finding names, then what shaped the value it points at. */
export function notes({ at, related = [] }: Diagnostic): readonly Note[] {
  const all: Note[] = [...related.map((other) => ({ at: other.at.origin, message: other.message })), ...at.origin.via.map(cause)]
  const seen = new Set<string>()
  return all.filter((note) => {
    const key = `${note.at?.file.path}\0${note.at?.start}\0${note.at?.end}\0${note.message}`
    return !seen.has(key) && seen.add(key)
  })
}

/** `.env:1:1: RANGE is set here`, in characters that show. */
export function noteText({ at, message }: Note): string {
  return at ? `${where(at)}: ${visible(message)}` : visible(message)
}

/** `compose.yaml:8:21`, in characters that show. */
export function where({ file, start }: Span): string {
  const { line, column } = position(file, start)
  return `${visiblePath(file.path)}:${line}:${column}`
}

/** What shaped a value, in words. */
export function cause(cause: Cause): Note {
  switch (cause.kind) {
    case 'variable':
      return variable(cause.name, cause.set)
    case 'override':
      return { at: cause.of, message: 'it stands over this value' }
    case 'alias':
      return { at: cause.at, message: 'an alias shares it with this place' }
    case 'merge-key':
      return { at: cause.at, message: 'a merge key shares it with this place' }
    case 'extends':
      return { at: cause.at, message: 'extended here' }
    case 'include':
      return { at: cause.at, message: 'included here' }
  }
}

function variable(name: string, set: Span | 'environment' | 'default' | 'nowhere'): Note {
  if (set === 'environment') return { at: undefined, message: `${name} is set in the environment` }
  if (set === 'default') return { at: undefined, message: `${name} is not set: its default stands` }
  if (set === 'nowhere') return { at: undefined, message: `${name} is set nowhere` }
  return { at: set, message: `${name} is set here` }
}
