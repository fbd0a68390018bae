import { describe, expect, it, test } from 'vitest'
import { extraHost, hostTarget, isHostName, parseBool } from '../../src/net/index.ts'
import { recorded, rows } from './conformance.ts'

describe('host names', () => {
  test.each(['db', 'my_db', 'web-1', 'a.b.example.com', '1password', 'xn--bcher-kva', 'A', 'a'.repeat(63), '_dmarc', `${'abc.'.repeat(63)}a`])('%s', (text) => {
    expect(isHostName(text)).toBe(true)
  })

  const looksNot = ['', '.', 'a.', '.a', 'a..b', '-a', 'a-', 'a b', 'a/b', 'bücher', '127.0.0.1', '1.2.3', '8080', '::1', 'a:80']
  test.each([...looksNot, 'a'.repeat(64), `${'abc.'.repeat(63)}ab`])('%j is none', (text) => {
    expect(isHostName(text)).toBe(false)
  })
})

describe('extra hosts', () => {
  const print = (text: string): string[] => extraHost(text).value!.addresses.map(({ value }) => `${extraHost(text).value!.host.text} ${value}`)

  test.each([
    ['a=10.0.0.1', ['a 10.0.0.1']],
    ['a:10.0.0.1', ['a 10.0.0.1']],
    ['a=::1', ['a ::1']],
    ['a:::1', ['a ::1']],
    ['a:[::1]', ['a ::1']],
    ['a=[10.0.0.1]', ['a 10.0.0.1']],
    ['a= 10.0.0.1', ['a 10.0.0.1']],
    ['a=host-gateway', ['a host-gateway']],
    ['a=10.0.0.1,[fd00::1]', ['a 10.0.0.1', 'a fd00::1']],
    ['a:b', ['a undefined']],
    ['a:', ['a undefined']],
    ['a=host_gateway', ['a undefined']],
    ['a=[[::1]]', ['a undefined']]
  ])('%s', (text, expected) => {
    expect(print(text)).toEqual(expected)
  })

  test.each([
    ['a', 'invalid additional host, missing IP: a', 'a'],
    ['', 'invalid additional host, missing IP: ', ''],
    ['=::1', "bad host name ''", '='],
    [':10.0.0.1', "bad host name ''", ':'],
    ['a:b=10.0.0.1', "bad host name 'a:b'", 'a:b']
  ])('%j: %s', (text, words, blamed) => {
    const { fault } = extraHost(text)
    expect([fault!.words, text.slice(fault!.start, fault!.end)]).toEqual([words, blamed])
  })

  it('points at each address that the engine will refuse', () => {
    expect(extraHost('a=1.2.3,10.0.0.1,[foo]').value!.faults).toEqual([
      { words: 'invalid IP address in add-host: "1.2.3"', start: 2, end: 7 },
      { words: 'invalid IP address in add-host: "foo"', start: 18, end: 21 }
    ])
    expect(extraHost('a=[]').value!.faults).toEqual([{ words: 'invalid IP address in add-host: "[]"', start: 2, end: 4 }])
    expect(extraHost('a=\x01\x7f"').value!.faults).toEqual([{ words: 'invalid IP address in add-host: "\\x01\\x7f\\""', start: 2, end: 5 }])
    expect(extraHost('a=fe80::1%eth0').value!.faults.length).toBe(1)
  })

  it('reads an address alone', () => {
    expect(String(hostTarget('[::1]'))).toBe('::1')
    expect(hostTarget('host-gateway')).toBe('host-gateway')
    expect(hostTarget('')).toBeUndefined()
    // Brackets come off in pairs, and where something stands between them (compose-go types/hostList.go).
    expect(['[::1', '1::1]', '[]'].map(hostTarget)).toEqual([undefined, undefined, undefined])
  })

  it('survives brackets without end', () => {
    expect(hostTarget('['.repeat(100_000) + ']'.repeat(100_000))).toBeUndefined()
  })
})

interface HostsRow {
  readonly input: readonly string[]
  readonly expected?: string
  readonly error?: string
}

describe('extra hosts as recorded', () => {
  test.skipIf(!recorded)('needs the recordings beside the repository', () => {
    expect(rows('extra_hosts')).not.toEqual([])
  })

  for (const { input, expected, error } of rows<HostsRow>('extra_hosts')) {
    test(input.join(' '), () => {
      const results = input.map(extraHost)
      if (error !== undefined) return expect(results[0]!.fault!.words).toContain(error)
      const pairs = results.flatMap(({ value }) => value!.addresses.map((address) => `${value!.host.text}:${address.text}`))
      expect(pairs.sort().join(' ')).toBe(expected)
    })
  }
})

test('booleans as Go reads them', () => {
  expect(['1', 't', 'T', 'TRUE', 'true', 'True'].map(parseBool)).toEqual(Array(6).fill(true))
  expect(['0', 'f', 'F', 'FALSE', 'false', 'False'].map(parseBool)).toEqual(Array(6).fill(false))
  expect(['', 'yes', 'no', 'on', 'off', 'tRUE', ' true', '__proto__'].map(parseBool)).toEqual(Array(8).fill(undefined))
})
