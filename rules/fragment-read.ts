import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'fragment-read',
  title: 'A file that is only a piece of a project is told as one',
  outcome: 'policy',
  severity: 'info',
  why: 'Override files, include parts and app store files lack what their other half brings. netlint says nothing of that half, and says once that it read a piece.',
  evidence: ['docs/fragments.md'],
  tags: ['files'],
  options: {},

  *check({ fragment }) {
    if (!fragment || fragment.kind === 'declared') return
    yield {
      at: fragment.at,
      message: `read as a piece of a project: ${fragment.reason}`,
      hint: 'Check it together with its other half (`netlint -f base.yaml -f this.yaml`), or say `x-netlint: {fragment: false}` if it stands alone.'
    }
  }
})
