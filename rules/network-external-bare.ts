import { defineRule, entriesAt, remove } from '../src/rule.ts'

const read = ['name', 'external']

export default defineRule({
  id: 'network-external-bare',
  title: 'An external network has no settings of its own',
  outcome: 'ignored',
  severity: 'warning',
  why: 'Compose finds an external network by its name and leaves it as it is: a driver, a subnet or a label written beside it changes nothing, although the Compose specification says it would be refused.',
  evidence: [
    'compose-spec/compose-go validation/validation.go: checkExternal is called for volumes alone',
    'https://github.com/compose-spec/compose-spec/blob/main/06-networks.md'
  ],
  tags: ['networks'],
  options: {},

  *check({ networks }) {
    for (const { external, tree, key } of networks) {
      if (external?.value !== true) continue
      for (const { key: attribute, value } of entriesAt(tree)) {
        if (read.includes(attribute.text) || attribute.text.startsWith('x-')) continue
        if (value.kind === 'mapping' && value.entries.size === 0) continue
        yield {
          at: attribute,
          message: `${attribute.text} of the external network "${key}" is ignored`,
          hint: 'Set it where the network is made, or take `external` away.',
          related: [{ at: external, message: 'the network is external' }],
          fix: { title: `Remove ${attribute.text}`, safe: true, edits: [remove(attribute)] }
        }
      }
    }
  }
})
