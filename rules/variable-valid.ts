import { defineRule, reported } from '../src/rule.ts'

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

  *check(project) {
    yield* reported(project, 'variable-valid')
  }
})
