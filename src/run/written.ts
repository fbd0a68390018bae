import { platforms } from '../project/platforms.ts'
import type { Rule } from '../rule.ts'
import { SourceFile } from '../source/file.ts'

/**
 * Findings as JSON. Lists and objects stand as they are, and count in the order in which they begin; what is met again is
 * named by that number. Whatever else there is stands as an object with one key that begins with `@`.
 */
export type Written = null | boolean | number | string | readonly Written[] | { readonly [key: string]: Written }

/** What is known by name on either side. */
export interface Names {
  readonly rules: ReadonlyMap<string, Rule>
  /** Files by number. */
  readonly files: readonly SourceFile[]
}

/** Undefined where a value is of a kind that is not written. */
export function written(value: unknown, rules: ReadonlyMap<string, Rule>, numberOf: (file: SourceFile) => number | undefined): Written | undefined {
  const seen = new Map<object, number>()
  let isWhole = true
  const result = write(value)
  return isWhole ? result : undefined

  function write(value: unknown): Written {
    if (value === undefined) return { '@nothing': 0 }
    if (value === null || typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value
    return typeof value === 'object' ? (named(value) ?? whole(value)) : refuse()
  }

  function named(value: object): Written | undefined {
    const again = seen.get(value)
    if (again !== undefined) return { '@same': again }
    if (value instanceof SourceFile) {
      const number = numberOf(value)
      return number === undefined ? refuse() : { '@file': number }
    }
    if (value instanceof RegExp) {
      const index = platforms.findIndex(({ variables }) => variables === value)
      return index < 0 ? refuse() : { '@variables': index }
    }
    const { id } = value as Partial<Rule>
    return typeof id === 'string' && rules.get(id) === value ? { '@rule': id } : undefined
  }

  function whole(value: object): Written {
    seen.set(value, seen.size)
    if (Array.isArray(value)) return value.map(write)
    if (value instanceof Map) return { '@map': [...value].map(([key, value]) => [write(key), write(value)]) }
    const entries = Object.entries(value)
    if (Object.getPrototypeOf(value) !== Object.prototype || entries.some(([key]) => isMark(key))) return refuse()
    return Object.fromEntries(entries.map(([key, value]) => [key, write(value)]))
  }

  function refuse(): Written {
    isWhole = false
    return null
  }
}

function isMark(key: string): boolean {
  return key.startsWith('@') || key === '__proto__'
}

/** Throws where what is written cannot be so. */
export function revived(value: Written, { rules, files }: Names): unknown {
  const made: unknown[] = []
  return revive(value)

  function revive(value: Written): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) {
      const list: unknown[] = []
      made.push(list)
      for (const item of value as readonly Written[]) list.push(revive(item))
      return list
    }
    const entries = Object.entries(value)
    const [key, content] = entries[0] ?? []
    if (key?.startsWith('@')) return named(key, content!)
    const object: Record<string, unknown> = {}
    made.push(object)
    for (const [key, content] of entries) {
      if (isMark(key)) throw new Error('a key that is none')
      object[key] = revive(content)
    }
    return object['file'] instanceof SourceFile ? checkedSpan(object) : object
  }

  function named(mark: string, content: Written): unknown {
    if (mark === '@nothing') return undefined
    if (mark === '@map') {
      const map = new Map<unknown, unknown>()
      made.push(map)
      for (const [key, value] of content as readonly (readonly [Written, Written])[]) map.set(revive(key), revive(value))
      return map
    }
    const found =
      mark === '@same' ? made[content as number] : mark === '@file' ? files[content as number] : mark === '@rule' ? rules.get(content as string) : mark === '@variables' ? platforms[content as number]?.variables : undefined
    if (found === undefined) throw new Error(`there is no such ${mark}`)
    return found
  }
}

/** A place lies within its file. */
function checkedSpan(span: Record<string, unknown>): object {
  const { file, start, end } = span as { file: SourceFile; start: unknown; end: unknown }
  const isIn = Number.isSafeInteger(start) && Number.isSafeInteger(end) && 0 <= Number(start) && Number(start) <= Number(end) && Number(end) <= file.text.length
  if (!isIn) throw new Error('a place beyond its file')
  return span
}
