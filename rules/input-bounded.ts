import { defineRule, reported } from '../src/rule.ts'

export default defineRule({
  id: 'input-bounded',
  title: 'A file stays within the bounds that netlint reads',
  outcome: 'ignored',
  severity: 'warning',
  why: 'netlint works in bounded time and memory: what goes beyond a limit is left out, and said.',
  evidence: ['docs/limits.md'],
  tags: ['files'],
  options: {},

  *check(project) {
    yield* reported(project, 'input-bounded')
  }
})
