/** Roles that netlint's own rules ask for; a team may have any others. */
export const ownRoles: readonly string[] = ['user-code', 'batch', 'untrusted', 'infrastructure']
