import { meantRole, ownRoles } from '../rule.ts'
import { at, entriesAt, itemsAt, type Scalar, type Tree } from '../source/tree.ts'
import { mistake } from './mistake.ts'
import { scalars, type Reading } from './selector.ts'

/**
 * Any word is a role. One that is given and never asked for, or asked for and never given, and is nearly another one, is
 * misspelt: the policy about it would hold for nobody.
 */
export function refuseMisspeltRoles(trees: readonly Tree[], { report }: Reading): void {
  const given = trees.flatMap((tree) => [...entriesAt(tree, 'roles')].map(({ key }) => key))
  const asked = trees.flatMap((tree) => [...entriesAt(tree, 'policies')].flatMap(({ value }) => rolesOf(value)))
  const isIn = (names: readonly Scalar[], { text }: Scalar): boolean => names.some((name) => name.text === text)
  for (const name of given) {
    if (ownRoles.includes(name.text) || isIn(asked, name) || trees.some((tree) => mentions(tree, name))) continue
    const meant = meantRole(name.text, [...ownRoles, ...asked.map(({ text }) => text)])
    if (meant !== undefined) report(mistake(name.origin, `nothing asks for the role "${name.text}"; did you mean "${meant}"?`))
  }
  for (const name of asked) {
    if (/[*?[{\\]/.test(name.text) || ownRoles.includes(name.text) || isIn(given, name)) continue
    const meant = meantRole(name.text, [...ownRoles, ...given.map(({ text }) => text)])
    if (meant !== undefined) report(mistake(name.origin, `nothing has the role "${name.text}"; did you mean "${meant}"?`))
  }
}

/** The roles that a policy picks services by, or lets off. */
function rolesOf(policy: Tree): readonly Scalar[] {
  const services = at(policy, 'services')
  return [...(services?.kind === 'sequence' ? services.items : services ? [services] : []), ...itemsAt(policy, 'except')].flatMap((selector) => scalars(at(selector, 'role')))
}

/** Whether options of a rule speak of a role. */
function mentions(tree: Tree, { text }: Scalar): boolean {
  const within = (part: Tree | undefined): boolean => {
    if (part?.kind === 'scalar') return part.text === text
    if (part?.kind === 'sequence') return part.items.some(within)
    return part !== undefined && [...part.entries].some(([key, { value }]) => key === text || within(value))
  }
  return within(at(tree, 'rules')) || within(at(tree, 'overrides'))
}
