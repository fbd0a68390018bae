import type { Diagnostic, Notification } from '../lint/diagnostic.ts'
import { pageOf } from '../catalog/site.ts'
import { visible, visiblePath } from './escape.ts'
import { where } from './notes.ts'
import type { Paint } from './paint.ts'

/** `compose.yaml:8:21: error: ip_range … is outside of … [ip-range-in-subnet]` */
export function headline(diagnostic: Diagnostic, { severity, strong, faint, link }: Paint): string {
  const { rule, silenced, message } = diagnostic
  const page = pageOf(rule.id)
  const id = page === undefined ? `[${visible(rule.id)}]` : `[${link(visible(rule.id), page)}]`
  const level = severity[diagnostic.severity](`${diagnostic.severity}:`)
  const allowed = silenced ? ` (allowed: ${visible(silenced.reason)})` : ''
  return `${strong(`${where(diagnostic.at.origin)}:`)} ${level} ${visible(message)} ${faint(id)}${allowed}`
}

/** `compose.yaml: error: permission denied` */
export function noticeLine({ level, message, path }: Notification, { severity, strong }: Paint): string {
  return `${path === undefined ? '' : `${strong(`${visiblePath(path)}:`)} `}${severity[level](`${level}:`)} ${visible(message)}`
}
