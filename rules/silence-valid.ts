import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'silence-valid',
  title: 'A comment that silences a rule silences something',
  outcome: 'policy',
  severity: 'warning',
  why: 'A misspelt comment silences nothing, and one whose finding is gone hides the next one of its kind.',
  evidence: ['docs/configuration.md'],
  tags: ['silences'],
  options: {},

  // A rule sees projects and no comments: its findings are made where silences are applied (src/lint/silence.ts).
  check: () => []
})
