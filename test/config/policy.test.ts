import { describe, expect, test } from 'vitest'
import { arm } from '../../src/config/arm.ts'
import { rounds } from '../../src/config/gate.ts'
import { check } from '../../src/lint/check.ts'
import { judge } from '../../src/lint/judge.ts'
import { projectOf, told, type Files } from './projects.ts'
import { config } from './run.ts'

/** What the policies of a configuration find. */
async function found(policies: string, compose: string | Files): Promise<readonly string[]> {
  const made = await config(policies, [])
  const [round] = rounds(made, arm(made), true)
  const { diagnostics, notifications } = check(projectOf(compose, round), round!.armed)
  expect(notifications).toEqual([])
  return judge(diagnostics).map(told)
}

const web = `services:
  web:
    image: nginx
    ports: ['8080:80']
    labels: { team: blue, tier: front }
    x-netlint: { role: infrastructure }
  db:
    image: postgres:16
    environment: { LEVEL: debug, TOKEN: '\${TOKEN}' }
    mem_limit: 2g
    command: echo hi
    privileged: false
networks:
  default:
    driver: bridge
    driver_opts: { com.docker.network.bridge.name: br0 }
  lan:
    driver: macvlan
    driver_opts: { parent: eth0 }
  far: { external: true }
`

test.each<[string, string, ...string[]]>([
  ['a value', 'services: "*"\n    must: {properties: {image: {pattern: ":"}}}', `3:12 error "web" breaks the policy "p": "image" must match pattern ':' [policy/p]`],
  ['a value, in its own words', 'services: "*"\n    must: {properties: {image: {pattern: ":"}}}\n    message: "{service} runs {value} ({path}: {problem}; {policy})"\n    level: warning', `3:12 warning web runs nginx (image: must match pattern ':'; p) [policy/p]`],
  ['one of some', 'services: web\n    must: {properties: {labels: {properties: {team: {enum: [red, green]}}}}}', '5:21 error "web" breaks the policy "p": "labels.team" must be one of red, green [policy/p]'],
  ['a constant', 'services: web\n    must: {properties: {labels: {properties: {team: {const: red}}}}}', '5:21 error "web" breaks the policy "p": "labels.team" must be "red" [policy/p]'],
  ['a missing key, at the service', 'services: "*"\n    must: {required: [labels]}', '7:3 error "db" breaks the policy "p": "labels" is missing [policy/p]'],
  ['a missing key, at its parent', 'services: web\n    must: {properties: {labels: {required: [owner]}}}', '5:5 error "web" breaks the policy "p": "labels.owner" is missing [policy/p]'],
  ['a key too many', 'services: web\n    must: {properties: {labels: {additionalProperties: false, properties: {team: {}}}}}', '5:27 error "web" breaks the policy "p": "labels.tier" must not be there [policy/p]'],
  ['a key that may not be', 'services: web\n    must: {properties: {ports: false}}', '4:12 error "web" breaks the policy "p": "ports" must not be there [policy/p]'],
  ['a key of a wrong name', 'services: web\n    must: {properties: {labels: {propertyNames: {pattern: "^te"}}}}', '5:27 error "web" breaks the policy "p": "labels.tier" must not be there [policy/p]'],
  ['a part of a short port', 'services: web\n    must: {properties: {ports: {items: {properties: {published: {const: "443"}}}}}}', '4:14 error "web" breaks the policy "p": "ports.0.published" must be "443" [policy/p]'],
  ['a size, as Compose prints it', 'services: db\n    must: {properties: {mem_limit: {const: "1"}}}', '10:16 error "db" breaks the policy "p": "mem_limit" must be "1" [policy/p]'],
  ['nothing, where it is what Compose prints', 'services: db\n    must: {properties: {mem_limit: {const: "2147483648"}, command: {const: [echo, hi]}, environment: {const: {LEVEL: debug, TOKEN: ""}}, networks: {const: {default: null}}}}'],
  ['a word of a command, at the command', 'services: db\n    must: {properties: {command: {items: {maxLength: 3}}}}', '11:14 error "db" breaks the policy "p": "command.0" must not have more than 3 characters [policy/p]'],
  ['a key that says no more than nothing', 'services: db\n    must: {required: [privileged]}', '12:17 error "db" breaks the policy "p": "privileged" is missing [policy/p]'],
  ['a choice, told once', 'services: web\n    must: {properties: {image: {anyOf: [{pattern: "^a"}, {pattern: "^b"}]}}}', '3:12 error "web" breaks the policy "p": "image" must match a schema in anyOf [policy/p]'],
  ['a condition, told by what follows', 'services: web\n    must: {if: {required: [ports]}, then: {required: [restart]}}', '2:3 error "web" breaks the policy "p": "restart" is missing [policy/p]'],
  ['not', 'services: web\n    must: {not: {required: [ports]}}', '2:3 error "web" breaks the policy "p": it must not be like that [policy/p]'],
  ['never', 'services: db\n    must: false', '7:3 error "db" breaks the policy "p": it must not be there [policy/p]'],
  ['nothing, where the value is not known', 'services: db\n    must: {properties: {environment: {properties: {TOKEN: {minLength: 5}}}}}'],
  ['nothing, where a part is not known', 'services: db\n    must: {properties: {environment: {not: {required: [TOKEN]}}}}'],
  ['by role', 'services: {role: infrastructure}\n    must: {required: [restart]}', '2:3 error "web" breaks the policy "p": "restart" is missing [policy/p]'],
  ['by label and image', 'services: {label: tier=front, image: nginx}\n    must: false', '2:3 error "web" breaks the policy "p": it must not be there [policy/p]'],
  ['a network by driver', 'networks: {driver: macvlan}\n    must: {required: [ipam]}\n    message: "{network} lacks {path}"', '17:3 error lan lacks ipam [policy/p]'],
  ['a network by its default driver', 'networks: {driver: bridge}\n    must: {properties: {driver_opts: false}}', '16:18 error "default" breaks the policy "p": "driver_opts" must not be there [policy/p]'],
  ['a network by name', 'networks: far\n    must: {not: {properties: {external: {const: true}}, required: [external]}}', '20:3 error "far" breaks the policy "p": it must not be like that [policy/p]'],
  ['but for an exception', 'services: "*"\n    must: {required: [restart]}\n    except: [{service: web, reason: old}]', '7:3 error "db" breaks the policy "p": "restart" is missing [policy/p]'],
  ['but for an exception that holds today', 'services: "*"\n    must: {required: [restart]}\n    except: [{image: "*", reason: old, expires: 2027-01-15}]'],
  ['and an exception that has ended', 'services: web\n    must: {required: [restart]}\n    except: [{service: web, reason: old, expires: 2027-01-14}]', '2:3 error "web" breaks the policy "p": "restart" is missing [policy/p]', 'netlint.yaml:5:51 warning this exception from the policy "p" held until 2027-01-14 [policy/p]'],
  ['nothing after its last day, and says so', 'services: web\n    must: false\n    expires: 2026-12-31', 'netlint.yaml:5:14 warning the policy "p" held until 2026-12-31: it is not checked any more [policy/p]']
])('a policy finds %s', async (_, policy, ...wanted) => {
  expect(await found(`policies:\n  p:\n    ${policy}`, web)).toEqual(wanted)
})

test('formats are those of networks', async () => {
  const policy = (format: string): string => `policies:\n  p:\n    networks: "*"\n    must: {properties: {ipam: {properties: {config: {items: {properties: {gateway: {format: ${format}}}}}}}}}`
  const compose = 'services: {a: {image: x}}\nnetworks: {n: {ipam: {config: [{subnet: 10.0.0.0/24, gateway: 10.0.0.1}]}}}'
  expect(await found(policy('ipv4'), compose)).toEqual([])
  expect(await found(policy('ipv6'), compose)).toHaveLength(1)
})

test('a secret of a variable is not told', async () => {
  const files = { 'compose.yaml': 'services: {a: {image: x, environment: {TOKEN: "${TOKEN}"}}}', '.env': 'TOKEN=s3cret' }
  const [line] = await found('policies:\n  p:\n    services: "*"\n    must: {properties: {environment: {properties: {TOKEN: {maxLength: 3}}}}}\n    message: "{value} is long"', files)
  expect(line).not.toContain('s3cret')
  expect(line).toContain('${TOKEN}')
})

test('a piece of a project may have the rest elsewhere', async () => {
  const compose = 'x-netlint: {fragment: true}\nservices: {a: {image: x}}'
  expect(await found('policies:\n  p:\n    services: "*"\n    must: {required: [restart]}', compose)).toEqual([])
})

describe('a policy', () => {
  const policies = 'policies:\n  p:\n    services: "*"\n    must: false\n    reason: We promised.\n    hint: Do not.\n'

  test('is a rule like any other', async () => {
    const made = await config(`${policies}overrides: [{files: a, rules: {policy/p: off}}, {files: b, rules: {policy/p: info}}]`, [])
    expect(arm(made).map(({ rule, severity }) => [rule.id, severity, rule.severity])).toEqual([['policy/p', undefined, 'error']])
    expect(arm(made, 'a')).toEqual([])
    expect(arm(made, 'b').map(({ severity }) => severity)).toEqual(['info'])
    expect(arm(await config(`base: none\n${policies}`, []))).toHaveLength(1)
  })

  test('tells its reason and what to do', async () => {
    const made = await config(policies, [])
    const [finding] = check(projectOf(web), arm(made)).diagnostics
    expect(finding).toMatchObject({ hint: 'Do not.', related: [{ message: 'the policy: We promised.' }] })
    expect(finding?.rule.title).toBe('We promised.')
  })

  test('reads keys that objects have anyway', async () => {
    const compose = 'services: {a: {image: x, labels: {__proto__: y, constructor: z}}}'
    const asks = (name: string): string => `policies:\n  p:\n    services: "*"\n    must: {properties: {labels: {required: [${name}]}}}`
    expect(await found(asks('constructor'), compose)).toEqual([])
    expect(await found(asks('__proto__'), compose)).toEqual([])
    expect(await found(asks('toString'), compose)).toHaveLength(1)
  })
})
