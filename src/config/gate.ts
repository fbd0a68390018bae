import { isAbsolute, relative, resolve } from 'node:path'
import type { Fragment } from '../compose/model.ts'
import type { Armed } from '../lint/check.ts'
import { isLocked, type Config } from './config.ts'
import { guardedRoleOf, roleOf, type RoleOf } from './roles.ts'

/** Rules that are run together over one reading of a project. */
export interface Round {
  readonly armed: readonly Armed[]
  readonly roleOf: RoleOf
  /** Whether the files are a piece of a project, as far as they are believed. */
  believed(fragment: Fragment | undefined): Fragment | undefined
}

/**
 * How rules are run over a project. Rules that are locked, and all under `--no-inline-config`, take no file's word for
 * what would let it off: its roles and that it is only a piece of something.
 */
export function rounds(config: Config, armed: readonly Armed[], inline: boolean): readonly Round[] {
  const guarded = armed.filter(({ rule }) => !inline || isLocked(config.locked, rule.id))
  const others = armed.filter((each) => !guarded.includes(each))
  return [
    { armed: others, roleOf: roleOf(config), believed: (fragment: Fragment | undefined) => fragment },
    { armed: guarded, roleOf: guardedRoleOf(config), believed: (fragment: Fragment | undefined) => (fragment?.kind === 'declared' ? undefined : fragment) }
  ].filter(({ armed }, i) => armed.length > 0 || (i === 0 && guarded.length === 0))
}

/** Why a baseline cannot be used, or undefined: what is checked must not bring its own under `--no-inline-config`. */
export function baselineRefusal(path: string, checkout: string, inline: boolean): string | undefined {
  const way = relative(resolve(checkout), resolve(path))
  const isInside = way !== '..' && !way.startsWith('../') && !isAbsolute(way)
  return !inline && isInside ? `with --no-inline-config the baseline must lie outside of what is checked, not at ${path}` : undefined
}
