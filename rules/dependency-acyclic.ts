import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'dependency-acyclic',
  title: 'Services do not wait for each other in a circle',
  outcome: 'rejected',
  severity: 'error',
  why: 'A service starts after those it depends on, links to or whose namespaces it joins: in a circle none can be the first, and Compose refuses the project.',
  docker: ['dependency cycle detected: web -> db -> web'],
  evidence: ['compose-spec/compose-go graph/cycle.go'],
  tags: ['files'],
  options: {},

  *check({ cycles }) {
    for (const circle of cycles) {
      const names = circle.map(({ name }) => name)
      const way = [names.at(-1), ...names].join(' -> ')
      yield {
        at: circle[0]!,
        message: `dependency cycle: ${way}`,
        docker: `dependency cycle detected: ${way}`,
        related: circle.slice(1).map((dependency) => ({ at: dependency, message: `to "${dependency.name}" (${dependency.by})` }))
      }
    }
  }
})
