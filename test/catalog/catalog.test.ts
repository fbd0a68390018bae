import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { catalogue, page, prose } from '../../src/catalog/describe.ts'
import { descriptor } from '../../src/catalog/descriptor.ts'
import { explain } from '../../src/catalog/explain.ts'
import { configurationSchema } from '../../src/catalog/schema.ts'
import { pageOf } from '../../src/catalog/site.ts'
import { defineRule, option } from '../../src/rule.ts'
import { examples } from '../examples.ts'

const rule = defineRule({
  id: 'port-unique',
  title: 'No two services take one port of the host',
  outcome: 'fails',
  severity: 'error',
  why: 'The engine gives a port to one container; the other one does not start.',
  docker: ['driver failed programming external connectivity', 'Bind for 0.0.0.0:8080 failed: port is already allocated'],
  evidence: ['moby/moby daemon/libnetwork/portallocator', 'https://docs.docker.com/engine/network/port-publishing/'],
  tags: ['ports', 'security', 'cwe-668'],
  options: { ranges: option.flag('Ranges are looked at too.', true), ignored: option.texts('Ports that are left alone.', []) },
  *check() {}
})
const plain = defineRule({ id: 'network-used', title: 'A network is used', outcome: 'policy', severity: 'info', recommended: false, why: 'It is never created.', evidence: [], options: {}, *check() {} })

const written = `<!-- head: generated from port-unique.ts -->
# Something old
<!-- /head -->

\`\`\`yaml
services: {}
\`\`\`

A long paragraph with a [link](https://example.com) and **strong words** that has to be filled when the terminal is as narrow as this one is.

## By range

- one
- two

\`\`\`yaml fixed
services: {}
\`\`\`
`

describe('a page', () => {
  test('has a head and a foot of its rule', async () => {
    await expect(page(rule, written)).toMatchFileSnapshot('snapshots/page.md')
  })

  test('stays as it is when made again, and keeps its prose', () => {
    expect(page(rule, page(rule, written))).toBe(page(rule, written))
    expect(prose(page(rule, written))).toBe(prose(written))
    expect(page(plain, '')).toMatch(/^<!-- head.*<!-- \/head -->\n$/s)
  })

  test('adds no example to those that are run', () => {
    expect(examples(page(rule, written))).toHaveLength(examples(written).length)
  })
})

test('the list of rules stands by section', async () => {
  await expect(catalogue([plain, rule])).toMatchFileSnapshot('snapshots/README.md')
})

test('a rule is explained in a terminal', async () => {
  const setting = { width: 60, strong: (text: string) => `*${text}*`, faint: (text: string) => `(${text})` }
  await expect(explain(rule, written, setting)).toMatchFileSnapshot('snapshots/explain.txt')
  expect(Math.max(...explain(rule, written, setting).split('\n').filter((line) => !line.startsWith('    ') && !line.includes('http')).map((line) => line.length))).toBeLessThanOrEqual(62)
  expect(explain(plain, undefined, setting)).toContain('It is never created.')
})

describe('what SARIF says of a rule', () => {
  test('is the whole of it', async () => {
    await expect(`${JSON.stringify(descriptor(rule), undefined, 2)}\n`).toMatchFileSnapshot('snapshots/descriptor.json')
  })

  test('has a security severity for security alone, a page for our own alone', () => {
    expect(descriptor(plain).properties).not.toHaveProperty('security-severity')
    expect(descriptor(plain).defaultConfiguration).toEqual({ enabled: false, level: 'note' })
    expect(descriptor({ ...plain, id: 'acme/no-latest' })).not.toHaveProperty('helpUri')
    expect(descriptor({ ...plain, id: 'acme/no-latest', evidence: ['a book', 'https://acme.example/tags'] }).helpUri).toBe('https://acme.example/tags')
    expect(descriptor({ ...plain, id: 'acme/no-latest' }).name).toBe('AcmeNoLatest')
    expect(pageOf('port-unique')).toBe('https://github.com/netlint/netlint/blob/main/rules/port-unique.md')
  })
})

describe('the schema of a configuration', () => {
  const valid = new Ajv({ strict: true, allowUnionTypes: true }).compile(configurationSchema([rule, plain], { plugins: { type: 'object' } }))

  test.each([
    {},
    { plugins: {}, rules: {} },
    { rules: { 'port-unique': 'off', 'network-used': 'error' } },
    { rules: { 'port-unique': { severity: 'warning', ranges: false, ignored: ['80'] } } },
    { rules: { 'acme/no-latest': { severity: 'error', anything: [1] }, 'acme/other': 'info' } }
  ])('takes %j', (configuration) => {
    expect(valid(configuration)).toBe(true)
  })

  test.each([
    { rule: {} },
    { rules: { 'port-uniqe': 'off' } },
    { rules: { 'port-unique': 'loud' } },
    { rules: { 'port-unique': { ranges: 'no' } } },
    { rules: { 'port-unique': { range: true } } },
    { rules: { 'acme/no-latest': 'loud' } }
  ])('refuses %j', (configuration) => {
    expect(valid(configuration)).toBe(false)
  })
})
