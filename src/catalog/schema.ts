import type { Option, Rule } from '../rule.ts'
import { pageOf } from './site.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

/** Levels that a configuration may give a rule. */
export const levels = ['off', 'info', 'warning', 'error'] as const

/** JSON Schema of the key `rules` of a configuration: a level, or a level and options. Rules of plugins have a prefix and options of their own. */
function rulesSchema(rules: readonly Rule[]): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(rules.map((rule) => [rule.id, setting(rule)])),
    patternProperties: { '/': { anyOf: [{ $ref: '#/$defs/level' }, { type: 'object', properties: { severity: { $ref: '#/$defs/level' } } }] } },
    additionalProperties: false
  }
}

/** JSON Schema of a whole configuration; `keys` are those beside `rules`. */
export function configurationSchema(rules: readonly Rule[], keys: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of netlint',
    type: 'object',
    properties: { ...keys, rules: rulesSchema(rules) },
    additionalProperties: false,
    $defs: { level: { enum: [...levels] } }
  }
}

function setting(rule: Rule): JsonSchema {
  const page = pageOf(rule.id)
  const level = { $ref: '#/$defs/level' }
  return {
    description: [`${rule.title}.`, rule.why, ...(page === undefined ? [] : [page])].join('\n\n'),
    anyOf: [level, { type: 'object', properties: { severity: level, ...Object.fromEntries(Object.entries(rule.options).map(described)) }, additionalProperties: false }]
  }
}

function described([name, { about, schema, fallback }]: [string, Option<unknown>]): [string, JsonSchema] {
  return [name, { ...schema, description: about, default: fallback }]
}
