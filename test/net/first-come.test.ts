import { expect, test } from 'vitest'
import { FirstCome } from '../../src/net/first-come.ts'

const range = (first: number, last = first) => ({ first, last })

test('the first of those that overlap has the number', () => {
  const line = new FirstCome([range(80), range(100, 200), range(150), range(80, 120), range(300)])
  expect(line.at(range(80))).toBe(0)
  expect(line.at(range(81))).toBe(3)
  expect(line.at(range(150, 160))).toBe(1)
  expect(line.at(range(90, 310))).toBe(1)
  expect(line.at(range(201, 299))).toBe(Infinity)
  expect(line.at(range(0, 79))).toBe(Infinity)
  expect(line.at(range(301, 400))).toBe(Infinity)
  expect(new FirstCome([]).at(range(1, 65535))).toBe(Infinity)
})

test('agrees with looking at all of them', () => {
  let seed = 7
  const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below
  for (let round = 0; round < 200; round++) {
    const some = (count: number) => Array.from({ length: count }, () => random(40)).map((first) => range(first, first + random(6)))
    const intervals = some(random(12))
    const line = new FirstCome(intervals)
    for (const asked of some(20)) {
      const found = intervals.findIndex(({ first, last }) => first <= asked.last && asked.first <= last)
      expect(line.at(asked)).toBe(found < 0 ? Infinity : found)
    }
  }
})
