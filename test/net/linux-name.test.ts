import { describe, expect, test } from 'vitest'
import { byteLength, interfaceNameFault, isContainerName } from '../../src/net/index.ts'

test('Linux counts in bytes', () => {
  expect(['', 'eth0', 'ä', '€', '🐳'].map(byteLength)).toEqual([0, 4, 2, 3, 4])
})

describe('names of interfaces', () => {
  test.each(['eth0', 'br-0123456789ab', 'eth0.100', '...', '.a', 'a.', 'localhost', 'loo', 'ääääääa'])('%s', (text) => {
    expect(interfaceNameFault(text)).toBeUndefined()
  })

  test.each([
    ['sixteen-bytes-it', 'has more than 15 bytes'],
    ['ääääääää', 'has more than 15 bytes'],
    ['lo', 'is the loopback interface'],
    ...['.', '..', 'a/b', 'eth0:1', 'a b', 'a\tb', '/'].map((text) => [text, 'is none that Linux takes'])
  ])('%j %s', (text, fault) => {
    expect(interfaceNameFault(text!)).toBe(fault)
  })
})

describe('names of containers', () => {
  test.each(['db', '/db', 'a_b.c-d', '0a', 'A0'])('%s', (text) => {
    expect(isContainerName(text)).toBe(true)
  })

  test.each(['', 'a', '/', '/a', '//db', '-db', '.db', '_db', 'd b', 'db ', ' db', 'a/b', 'dä', 'db\n'])('%j is none', (text) => {
    expect(isContainerName(text)).toBe(false)
  })
})
