import { loudness } from '../lint/check.ts'
import { SourceFile } from '../source/file.ts'
import type { Unit } from './unit.ts'

type Loose = Readonly<Record<string, unknown>>

/** Whether something is what comes of a project, as far as reports look at it. Places are known to lie in their files. */
export function isUnit(value: unknown): value is Unit {
  if (!isObject(value) || !isList(value['paths'], isText)) return false
  const { checked } = value
  if (checked === undefined) return true
  if (!isObject(checked)) return false
  const { project, neighbours, diagnostics, notifications } = checked
  return optional(project, isProject) && isList(neighbours, () => false) && isList(diagnostics, isDiagnostic) && isList(notifications, isNotification)
}

function isDiagnostic(value: unknown): boolean {
  if (!isObject(value)) return false
  const { at, message, hint, docker, related, severity, outcome, fix, rule, project, silenced, identity, route, items, changes } = value
  return (
    isLocated(at) &&
    isText(message) &&
    optional(hint, isText) &&
    optional(docker, isText) &&
    optional(related, (each) => isList(each, (one) => isObject(one) && isLocated(one['at']) && isText(one['message']))) &&
    isLevel(severity) &&
    ['rejected', 'fails', 'ignored', 'policy'].includes(outcome as string) &&
    optional(fix, isFix) &&
    isObject(rule) &&
    Object.hasOwn(rule, 'check') &&
    optional(project, isProject) &&
    silenced === undefined &&
    isText(identity) &&
    optional(route, (steps) => isList(steps, (step) => isText(step) || Number.isSafeInteger(step))) &&
    optional(items, (each) => isList(each, isSpan)) &&
    optional(changes, (each) => isList(each, (one) => isObject(one) && isSpan(one['at']) && isText(one['text'])))
  )
}

function isFix(value: unknown): boolean {
  if (!isObject(value)) return false
  const { title, safe, edits } = value
  return isText(title) && typeof safe === 'boolean' && isList(edits, (edit) => isObject(edit) && ['replace', 'remove', 'insert'].includes(edit['kind'] as string) && isLocated(edit['at']))
}

function isProject(value: unknown): boolean {
  if (!isObject(value)) return false
  const { name, files, fragment } = value
  const isPiece = (piece: unknown): boolean => isObject(piece) && isText(piece['kind']) && isText(piece['reason']) && isLocated(piece['at'])
  return isLocated(name) && isText(name['text']) && isList(files, (file) => file instanceof SourceFile) && optional(fragment, isPiece)
}

function isNotification(value: unknown): boolean {
  return isObject(value) && isLevel(value['level']) && isText(value['message']) && optional(value['path'], isText)
}

function isLocated(value: unknown): value is Loose {
  if (!isObject(value) || !isObject(value['origin'])) return false
  return isSpan(value['origin']) && isList(value['origin']['via'], isCause)
}

function isCause(value: unknown): boolean {
  if (!isObject(value)) return false
  const { kind, name, set, of, at } = value
  if (kind === 'variable') return isText(name) && (isText(set) || isSpan(set))
  return kind === 'override' ? isSpan(of) : isText(kind) && isSpan(at)
}

function isSpan(value: unknown): boolean {
  return isObject(value) && value['file'] instanceof SourceFile
}

function isLevel(value: unknown): boolean {
  return isText(value) && Object.hasOwn(loudness, value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null
}

function isList(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem)
}

function optional(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value)
}
