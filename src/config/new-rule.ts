import { suggestion } from './mistake.ts'

export interface Scaffold {
  /** The rule and its page, by file name. */
  readonly files: Readonly<Record<string, string>>
  /** What to write into netlint.yaml, where they lie in `policies/`. */
  readonly config: string
}

/** The files of a new rule, or why there can be none of that name. */
export function newRule(name: string, taken: readonly string[]): Scaffold | { readonly fault: string } {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) {
    const meant = name.trim().replace(/([a-z0-9])(?=[A-Z])/g, '$1-').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-$/g, '')
    return { fault: `"${name}" is no name for a rule: small letters, digits and hyphens${meant === '' ? '' : suggestion(meant, [meant])}` }
  }
  if (taken.includes(name)) return { fault: `there is a rule "${name}" already` }
  return { files: { [`${name}.mjs`]: code(name), [`${name}.md`]: page(name) }, config: `plugins:\n  local: ./policies\nrules:\n  local/${name}: warning\n` }
}

function code(name: string): string {
  return `import { defineRule, known, option } from 'netlint/rule'

export default defineRule({
  id: '${name}',
  // The law in one line, true when all is well.
  title: 'Images have a tag of their own',
  // What happens on \`docker compose up\`: rejected, fails, ignored, or policy where all works and a house rule forbids it.
  outcome: 'policy',
  severity: 'warning',
  why: 'Nobody knows what an image without a tag is tomorrow.',
  evidence: ['https://docs.docker.com/reference/compose-file/services/#image'],
  options: {
    allowed: option.texts('Images that need no tag.', [])
  },

  // What it finds in a project. A value that cannot be known before \`up\` is \`undefined\`: say nothing then.
  *check({ active }, { allowed }) {
    for (const { name, image } of active) {
      if (!known(image) || allowed.includes(image.value)) continue
      if (/:(?!latest$)[^/]+$/.test(image.value)) continue
      yield {
        at: image,
        message: \`"\${name}" runs \${image.text}, whatever that is today\`,
        hint: 'Write the tag that you have tested.'
      }
    }
  }
})
`
}

function page(name: string): string {
  return `# Images have a tag of their own

\`${name}\` · warning · **policy**

Nobody knows what an image without a tag is tomorrow.

\`\`\`yaml
services:
  web:
    image: nginx
    #      ^^^^^ warning: "web" runs nginx, whatever that is today
\`\`\`

\`\`\`yaml
services:
  web:
    image: nginx:1.27
\`\`\`

## Options

- \`allowed\`: images that need no tag. None by default.
`
}
