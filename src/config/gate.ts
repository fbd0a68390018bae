import { realpathSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import type { Fragment } from '../project/model.ts'
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
 * what would let it off: its roles and that it is only a piece of something. Policies among them ask for keys whatever a
 * project is a piece of: to look like one is easy.
 */
export function rounds(config: Config, armed: readonly Armed[], inline: boolean): readonly Round[] {
  const guarded = armed.filter(({ rule }) => !inline || isLocked(config.locked, rule.id))
  const others = armed.filter((each) => !guarded.includes(each))
  const isPolicy = ({ rule }: Armed): boolean => rule.id.startsWith('policy/')
  return [
    { armed: guarded.filter(isPolicy), roleOf: guardedRoleOf(config), believed: () => undefined },
    { armed: others, roleOf: roleOf(config), believed: (fragment: Fragment | undefined) => fragment },
    { armed: guarded.filter((each) => !isPolicy(each)), roleOf: guardedRoleOf(config), believed: (fragment: Fragment | undefined) => (fragment?.kind === 'declared' ? undefined : fragment) }
  ].filter(({ armed: some }) => some.length > 0 || (armed.length === 0 && some === others))
}

/** Why a baseline cannot be used, or undefined: what is checked must not bring its own under `--no-inline-config`. */
export function baselineRefusal(path: string, checkouts: readonly string[], inline: boolean): string | undefined {
  const inside = checkouts.some((checkout) => isInside(resolve(path), resolve(checkout)) || isInside(real(path), real(checkout)))
  return !inline && inside ? `with --no-inline-config the baseline must lie outside of what is checked, not at ${path}` : undefined
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith('../') && !isAbsolute(way)
}

/** Where links lead. */
function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}
