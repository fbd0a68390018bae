import type { Rule } from '../rule.ts'
import { configurationSchema, type JsonSchema } from '../catalog/schema.ts'

// What may be written in a configuration, key by key: validation and the schema for editors are made from it.

const text: JsonSchema = { type: 'string' }
const texts = (description: string): JsonSchema => ({ description, oneOf: [{ type: 'string' }, { type: 'array', items: text, minItems: 1 }] })
const glob = texts
const version = (of: string): JsonSchema => ({ description: `The ${of} that findings are about: 27.5, say.`, type: ['string', 'number'] })
// To YAML a date is no text.
const date: JsonSchema = { description: 'The last day on which it holds: 2027-03-31.', format: 'date' }

/** By which a service is known. All that are given must hold. */
export const serviceKeys = {
  service: glob('Names of services.'),
  image: glob('Images, with or without their tags.'),
  build: { description: 'Folders they are built from, or true for any.', oneOf: [{ type: 'boolean' }, { type: 'string' }, { type: 'array', items: text, minItems: 1 }] },
  label: glob('Labels: `name`, or `name=value`.'),
  profile: glob('Profiles they belong to.'),
  file: glob('The files that define them.')
} as const satisfies Readonly<Record<string, JsonSchema>>

const networkKeys = {
  name: glob('Keys of networks, or the names Docker gives them.'),
  driver: glob('Drivers; a network without one is a bridge.'),
  label: glob('Labels: `name`, or `name=value`.')
} as const satisfies Readonly<Record<string, JsonSchema>>

const role = glob('Roles of services.')

/** One selector or several, of which one must hold; a text is short for a name. */
function selectors(description: string, keys: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const one: JsonSchema = { type: 'object', properties: keys, additionalProperties: false, minProperties: 1 }
  return { description, oneOf: [text, one, { type: 'array', items: { oneOf: [text, one] }, minItems: 1 }] }
}

const exception: JsonSchema = {
  type: 'object',
  properties: { ...serviceKeys, role, ...networkKeys, reason: { description: 'Why it is let off.', type: 'string', minLength: 1 }, expires: date },
  required: ['reason'],
  additionalProperties: false
}

const policy: JsonSchema = {
  type: 'object',
  properties: {
    services: selectors('The services that must meet it: a name, or what they are known by.', { ...serviceKeys, role }),
    networks: selectors('The networks that must meet it.', networkKeys),
    must: { description: 'JSON Schema (draft 7) that each merged service or network must meet, in the form that `netlint config` prints.', type: ['object', 'boolean'] },
    message: { description: 'What is said where one does not. {service}, {network}, {value}, {path} and {problem} are filled in.', type: 'string', minLength: 1 },
    level: { enum: ['error', 'warning', 'info'], default: 'error' },
    reason: { description: 'Why the policy is there.', type: 'string', minLength: 1 },
    hint: { description: 'What to do about it.', type: 'string', minLength: 1 },
    expires: date,
    except: { description: 'Those that are let off.', type: 'array', items: exception }
  },
  required: ['must'],
  additionalProperties: false
}

export const bases = ['recommended', 'security', 'all', 'none'] as const
export type Base = (typeof bases)[number]

const namedSelectors = (description: string): JsonSchema => ({ type: 'object', description, additionalProperties: selectors('Services of this role.', serviceKeys) })

const keys: Readonly<Record<string, JsonSchema>> = {
  $schema: { description: 'Where editors find the schema of this file.', type: 'string' },
  extends: texts('Configurations that this one builds on: files (./team.yaml) or packages (@acme/netlint-config).'),
  base: {
    description: 'The rules that are on before any is named. `security`: the recommended ones and all about security.',
    enum: [...bases],
    default: 'recommended'
  },
  plugins: { description: 'Rules of your own: the prefix of their names, and a file, a folder or a package.', type: 'object', additionalProperties: text },
  overrides: {
    description: 'Other settings for some files; a later one wins over an earlier one.',
    type: 'array',
    items: {
      type: 'object',
      properties: { files: glob('Compose files, from the folder of this configuration.'), rules: { $ref: '#/properties/rules' } },
      required: ['files', 'rules'],
      additionalProperties: false
    }
  },
  ignore: glob('Compose files that are not checked.'),
  roles: namedSelectors('Which services have which role. A service that says its own role keeps it.'),
  site: {
    description: 'What the network here is like, for rules that need to know.',
    type: 'object',
    properties: {
      lan: texts('Subnets of the LAN: 192.168.1.0/24.'),
      dhcp: texts('What the DHCP server hands out: 192.168.1.100-192.168.1.199, or a subnet.'),
      reserved: texts('Addresses, ranges or subnets that belong to other devices.')
    },
    additionalProperties: false
  },
  engine: version('Docker Engine'),
  compose: version('Docker Compose'),
  hosts: { description: 'Which projects run on one host: its name, and their files or folders.', type: 'object', additionalProperties: glob('Compose files, or folders of them.') },
  policies: { description: 'Laws of your own, without code.', type: 'object', additionalProperties: policy },
  silences: {
    description: 'What comments in files may do.',
    type: 'object',
    properties: {
      allowed: { description: 'False: no comment silences a rule.', type: 'boolean', default: true },
      reason: { description: 'Whether a comment must say why.', enum: ['optional', 'required'], default: 'optional' }
    },
    additionalProperties: false
  },
  locked: texts('Rules that no comment, baseline, role in a file or extending configuration can change; `all` for all of them.')
}

/** JSON Schema of a whole configuration, for these rules. */
export function configSchema(rules: readonly Rule[]): JsonSchema {
  return configurationSchema(rules, keys)
}
