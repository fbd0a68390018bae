import { expect, test } from 'vitest'
import { parseAddress, parseAddressRange } from '../../src/net/index.ts'

test.each([
  ['192.168.1.100-192.168.1.199', 4, '192.168.1.100', '192.168.1.199'],
  ['192.168.1.100 - 192.168.1.199', 4, '192.168.1.100', '192.168.1.199'],
  ['192.168.1.100-192.168.1.100', 4, '192.168.1.100', '192.168.1.100'],
  ['192.168.1.128/25', 4, '192.168.1.128', '192.168.1.255'],
  ['192.168.1.1', 4, '192.168.1.1', '192.168.1.1'],
  [' 192.168.1.1 ', 4, '192.168.1.1', '192.168.1.1'],
  ['fd00::1-fd00::ff', 6, 'fd00::1', 'fd00::ff']
])('%s', (text, family, first, last) => {
  const range = parseAddressRange(text)!
  expect([range.family, range.first, range.last]).toEqual([family, parseAddress(first)!.bits, parseAddress(last)!.bits])
})

test.each([
  '', '-', 'x', '192.168.1.1-', '-192.168.1.1', '192.168.1.1-x', '192.168.1.9-192.168.1.1', '10.0.0.1-10.0.0.2-10.0.0.3', '::1-10.0.0.1', '10.0.0.1-::ffff:ffff',
  '10.0.0.0/33', '10.0.0.0/24-10.0.1.0/24'
])('%j is none', (text) => {
  expect(parseAddressRange(text)).toBeUndefined()
})
