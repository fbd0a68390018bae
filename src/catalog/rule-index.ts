/** What rules and their index import: see test/house.test.ts. */
const door = '../src/rule.ts'

/** The text of rules/index.ts: every rule of the folder, by name. */
export function ruleIndex(ids: readonly string[]): string {
  const sorted = [...ids].sort()
  const imports = sorted.map((id) => `import ${binding(id)} from './${id}.ts'`)
  return `// Generated from the folder by \`npm test -- -u\`.
import type { Rule } from '${door}'
${imports.join('\n')}

export const rules: readonly Rule[] = [
${sorted.map((id) => `  ${binding(id)}`).join(',\n')}
]
`
}

/** `port-unique` → `portUnique`. */
function binding(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
