import { at, defineRule, entriesAt, meantRole, option, ownRoles, type Finding, type Located, type Project, type Service, type Tree } from '../src/rule.ts'

export default defineRule({
  id: 'annotation-valid',
  title: 'What a file says to netlint is understood',
  outcome: 'policy',
  severity: 'warning',
  why: 'No rule asks for a misspelt role: the service is checked as if it had none.',
  evidence: ['docs/configuration.md'],
  tags: ['roles'],
  options: {
    roles: option.texts("Roles of your own whose names are near to one of netlint's.", [])
  },

  *check(project, { roles }) {
    yield* fragment(project)
    for (const service of project.services) {
      yield* extension(service, roles)
      yield* labels(service, roles)
    }
  }
})

function* fragment({ tree }: Project): Iterable<Finding> {
  const said = at(tree, 'x-netlint')
  yield* unread(said, 'fragment', 'x-netlint: {fragment: true}')
  const value = at(said, 'fragment')
  if (value && !(value.kind === 'scalar' && typeof value.value === 'boolean')) yield { at: value, message: '"fragment" is true or false' }
}

function* extension(service: Service, roles: readonly string[]): Iterable<Finding> {
  const said = service.at('x-netlint')
  yield* unread(said, 'role', 'x-netlint: {role: batch}')
  const role = at(said, 'role')
  if (role?.kind === 'scalar' && role.type === 'string') yield* misspelt(role, role.text, roles)
  else if (role) yield { at: role, message: `the role of "${service.name}" is one word` }
}

function* labels(service: Service, roles: readonly string[]): Iterable<Finding> {
  for (const [name, label] of service.labels) {
    if (name === 'netlint.role') yield* misspelt(label, label.value, roles)
    else if (name.startsWith('netlint.')) yield { at: label, message: `netlint reads no label "${name}", only "netlint.role"` }
  }
}

/** What nobody reads of `x-netlint`. */
function* unread(said: Tree | undefined, key: string, example: string): Iterable<Finding> {
  if (said && said.kind !== 'mapping') yield { at: said, message: `netlint reads nothing of this: it is no mapping, as in \`${example}\`` }
  for (const entry of entriesAt(said)) if (entry.key.text !== key) yield { at: entry.key, message: `netlint reads no "${entry.key.text}" here, only "${key}"` }
}

function* misspelt(place: Located, role: string | undefined, roles: readonly string[]): Iterable<Finding> {
  if (role === undefined || ownRoles.includes(role) || roles.includes(role)) return
  const meant = meantRole(role, ownRoles)
  if (meant !== undefined) yield { at: place, message: `no rule of netlint asks for the role "${role}"; did you mean "${meant}"?`, hint: 'If it is a role of your own, name it in the option `roles` of this rule.' }
}
