import type { Located } from './origin.ts'
import { type Problem, problem } from './problem.ts'
import type { Scalar, Tree } from './tree.ts'

/** `path` leads to the mapping (compose-go loader/loader.go convertToStringKeysRecursive). */
export function nonStringKey(key: Scalar, path: readonly (string | number)[]): Problem {
  const { origin, text, type } = key
  const where = path.length === 0 ? 'at top level' : `in ${goPath(path)}`
  const printed = goValue(key.value, type)
  const quoted = JSON.stringify(text)
  return problem('yaml-valid', origin, `a key must be text, and this is ${type === 'null' ? 'null' : `${text}, ${KINDS[type]}`}`, {
    ...(printed !== undefined && { docker: `non-string key ${where}: ${printed}` }),
    ...(text !== '' && origin.via.length === 0 && { hint: `Write it in quotes: ${quoted}.`, mend: { title: `Write ${quoted}`, text: quoted } }),
  })
}

const KINDS = { string: 'text', int: 'a number', float: 'a number', bool: 'a boolean', null: 'null', timestamp: 'a date' } as const

/** go-yaml reads lists and mappings as keys, and cannot use them. */
export function complexKey(key: Exclude<Tree, Scalar>): Problem {
  const hint = key.origin.file.text.startsWith('{{', key.origin.start - 1) ? 'Put the value in quotes.' : undefined
  return problem('yaml-valid', key.origin, `a key must be text, not a ${key.kind}`, { docker: 'invalid map key', ...(hint && { hint }) })
}

export function duplicateKey(key: Scalar, first: Located): Problem {
  const { file, start } = key.origin
  const { line } = file.position(first.origin.start)
  const name = JSON.stringify(key.text)
  return problem('yaml-valid', key.origin, `the key ${name} is there already, on line ${line}`, {
    docker: `line ${file.position(start).line}: mapping key ${name} already defined at line ${line}`,
    related: [{ at: first, message: 'the first one' }],
  })
}

/** As Go prints it (%#v), where that is plain. */
function goValue(value: Scalar['value'], type: Scalar['type']): string | undefined {
  if (value === null) return '<nil>'
  if (type === 'timestamp' || (typeof value === 'number' && value !== 0 && !(Math.abs(value) >= 1e-4 && Math.abs(value) < (type === 'int' ? 2 ** 53 : 1e6)))) return undefined
  return String(value)
}

/** As compose-go spells a place: `services.a.ports[0]`. */
function goPath(path: readonly (string | number)[]): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('')
}
