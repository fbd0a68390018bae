import { defineRule, reported, type Problem } from '../src/rule.ts'

export default defineRule({
  id: 'variable-valid',
  title: 'A ${…} is well formed, and a required variable has a value',
  outcome: 'rejected',
  severity: 'error',
  why: 'Compose stops at a ${…} it cannot read, at a required variable without a value, and at a value that is not of the type its place needs.',
  docker: [
    'invalid interpolation format for services.web.ports.[]. You may need to escape any $ with another $.',
    'error while interpolating services.web.image: required variable TAG is missing a value: set it in .env',
    'error while interpolating services.web.scale: failed to cast to expected type: strconv.Atoi: parsing "x": invalid syntax'
  ],
  evidence: ['compose-spec/compose-go template/template.go, loader/interpolate.go'],
  tags: ['files'],
  options: {},

  *check({ problems }) {
    const faults = problems.filter(({ code }) => code === 'variable-valid')
    // A required variable without a value is one mistake, wherever it is asked for.
    const uses = new Map<unknown, Problem[]>()
    for (const fault of faults) {
      const others = uses.get(fault.variable)
      if (others) others.push(fault)
      else uses.set(fault.variable ?? fault, [fault])
    }
    const told = [...uses.values()].map(([first, ...more]) => ({
      ...first!,
      related: [...(first!.related ?? []), ...more.slice(0, 5).map((use) => ({ at: use, message: 'also asked for here' }))]
    }))
    yield* reported({ problems: told }, 'variable-valid')
  }
})
