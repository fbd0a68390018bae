import { closest } from '../source/spelling.ts'

/** Roles that netlint's own rules ask for; a team may have any others. */
export const ownRoles: readonly string[] = ['user-code', 'batch', 'untrusted', 'infrastructure']

/** The role that a misspelt one was meant to be. Any word may be a role: only what is all but another one is taken for it. */
export function meantRole(word: string, roles: readonly string[]): string | undefined {
  return closest(word, roles.filter((role) => role[0] === word[0] && Math.abs(role.length - word.length) <= 1))
}
