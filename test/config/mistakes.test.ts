import { expect, test } from 'vitest'
import { configured, shown } from './run.ts'

test.each<[string, string, ...string[]]>([
  // Settings
  ['unknown setting', 'rulez: {}', '1:1 there is no setting "rulez"; did you mean "rules"?'],
  ['unknown setting, far from any', 'colours: {}', '1:1 there is no setting "colours"'],
  ['not a mapping', '- rules', '1:1 a configuration takes a mapping, not a list'],
  ['a text', 'recommended', '1:1 a configuration takes a mapping, not "recommended"'],
  ['no YAML', 'rules: {', '1:9 a bracket before this is never closed'],
  ['a key twice', 'base: all\nbase: none', '2:1 the key "base" is there already, on line 1'],
  ['two documents', 'base: all\n---\nbase: none', '3:1 a configuration is one document'],
  ['base', 'base: recomended', '1:7 "base" takes recommended, security, all or none, not "recomended"; did you mean "recommended"?'],
  ['base of a wrong type', 'base: [all]', '1:7 "base" takes recommended, security, all or none, not a list'],
  // Rules
  ['unknown rule', 'rules:\n  port-uniqe: error', '2:3 there is no rule "port-uniqe"; did you mean "port-unique"?'],
  ['a rule by another spelling', 'rules: {port_unique: error}', '1:9 there is no rule "port_unique"; did you mean "port-unique"?'],
  ['unknown level', 'rules:\n  port-unique: warn', '2:16 "rules.port-unique" takes off, info, warning or error, not "warn"; did you mean "warning"?'],
  ['a level of another linter', 'rules: {port-unique: 2}', '1:22 "rules.port-unique" takes off, info, warning or error, not "2"; did you mean "error"?'],
  ['a switch', 'rules: {port-unique: false}', '1:22 "rules.port-unique" takes off, info, warning or error, not "false"; did you mean "off"?'],
  ['a list for a rule', 'rules: {port-unique: [error]}', '1:22 "rules.port-unique" takes a level (off, info, warning or error) or a mapping, not a list'],
  ['no level', 'rules:\n  port-unique:', '2:15 "rules.port-unique" takes off, info, warning or error, not nothing'],
  ['unknown level in a mapping', 'rules: {port-unique: {severity: eror}}', '1:33 "rules.port-unique.severity" takes off, info, warning or error, not "eror"; did you mean "error"?'],
  ['level for severity', 'rules: {lan-range-outside-dhcp: {sevrity: error}}', '1:34 the rule "lan-range-outside-dhcp" has no option "sevrity"; did you mean "severity"?'],
  ['unknown option', 'rules: {lan-range-outside-dhcp: {laest: 2}}', '1:34 the rule "lan-range-outside-dhcp" has no option "laest"; did you mean "least"?'],
  ['an option of a wrong type', 'rules: {lan-range-outside-dhcp: {least: many}}', '1:41 "rules.lan-range-outside-dhcp.least" takes a whole number, not "many"'],
  ['an option too small', 'rules: {lan-range-outside-dhcp: {least: -1}}', '1:41 "rules.lan-range-outside-dhcp.least" is at least 0, not "-1"'],
  ['an option of another word', 'rules: {lan-range-outside-dhcp: {mode: strickt}}', '1:40 "rules.lan-range-outside-dhcp.mode" takes loose or strict, not "strickt"; did you mean "strict"?'],
  ['a text for a list', 'rules: {lan-range-outside-dhcp: {dhcp: 10.0.0.0/24}}', '1:40 "rules.lan-range-outside-dhcp.dhcp" takes a list, not "10.0.0.0/24"'],
  ['an item twice', 'rules: {lan-range-outside-dhcp: {dhcp: [a, a]}}', '1:44 "rules.lan-range-outside-dhcp.dhcp" says "a" twice'],
  ['a flag that is a word', 'rules: {lan-range-outside-dhcp: {quiet: "true"}}', '1:41 "rules.lan-range-outside-dhcp.quiet" takes true or false, not "true"'],
  // Overrides and globs
  ['an override without files', 'overrides:\n  - rules: {}', '2:5 "overrides[0]" needs "files"'],
  ['a rule in an override', 'overrides: [{files: a, rules: {port-vaild: off}}]', '1:32 there is no rule "port-vaild"; did you mean "port-valid"?'],
  ['a mapping for a list', 'overrides: {files: a}', '1:12 "overrides" takes a list, not a mapping'],
  ['a glob', "ignore: ['stacks/[a']", '1:18 "stacks/[a" is no glob: [ is not closed'],
  ['a glob that climbs', 'ignore: ../other', '1:9 "../other" is no glob: a glob cannot climb out of its folder'],
  ['a glob that negates', "ignore: ['!keep.yaml']", '1:11 "!keep.yaml" is no glob: a glob cannot be negated'],
  ['an empty glob', "ignore: ['']", '1:10 "" is no glob: an empty glob matches nothing'],
  ['a glob in an override', 'overrides: [{files: "{a", rules: {}}]', '1:22 "{a" is no glob: { is not closed'],
  ['a glob of a host', 'hosts: {nas: "a**"}', '1:16 "a**" is no glob: ** stands for whole folders: a/**/b'],
  // Roles
  ['an unknown selector', 'roles:\n  batch:\n    - {sevice: train}', '3:8 "roles.batch[0]" has no "sevice"; did you mean "service"?'],
  ['an empty selector', 'roles: {batch: {}}', '1:16 "roles.batch" is empty'],
  ['a number for a selector', 'roles: {batch: 3}', '1:16 "roles.batch" takes text, a mapping or a list, not "3"'],
  ['a glob of a selector', 'roles: {batch: {image: "[z-a]"}}', '1:25 "[z-a]" is no glob: the range z-a runs backwards'],
  ['a role that is misspelt', 'roles: {bacth: train}', '1:9 nothing asks for the role "bacth"; did you mean "batch"?'],
  ['a role that a policy asks for', 'roles: {front-end: web}\npolicies: {p: {must: {}, services: {role: front-ned}}}', '1:9 nothing asks for the role "front-end"; did you mean "front-ned"?', '2:43 nothing has the role "front-ned"; did you mean "front-end"?'],
  ['a role that is let off', 'policies: {p: {must: {}, services: "*", except: [{role: infrastucture, reason: x}]}}', '1:57 nothing has the role "infrastucture"; did you mean "infrastructure"?'],
  // Site, versions
  ['an unknown part of the site', 'site: {dchp: 10.0.0.0/24}', '1:8 "site" has no "dchp"; did you mean "dhcp"?'],
  ['a subnet with host bits', 'site: {lan: 192.168.1.7/24}', '1:13 "192.168.1.7/24" has host bits set; did you mean "192.168.1.0/24"?'],
  ['a subnet that is none', 'site: {lan: 192.168.1.0}', '1:13 "192.168.1.0" is no subnet like 192.168.1.0/24'],
  ['a range that runs backwards', 'site: {dhcp: [192.168.1.9-192.168.1.2]}', '1:15 "192.168.1.9-192.168.1.2" runs backwards'],
  ['a range of two families', "site: {dhcp: '10.0.0.1-fd00::1'}", '1:14 "10.0.0.1-fd00::1" goes from one address family to the other'],
  ['no address', 'site: {reserved: [router]}', '1:19 "router" is no address, no range like 192.168.1.100-192.168.1.199 and no subnet'],
  ['a version', 'engine: latest', '1:9 "engine" takes a version like 27.5, not "latest"'],
  ['a version of a wrong type', 'compose: [2]', '1:10 "compose" takes text or a number, not a list'],
  // Silences, locks
  ['a silence option', 'silences: {reasons: required}', '1:12 "silences" has no "reasons"; did you mean "reason"?'],
  ['a silence word', 'silences: {reason: require}', '1:20 "silences.reason" takes optional or required, not "require"; did you mean "required"?'],
  ['a locked rule', 'locked: [port-uniqe]', '1:10 there is no rule "port-uniqe"; did you mean "port-unique"?'],
  // Extending, plugins
  ['an extended file that is missing', 'extends: ./team.yaml', '1:10 team.yaml: no such file'],
  ['a package that is missing', 'extends: "@acme/lint"', '1:10 there is no package "@acme/lint" with a configuration netlint.yaml'],
  ['a file without ./', 'extends: [beside.yaml]', '1:11 there is no package "beside.yaml" with a configuration netlint.yaml; did you mean "./beside.yaml"?'],
  ['itself', 'extends: ./netlint.yaml', '1:10 "extends" goes in a circle: netlint.yaml → netlint.yaml'],
  ['a number', 'extends: 3', '1:10 "extends" takes text or a list, not "3"'],
  ['a taken prefix', 'plugins: {policy: ./rules}', '1:11 the prefix "policy" is taken: policies have it'],
  ['a prefix that is none', 'plugins: {My Rules: ./rules}', '1:11 "My Rules" is no prefix: small letters, digits and hyphens'],
  ['a prefix without a plugin', 'rules: {acme/no-latest: error}', '1:9 no plugin has the prefix "acme"'],
  // Policies
  ['a policy that asks nothing', 'policies: {pinned: {services: "*"}}', '1:20 "policies.pinned" needs "must"'],
  ['a policy about nothing', 'policies:\n  pinned: {must: {}}', '2:3 the policy "pinned" needs either "services" or "networks"'],
  ['a policy about two things', 'policies:\n  pinned: {must: {}, services: "*", networks: "*"}', '2:3 the policy "pinned" needs either "services" or "networks"'],
  ['a policy’s name', 'policies: {Pinned Images: {must: {}, services: "*"}}', '1:12 "Pinned Images" is no name for a policy: small letters, digits and hyphens'],
  ['a policy’s key', 'policies: {p: {must: {}, services: "*", mesage: x}}', '1:41 "policies.p" has no "mesage"; did you mean "message"?'],
  ['a policy’s level', 'policies: {p: {must: {}, services: "*", level: off}}', '1:48 "policies.p.level" takes error, warning or info, not "off"'],
  ['a place in a message', 'policies: {p: {must: {}, services: "*", message: "{servce} is wrong"}}', '1:50 nothing is filled in for {servce}; did you mean "service"?'],
  ['a date', 'policies: {p: {must: {}, services: "*", expires: 2027-02-30}}', '1:50 "2027-02-30" is no date like 2027-03-31'],
  ['a date of a wrong type', 'policies: {p: {must: {}, services: "*", expires: [2027-02-03]}}', '1:50 this is no date like 2027-03-31'],
  ['a keyword of the schema', 'policies:\n  p:\n    services: "*"\n    must: {propertis: {}}', '4:12 JSON Schema has no "propertis"; did you mean "properties"?'],
  ['a type of the schema', 'policies:\n  p:\n    services: "*"\n    must: {properties: {image: {type: strng}}}', '4:39 the schema is none: "type" must be equal to one of the allowed values; did you mean "string"?'],
  ['a value of the schema', 'policies:\n  p:\n    services: "*"\n    must: {required: image}', '4:22 the schema is none: "required" must be array'],
  ['a format of the schema', 'policies:\n  p:\n    services: "*"\n    must: {properties: {image: {format: ipv5}}}', '4:41 there is no format "ipv5"; did you mean "ipv4"? (there are ipv4, ipv6, cidr, mac)'],
  ['an exception without a reason', 'policies: {p: {must: {}, services: "*", except: [{service: x}]}}', '1:50 "policies.p.except[0]" needs "reason"'],
  ['an exception from nothing', 'policies: {p: {must: {}, services: "*", except: [{reason: x, driver: y}]}}', '1:50 this exception names no service'],
  ['a policy nobody knows', 'rules: {policy/pinned: off}', '1:9 there is no rule "policy/pinned"'],
  // Many at once
  ['all that is wrong', 'bse: all\nrules:\n  port-unique: warn\nignore: ["["]', '1:1 there is no setting "bse"; did you mean "base"?', '3:16 "rules.port-unique" takes off, info, warning or error, not "warn"; did you mean "warning"?', '4:11 "[" is no glob: [ is not closed']
])('%s', async (_, text, ...wanted) => {
  expect(shown(await configured({ 'netlint.yaml': text, 'beside.yaml': '' }))).toEqual(wanted)
})

test('a mistake in an extended file stands in that file', async () => {
  const made = await configured({ 'netlint.yaml': 'extends: ./team.yaml', 'team.yaml': 'base: al' })
  expect(shown(made)).toEqual(['team.yaml:1:7 "base" takes recommended, security, all or none, not "al"; did you mean "all"?'])
})

test('a circle of files', async () => {
  const made = await configured({ 'netlint.yaml': 'extends: ./a.yaml', 'a.yaml': 'extends: ./b.yaml', 'b.yaml': 'extends: ./a.yaml' })
  expect(shown(made)).toEqual(['b.yaml:1:10 "extends" goes in a circle: a.yaml → b.yaml → a.yaml'])
})

test('what a configuration locks, another that extends it cannot set', async () => {
  const files = { 'team.yaml': 'locked: [port-unique, policy/a]\npolicies: {a: {must: {}, services: "*"}}' }
  const made = await configured({ ...files, 'netlint.yaml': 'extends: ./team.yaml\nrules: {port-unique: off}\noverrides: [{files: a, rules: {policy/a: off}}]' })
  expect(shown(made)).toEqual(['2:9 "port-unique" is locked by team.yaml', '3:32 "policy/a" is locked by team.yaml'])
  expect(shown(await configured({ 'team.yaml': 'locked: all', 'netlint.yaml': 'extends: ./team.yaml\nrules: {port-valid: off}' }))).toEqual(['2:9 "port-valid" is locked by team.yaml'])
})

test('a policy cannot be written over', async () => {
  const policies = 'policies: {a: {must: {}, services: "*"}}'
  const made = await configured({ 'team.yaml': policies, 'netlint.yaml': `extends: ./team.yaml\n${policies}` })
  expect(shown(made)).toEqual(['2:12 there is a policy "a" in team.yaml already'])
})

test('a configuration that is not there, or no file', async () => {
  expect(shown(await configured({}, 'gate.yaml'))).toEqual(['gate.yaml: no such file'])
  expect(shown(await configured({ 'a/b.yaml': '' }, 'a'))).toEqual(['a: it is a directory'])
})

test('roles that are asked for somewhere are not misspelt', async () => {
  for (const text of [
    'roles: {batches: train}\npolicies: {p: {must: {}, services: {role: batches}}}',
    'roles: {batches: train}\npolicies: {p: {must: {}, services: {role: "batch*"}}}\nrules: {lan-range-outside-dhcp: {dhcp: [batches]}}',
    'roles: {front-end: web, database: db}',
    'policies: {p: {must: {}, services: {role: [untrusted, something-else]}}}'
  ]) expect(shown(await configured({ 'netlint.yaml': text }))).toEqual([])
})

test('a package.json without the key is no configuration', async () => {
  expect(shown(await configured({ 'package.json': '{"name": "x"}' }, 'package.json'))).toEqual(['package.json:1:1 there is no "netlint" in this package.json'])
})

test('package.json is read under its key', async () => {
  const text = '{\n\t"name": "x",\n\t"netlint": {\n\t\t"bse": "all"\n\t}\n}\n'
  expect(shown(await configured({ 'package.json': text }, 'package.json'))).toEqual(['package.json:4:3 there is no setting "bse"; did you mean "base"?'])
})
