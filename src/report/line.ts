import type { Diagnostic, Notification } from '../lint/diagnostic.ts'
import type { Span } from '../rule.ts'
import { pageOf } from '../catalog/site.ts'
import { visible } from './escape.ts'
import type { Paint } from './paint.ts'
import { place } from './place.ts'

/** `compose.yaml:8:21: error: ip_range … is outside of … [ip-range-in-subnet]` */
export function headline(diagnostic: Diagnostic, { severity, strong, faint, link }: Paint): string {
  const { rule, silenced, message } = diagnostic
  const page = pageOf(rule.id)
  const id = page === undefined ? `[${visible(rule.id)}]` : `[${link(rule.id, page)}]`
  const level = severity[diagnostic.severity](`${diagnostic.severity}:`)
  const allowed = silenced ? ` (allowed: ${visible(silenced.reason)})` : ''
  return `${strong(`${where(diagnostic.at.origin)}:`)} ${level} ${visible(message)} ${faint(id)}${allowed}`
}

/** `compose.yaml:8:21` */
export function where(at: Span): string {
  const { path, line, column } = place(at)
  return `${visible(path)}:${line}:${column}`
}

/** `compose.yaml: error: permission denied` */
export function noticeLine({ level, message, path }: Notification, { severity, strong }: Paint): string {
  return `${path === undefined ? '' : `${strong(`${visible(path)}:`)} `}${severity[level](`${level}:`)} ${visible(message)}`
}
