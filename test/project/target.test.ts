import { expect, test } from 'vitest'
import { version } from '../../src/project/target.ts'

test.each<[text: string, is: readonly [major: number, minor: number], isNot: readonly [major: number, minor: number]]>([
  ['28', [28, 0], [28, 1]],
  ['v28.5', [28, 5], [28, 6]],
  ['28.5.2', [28, 5], [29, 0]],
  ['29.10.123', [29, 10], [29, 11]],
  ['2.40.3-desktop.1', [2, 40], [2, 41]],
  ['2.40.3+ds1-0debian1', [2, 40], [3, 0]],
  ['29-rc.1', [29, 0], [30, 0]]
])('%s is at least %s and not %s', (text, is, isNot) => {
  expect([version(text)!.atLeast(...is), version(text)!.atLeast(...isNot)]).toEqual([true, false])
})

test.each(['', 'x', '28.', '.5', '28.5.2.1', ' 28', '28 ', '28.x', 'vv28', 'x28', '28_1', '28.5.2rc1', '12345'])('%j is no version', (text) => {
  expect(version(text)).toBeUndefined()
})
