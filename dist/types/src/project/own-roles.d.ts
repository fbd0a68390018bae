/** Roles that netlint's own rules ask for; a team may have any others. */
export declare const ownRoles: readonly string[];
/** The role that a misspelt one was meant to be. Any word may be a role: only what is all but another one is taken for it. */
export declare function meantRole(word: string, roles: readonly string[]): string | undefined;
