// Makes src/compose/schema/compiled.ts of compose-spec.json: the same schema without its prose, one definition a line.
import { readFileSync, writeFileSync } from 'node:fs'

const folder = new URL('../src/compose/schema/', import.meta.url)
const prose = new Set(['$schema', '$id', 'title', 'description', 'default', 'deprecated'])
const named = new Set(['properties', 'patternProperties', 'definitions'])

/** @param {unknown} part @param {boolean} isSchema @returns {unknown} */
function strip(part, isSchema = true) {
  if (Array.isArray(part)) return part.map((item) => strip(item))
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part)
      .filter(([key]) => !(isSchema && prose.has(key)))
      .map(([key, value]) => [key, strip(value, !(isSchema && named.has(key)))])
  )
}

/** @param {string} text compose-spec.json */
export function compiled(text) {
  const { definitions, ...root } = /** @type {{definitions: object}} */ (strip(JSON.parse(text)))
  const lines = Object.entries(definitions).map(([name, part]) => `    ${JSON.stringify(name)}: ${JSON.stringify(part)}`)
  return `// Generated from compose-spec.json by scripts/compile-schema.mjs.
import type { SchemaDocument } from '../../source/schema.ts'

export const composeSchema: SchemaDocument = {
  ...${JSON.stringify(root)},
  definitions: {
${lines.join(',\n')}
  }
}
`
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  writeFileSync(new URL('compiled.ts', folder), compiled(readFileSync(new URL('compose-spec.json', folder), 'utf8')))
}
