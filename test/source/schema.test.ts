import { describe, expect, test } from 'vitest'
import { schema, unknownKeywords, type SchemaDocument } from '../../src/source/schema.ts'
import { tree } from '../compose/written.ts'

function faults(document: SchemaDocument, text: string): string[] {
  return schema(document).faults(tree(text)).map(({ path, what }) => `${path.join('.')}: ${what.kind}`)
}

describe('a schema', () => {
  test.each<[SchemaDocument, string, string[]]>([
    [{ type: 'string' }, 'a', []],
    [{ type: 'string' }, '1', [': type']],
    [{ type: 'number' }, '1', []],
    [{ type: 'integer' }, '1.0', []],
    [{ type: 'integer' }, '1.5', [': type']],
    [{ type: ['null', 'object'] }, '~', []],
    [{ type: 'string' }, '2001-12-14', [': type']],
    [{}, '2001-12-14', []],
    [{ properties: { a: { type: 'string' } }, additionalProperties: false }, '{a: 1, b: 2}', ['a: type', ': unknown-key']],
    [{ patternProperties: { '^x-': {} }, additionalProperties: false }, '{x-a: 1}', []],
    [{ additionalProperties: { type: 'string' } }, '{a: 1}', ['a: type']],
    [{ required: ['a', 'b'] }, '{a: 1}', [': missing-key']],
    [{ items: { type: 'string' } }, '[a, 1, b, 2]', ['1: type', '3: type']],
    [{ uniqueItems: true }, '[1, 1.0]', [': repeated']],
    [{ uniqueItems: true }, '[{a: 1, b: 2}, {b: 2, a: 1}]', [': repeated']],
    [{ uniqueItems: true }, '[1, "1"]', []],
    [{ enum: ['a', 'b'] }, 'c', [': enum']],
    [{ const: 1 }, '1', []],
    [{ pattern: '^a' }, 'b', [': pattern']],
    [{ pattern: '^a' }, '1', []],
    [{ minimum: 1, maximum: 3 }, '0', [': minimum']],
    [{ exclusiveMaximum: 3 }, '3', [': maximum']],
    [{ minItems: 2 }, '[a]', [': length']],
    [{ maxLength: 2 }, '🐳🐳', []],
    [{ not: { type: 'string' } }, 'a', [': forbidden']],
    [{ allOf: [{ minimum: 2 }, { maximum: 1 }] }, '3', [': maximum']],
    [{ propertyNames: { pattern: '^[a-z]+$' } }, '{A: 1}', ['A: pattern']],
    [false, 'a', [': forbidden']],
    [{ $ref: '#/definitions/a~1b', definitions: { 'a/b': { type: 'string' } } }, '1', [': type']]
  ])('%j of %s', (document, text, expected) => {
    expect(faults(document, text)).toEqual(expected)
  })

  test('a reference that goes in a circle asks for nothing', () => {
    expect(faults({ $ref: '#' }, 'a')).toEqual([])
  })

  test('a schema that holds itself', () => {
    expect(faults({ properties: { in: { $ref: '#' } }, additionalProperties: false }, '{in: {in: {out: 1}}}')).toEqual(['in.in: unknown-key'])
  })
})

describe('alternatives', () => {
  const mount: SchemaDocument = { oneOf: [{ type: 'string' }, { type: 'object', required: ['type'], additionalProperties: false, properties: { type: { enum: ['bind'] } } }] }

  test('a fault is said of the one that the value is of', () => {
    expect(faults(mount, '{type: bnd}')).toEqual(['type: enum'])
    expect(faults(mount, '{type: bind, x: 1}')).toEqual([': unknown-key'])
  })

  test('where no type fits, all types are asked for', () => {
    const [fault] = schema(mount).faults(tree('[a]'))
    expect(fault).toMatchObject({ what: { kind: 'type', want: ['string', 'object'] }, insteadOf: ['string'] })
  })

  test('of several of one type, one must be met by oneOf', () => {
    const document: SchemaDocument = { oneOf: [{ required: ['a'] }, { required: ['b'] }] }
    expect(faults(document, '{a: 1}')).toEqual([])
    expect(faults(document, '{a: 1, b: 1}')).toEqual([': forbidden'])
    expect(faults({ anyOf: document.oneOf }, '{a: 1, b: 1}')).toEqual([])
    expect(faults(document, '{}')).toEqual([': missing-key'])
  })
})

test('what an alias repeats is told once', () => {
  expect(faults({ additionalProperties: { items: { type: 'string' } } }, 'a: &list [1]\nb: *list')).toHaveLength(1)
})

test('aliases of aliases cost no more than they are', () => {
  const lines = Array.from({ length: 16 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}, *l${i}]`)
  const list: SchemaDocument = { oneOf: [{ type: 'integer', maximum: 0 }, { type: 'array', items: { $ref: '#/definitions/list' } }] }
  expect(faults({ additionalProperties: { $ref: '#/definitions/list' }, definitions: { list } }, ['l0: &l0 [1]', ...lines].join('\n'))).toEqual(['l0.0: maximum'])
})

test('keywords that would be passed over are named', () => {
  expect(unknownKeywords({ type: 'object', if: {}, properties: { then: { contains: {} } }, enum: [{ if: 1 }] })).toEqual(['if', 'contains'])
})
