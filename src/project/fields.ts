import { slice, type Tree } from '../source/tree.ts'
import type { Field } from '../source/origin.ts'

/** Reads a scalar as a T. Undefined where there is nothing (absent or null); `value` undefined where it is no T or cannot be known. */
export function field<T>(tree: Tree | undefined, read: (text: string) => T | undefined): Field<T> | undefined {
  if (tree === undefined) return undefined
  if (tree.kind !== 'scalar') return { origin: tree.origin, text: '', value: undefined }
  if (tree.type === 'null') return undefined
  if (!tree.known) return { origin: tree.origin, text: tree.text, value: undefined }
  const value = read(tree.text)
  return { origin: tree.origin, text: tree.text, value, ...(value === undefined && { malformed: true }) }
}

/** As `field`, of what the engine takes for absent where it is the empty string. */
export function filled<T>(tree: Tree | undefined, read: (text: string) => T | undefined): Field<T> | undefined {
  return tree?.kind === 'scalar' && tree.known && tree.text === '' ? undefined : field(tree, read)
}

export const asText = (text: string): string => text

/** Compose's booleans (compose-go loader/interpolate.go toBoolean); YAML's own come as `true` and `false`. */
export function asBoolean(text: string): boolean | undefined {
  switch (text.toLowerCase()) {
    case 'true':
    case 'y':
    case 'yes':
    case 'on':
      return true
    case 'false':
    case 'n':
    case 'no':
    case 'off':
      return false
    default:
      return undefined
  }
}

export function asInteger(text: string): number | undefined {
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : undefined
}

export function textField(tree: Tree | undefined): Field<string> | undefined {
  return field(tree, asText)
}

/** The items of a list, or a lone scalar as a list of one. */
export function textList(tree: Tree | undefined): readonly Field<string>[] {
  if (tree === undefined) return noTexts
  const items = tree.kind === 'sequence' ? tree.items : tree.kind === 'scalar' ? [tree] : []
  return items.flatMap((item) => textField(item) ?? [])
}

// Of most attributes a service says nothing: thousands share this.
const noTexts: readonly Field<string>[] = []
const noTextMap: ReadonlyMap<string, Field<string>> = new Map()

/**
 * `KEY: value` or a list of `KEY=value`, as labels, environment and options are written.
 * A key without a value has value undefined: Compose takes it from elsewhere.
 */
export function textMap(tree: Tree | undefined): ReadonlyMap<string, Field<string>> {
  if (tree === undefined) return noTextMap
  const map = new Map<string, Field<string>>()
  if (tree.kind === 'mapping') {
    for (const [name, { key, value }] of tree.entries) {
      map.set(name, textField(value) ?? { origin: key.origin, text: '', value: undefined })
    }
  } else if (tree.kind === 'sequence') {
    for (const item of tree.items) {
      if (item.kind !== 'scalar') continue
      const equals = item.text.indexOf('=')
      if (equals < 0) map.set(item.text, { origin: item.origin, text: '', value: undefined })
      else {
        const text = item.text.slice(equals + 1)
        map.set(item.text.slice(0, equals), { origin: slice(item, equals + 1, item.text.length), text, value: item.known ? text : undefined })
      }
    }
  }
  return map
}
