import { describe, expect, test } from 'vitest'
import { asBoolean, asInteger, asText, field, filled, textField, textList, textMap } from '../../src/project/fields.ts'
import { at, type Tree } from '../../src/source/tree.ts'
import { interpolate } from '../../src/compose/interpolate.ts'
import { environment } from '../../src/compose/environment.ts'
import { tree } from '../compose/trees.ts'

/** The value under `a`, no variable of which is set. */
const value = (text: string): Tree | undefined => at(interpolate(tree(`{a: ${text}}`), environment({}), () => {}), 'a')

describe('a value is read, or it is said why not', () => {
  test.each<[text: string, read: object | undefined]>([
    ['"12"', { text: '12', value: 12 }],
    ['12', { text: '12', value: 12 }],
    ['-3', { text: '-3', value: -3 }],
    ['+3', { text: '+3', value: 3 }],
    ['1x', { text: '1x', value: undefined, malformed: true }],
    ['x1', { text: 'x1', value: undefined, malformed: true }],
    ['1.5', { text: '1.5', value: undefined, malformed: true }],
    ['""', { text: '', value: undefined, malformed: true }],
    // What a number can no longer hold exactly is none.
    ['999999999999999', { text: '999999999999999', value: 999999999999999 }],
    ['9999999999999999', { text: '9999999999999999', value: undefined, malformed: true }],
    // What an unset variable left is not known, and no mistake of the author's.
    ['"1${X}"', { text: '1', value: undefined }],
    ['~', undefined],
    ['[1]', { text: '', value: undefined }],
    ['{b: 1}', { text: '', value: undefined }]
  ])('the number %s', (text, read) => {
    const found = field(value(text), asInteger)
    expect(found && { ...found, origin: undefined }).toEqual(read && { ...read, origin: undefined })
  })

  test('what is absent is nothing; for the engine what is empty is, too, unless a variable may fill it', () => {
    expect([field(undefined, asText), filled(undefined, asText), textField(undefined)]).toEqual([undefined, undefined, undefined])
    expect(field(value('""'), asText)).toMatchObject({ text: '', value: '' })
    expect(filled(value('""'), asText)).toBeUndefined()
    expect(filled(value('"${X}"'), asText)).toMatchObject({ text: '', value: undefined })
    expect(filled(value('b'), asText)).toMatchObject({ text: 'b', value: 'b' })
    expect(filled(value('[b]'), asText)).toMatchObject({ text: '', value: undefined })
  })

  test('booleans are those of compose-go loader/interpolate.go toBoolean', () => {
    expect(['true', 'TRUE', 'y', 'Yes', 'on'].map(asBoolean)).toEqual([true, true, true, true, true])
    expect(['false', 'False', 'n', 'NO', 'off'].map(asBoolean)).toEqual([false, false, false, false, false])
    expect(['', '1', '0', 't', 'truthy', ' on'].map(asBoolean)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined])
  })
})

describe('texts', () => {
  test.each<[text: string, list: readonly (string | undefined)[]]>([
    ['[b, 1, ~, "${X}"]', ['b', '1', undefined]],
    ['b', ['b']],
    ['~', []],
    ['[]', []],
    ['{b: c}', []],
    ['[[b], c]', [undefined, 'c']]
  ])('a list, or one as a list: %s', (text, list) => {
    expect(textList(value(text)).map(({ value }) => value)).toEqual(list)
  })

  test.each<[text: string, entries: readonly (readonly [string, string | undefined])[]]>([
    ['{B: c, D: 1, E: , F: ""}', [['B', 'c'], ['D', '1'], ['E', undefined], ['F', '']]],
    ['["B=c", D=1=2, E, F=, "=g"]', [['B', 'c'], ['D', '1=2'], ['E', undefined], ['F', ''], ['', 'g']]],
    ['["B=${X}", "C=d"]', [['B', undefined], ['C', 'd']]],
    ['[[B=c], {B: c}]', []],
    ['[B=1, B=2]', [['B', '2']]],
    ['B=c', []]
  ])('keys with values: %s', (text, entries) => {
    expect([...textMap(value(text))].map(([key, { value }]) => [key, value])).toEqual(entries)
  })

  test('stand where their value does, or their key where there is none', () => {
    const places = (text: string): string[] => [...textMap(value(text)).values()].map(({ origin: { file, start, end } }) => file.text.slice(start, end))
    expect(places('[B=c, D]')).toEqual(['c', 'D'])
    expect(places('{B: c, D: }')).toEqual(['c', 'D'])
  })

  test('of what is absent there are none', () => {
    expect([textList(undefined), [...textMap(undefined)]]).toEqual([[], []])
  })
})
