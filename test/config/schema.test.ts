import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { configSchema } from '../../src/config/keys.ts'
import { schema, unknownKeywords } from '../../src/source/schema.ts'
import { SourceFile } from '../../src/source/file.ts'
import { parse } from '../../src/source/yaml.ts'
import { plain } from '../../src/config/plain.ts'
import { rules } from '../../rules/index.ts'
import { someRules } from './run.ts'

const made = configSchema(someRules)
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
const asEditorsDo = ajv.compile(made)

test('the schema for editors is one', () => {
  expect(ajv.validateSchema(configSchema(rules))).toBe(true)
})

test('has no keyword that our own validator passes over', () => {
  expect(unknownKeywords(configSchema(rules))).toEqual([])
})

// Editors and netlint say the same of a file, as far as a schema can.
test.each([
  '{}', 'base: all', 'base: al', 'rules: {port-unique: off}', 'rules: {port-unique: [off]}', 'rules: {port-unique: {severity: warn}}', 'rules: {x: off}', 'rules: {acme/x: off}',
  'rules: {lan-range-outside-dhcp: {least: 3}}', 'rules: {lan-range-outside-dhcp: {least: -3}}', 'rules: {lan-range-outside-dhcp: {dhcp: [a, a]}}', 'overrides: [{files: a}]',
  'overrides: [{files: a, rules: {port-unique: off}}]', 'overrides: [{files: a, rules: {x: off}}]', 'ignore: a', 'ignore: []', 'ignore: [1]', 'roles: {a: b}', 'roles: {a: {}}', 'roles: {a: {image: [b]}}',
  'roles: {a: [b, {build: true}]}', 'roles: {a: 3}', 'site: {lan: a}', 'site: {x: a}', 'engine: 3', 'engine: [3]', 'hosts: {a: [b]}', 'hosts: {a: {}}', 'policies: {a: {must: {}}}',
  'policies: {a: {must: true, services: [{role: x}], except: [{service: a, reason: b}]}}', 'policies: {a: {must: {}, except: [{service: a}]}}', 'policies: {a: {must: {}, level: off}}',
  'silences: {allowed: false}', 'silences: {allowed: x}', 'locked: all', 'locked: {}', 'plugins: {a: b}', 'plugins: {a: [b]}', 'extends: [a]', 'extends: {}', '[]', 'x: 1'
])('%s', (text) => {
  const [tree] = parse(new SourceFile('netlint.yaml', text)).documents
  const ours = schema(made).faults(tree!).length === 0
  expect(ours).toBe(asEditorsDo(JSON.parse(JSON.stringify(plain(tree!)))))
})
