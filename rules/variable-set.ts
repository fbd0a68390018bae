import { defineRule, reported, type Origin } from '../src/rule.ts'

export default defineRule({
  id: 'variable-set',
  title: 'A variable without a default has a value',
  outcome: 'ignored',
  severity: 'error',
  why: 'Compose writes an empty string for a variable that is set nowhere, warns, and goes on: the port becomes a random one, the address none.',
  docker: [
    'The "TAG" variable is not set. Defaulting to a blank string.'
  ],
  evidence: ['compose-spec/compose-go template/template.go'],
  tags: ['files'],
  options: {},

  *check({ problems }) {
    const unset = problems.filter(({ code }) => code === 'variable-set')
    // Where Compose refuses what an unset variable left, that is the one thing to say of the variable.
    const refused = new Set(unset.flatMap(({ level, origin }) => (level === 'error' ? leftBy(origin) : [])))
    yield* reported({ problems: unset.filter(({ variable }) => variable === undefined || !refused.has(variable)) }, 'variable-set')
  }
})

function leftBy({ via }: Origin): readonly string[] {
  return via.flatMap((cause) => (cause.kind === 'variable' && cause.set === 'nowhere' ? [cause.name] : []))
}
