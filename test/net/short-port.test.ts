import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { expand, parseShortPort, type Part, type ShortPort } from '../../src/net/index.ts'
import { RECORDINGS, recorded, rows } from './conformance.ts'

const port = (text: string): ShortPort => parseShortPort(text).value!
const print = (text: string): string[] =>
  expand(port(text)).map(({ hostIp, published, target, protocol }) => `${hostIp?.text ?? '*'} ${published ?? 'free'} ${target}/${protocol}`)

describe('what it publishes', () => {
  test.each([
    ['80', ['* free 80/tcp']],
    [':80', ['* free 80/tcp']],
    ['::80', ['* free 80/tcp']],
    ['0:80', ['* 0 80/tcp']],
    ['8080:80', ['* 8080 80/tcp']],
    ['08080:080', ['* 8080 80/tcp']],
    ['8080:80/UDP', ['* 8080 80/udp']],
    ['8080:80/', ['* 8080 80/tcp']],
    ['127.0.0.1:8080:80', ['127.0.0.1 8080 80/tcp']],
    ['127.0.0.1::80', ['127.0.0.1 free 80/tcp']],
    ['[::1]:8080:80', ['::1 8080 80/tcp']],
    ['::1:8080:80', ['::1 8080 80/tcp']],
    [':::8080:80', [':: 8080 80/tcp']],
    ['[]:8080:80', ['* 8080 80/tcp']],
    ['[::ffff:127.0.0.1]:8080:80', ['::ffff:127.0.0.1 8080 80/tcp']],
    ['9090-9092:80', ['* 9090-9092 80/tcp']],
    ['9090-9091:80-81', ['* 9090 80/tcp', '* 9091 81/tcp']],
    ['9-10', ['* free 10/tcp', '* free 9/tcp']],
    ['1009-1010:9-10', ['* 1010 10/tcp', '* 1009 9/tcp']],
    ['8080:0', ['* 8080 0/tcp']]
  ])('%s', (text, entries) => {
    expect(print(text)).toEqual(entries)
    expect(port(text).refused).toBeUndefined()
  })
})

test('each part has its place', () => {
  const places = ({ hostIp, published, target, protocol }: ShortPort) => [hostIp, published, target, protocol].map((one) => one && [one.start, one.end])
  expect(places(port('[::1]:8080-8081:80-81/UDP'))).toEqual([[1, 4], [6, 15], [16, 21], [22, 25]])
  expect(places(port('80'))).toEqual([undefined, undefined, [0, 2], undefined])
})

describe("refuses, in Docker's words, and points", () => {
  test.each([
    ['', 'no port specified: <empty>', ''],
    ['80:', 'no port specified: 80:<empty>', '80:'],
    ['/tcp', 'no port specified: /tcp<empty>', '/tcp'],
    ['65536:80', 'invalid hostPort: 65536', '65536'],
    ['80:65536', 'invalid containerPort: 65536', '65536'],
    ['-1:80', 'invalid hostPort: -1', '-1'],
    ['8080 : 80', 'invalid containerPort:  80', ' 80'],
    ['127.0.0.1:80', 'invalid hostPort: 127.0.0.1', '127.0.0.1'],
    ['localhost:8080:80', 'invalid IP address: localhost', 'localhost'],
    ['01.2.3.4:8080:80', 'invalid IP address: 01.2.3.4', '01.2.3.4'],
    ['[fe80::1%eth0]:8080:80', 'invalid IP address: fe80::1%eth0', 'fe80::1%eth0'],
    ['[::1:8080:80', "invalid IP address [::1: address [::1:: missing ']' in address", '[::1'],
    ['[::1]x:8080:80', 'invalid IP address [::1]x: address [::1]x:: missing port in address', '[::1]x'],
    ['[::1]:1:8080:80', 'invalid IP address [::1]:1: address [::1]:1:: too many colons in address', '[::1]:1'],
    ['[[::1]:8080:80', "invalid IP address [[::1]: address [[::1]:: unexpected '[' in address", '[[::1]'],
    ['9092-9090:80', 'invalid hostPort: 9092-9090', '9092-9090'],
    ['80:8082-8080', 'invalid containerPort: 8082-8080', '8082-8080'],
    ['9090-9092:8080-8081', 'invalid ranges specified for container and host Ports: 8080-8081 and 9090-9092', '9090-9092:8080-8081'],
    ['9090:8080-8081', 'invalid ranges specified for container and host Ports: 8080-8081 and 9090', '9090:8080-8081'],
    ['8+0:80', 'invalid hostPort: 8+0', '8+0'],
    ['80/:80', 'invalid hostPort: 80/', '80/'],
    ['53:53/foo', 'invalid proto: foo', 'foo'],
    ['53:53/tcp/udp', 'invalid proto: tcp/udp', 'tcp/udp'],
    ['80.5', 'invalid containerPort: 80.5', '80.5']
  ])('%j: %s', (text, words, blamed) => {
    const { fault } = parseShortPort(text)
    expect([fault!.words, text.slice(fault!.start, fault!.end)]).toEqual([words, blamed])
  })
})

describe('where versions of Compose disagree', () => {
  test.each([
    ['+80:80', 'compose 2', 'invalid hostPort: +80', ['* 80 80/tcp']],
    ['80:+80', 'compose 2', 'invalid containerPort: +80', ['* 80 80/tcp']],
    ['80-+81:80', 'compose 2', 'invalid hostPort: 80-+81', ['* 80-81 80/tcp']],
    ['8080-8081-8082:80', 'compose 5', 'invalid hostPort: 8080-8081-8082', ['* 8080-8081 80/tcp']],
    ['80-81-', 'compose 5', 'invalid containerPort: 80-81-', ['* free 80/tcp', '* free 81/tcp']]
  ])('%s: %s refuses', (text, by, words, entries) => {
    expect(port(text).refused).toMatchObject({ by, fault: { words } })
    expect(print(text)).toEqual(entries)
  })
})

describe('laws', () => {
  const texts = fc.oneof(
    fc.string({ unit: fc.constantFrom('0', '80', '81', ':', '-', '/', 'tcp', '127.0.0.1', '[', ']', '::1', '+', ' '), maxLength: 10 }),
    fc.string()
  )

  it('every part is what stands there, and the parts stand in order', () => {
    fc.assert(fc.property(texts, (text) => {
      const { value, fault } = parseShortPort(text)
      if (fault) {
        expect(0 <= fault.start && fault.start <= fault.end && fault.end <= text.length).toBe(true)
        return
      }
      const parts = [value.hostIp, value.published, value.target, value.protocol].filter((one): one is Part<never> => one !== undefined)
      let end = 0
      for (const one of parts) {
        expect(one.text).toBe(text.slice(one.start, one.end))
        expect(one.start).toBeGreaterThanOrEqual(end)
        end = one.end
      }
    }), { numRuns: 3000 })
  })

  it('reads what its parts print', () => {
    const part = (min: number) => fc.integer({ min, max: 60_000 })
    const ips = fc.option(fc.oneof(fc.ipV4(), fc.ipV6().map((text) => `[${text}]`)), { nil: undefined })
    fc.assert(fc.property(ips, part(0), part(0), fc.nat(20), fc.constantFrom('tcp', 'udp', 'sctp'), (ip, host, container, more, protocol) => {
      const text = `${ip === undefined ? '' : `${ip}:`}${host}-${host + more}:${container}-${container + more}/${protocol}`
      const entries = expand(port(text))
      expect(entries.length).toBe(more + 1)
      expect(new Set(entries.map(({ published, target }) => published!.first - target))).toEqual(new Set([host - container]))
      expect(entries.every((entry) => entry.protocol === protocol && entry.hostIp?.text === ip?.replace(/[[\]]/g, ''))).toBe(true)
    }))
  })
})

interface PortRow {
  readonly spec: string
  readonly expected?: readonly { target: number; published: string; host_ip: string; protocol: string }[]
  readonly error?: string
}

describe('the short syntax as recorded', () => {
  test.skipIf(!recorded)('needs the recordings beside the repository', () => {
    expect(rows('ports')).not.toEqual([])
  })

  for (const { spec, expected, error } of rows<PortRow>('ports')) {
    test(JSON.stringify(spec), () => {
      if (expected) {
        const entries = expand(port(spec)).map((entry) => ({
          target: entry.target,
          published: String(entry.published ?? ''),
          host_ip: entry.hostIp?.text ?? '',
          protocol: entry.protocol
        }))
        expect(entries).toEqual(expected.map(({ target, published, host_ip, protocol }) => ({ target, published, host_ip, protocol })))
      } else {
        // The recording's parser is older and writes other capitals.
        expect(parseShortPort(spec).fault!.words.toLowerCase()).toContain(error!.toLowerCase())
      }
    })
  }
})

/** The parser that recorded the projects knew no IPv6 without brackets and ignored a second protocol. */
const OLD_PARSER = new Set(['p-ipv6-nobr', 'p-tcpudp'])

/** Projects in which the strings under `ports` decide. */
const cases = existsSync(`${RECORDINGS}oracle-cases`)
  ? readdirSync(`${RECORDINGS}oracle-cases`).filter((name) => name.startsWith('p-') && !OLD_PARSER.has(name))
  : []

describe('the short syntax in recorded projects', () => {
  test.skipIf(!recorded)('needs the recordings beside the repository', () => {
    expect(cases).not.toEqual([])
  })

  for (const name of cases) {
    const read = (file: string): string => readFileSync(`${RECORDINGS}oracle-cases/${name}/${file}`, 'utf8')
    const written = [...read('compose.yaml').matchAll(/^ +- "?([^":{}[\]\s][^"{}\n]*|\[::[^"\n]*)"?$/gm)].map(([, text]) => text!)
    const { verdict, error } = JSON.parse(read('expect.json')) as { verdict: string; error?: string }
    // A float, a null or a mapping is refused before anything is read as a port.
    if (written.length === 0 || /schema|invalid type|non-string|must be/.test(error ?? '') || /target:/.test(read('compose.yaml'))) continue
    test(name, () => {
      const results = written.map(parseShortPort)
      if (verdict === 'rejects') {
        expect(results.map(({ fault }) => fault?.words.toLowerCase())).toContain(error!.trim().toLowerCase())
      } else {
        const targets = [...read('config.out.yaml').matchAll(/^ +target: ([0-9]+)$/gm)].map(([, target]) => Number(target))
        expect(new Set(results.flatMap(({ value }) => expand(value!)).map(({ target }) => target))).toEqual(new Set(targets))
      }
    })
  }
})
