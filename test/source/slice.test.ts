import { expect, test } from 'vitest'
import { environment } from '../../src/compose/environment.ts'
import { interpolate } from '../../src/compose/interpolate.ts'
import { slice, type Scalar } from '../../src/source/tree.ts'
import { tree } from '../compose/written.ts'

/** What is pointed at for a part of a value, once its variables are put in. */
function pointedAt(written: string, part: string): string {
  const scalar = interpolate(tree(`[${written}]`), environment({ A: '80', LONG: 'a longer text' }), () => {}) as Scalar & { items: Scalar[] }
  const item = scalar.items[0]!
  const start = item.text.lastIndexOf(part)
  const { file, start: from, end } = slice(item, start, start + part.length)
  return file.text.slice(from, end)
}

test.each([
  ['plain:80:81', '80', '80'],
  ['"127.0.0.1:80:81"', '80', '80'],
  ["'a:b'", 'b', 'b'],
  ['"${IP:-1.1.1.1}:8080:81"', '8080', '8080'],
  ['"${IP:-1.1.1.1}:8080:81"', '1.1.1.1', '"${IP:-1.1.1.1}:8080:81"'],
  ['"1.1.1.1:${A}:81"', '1.1.1.1', '1.1.1.1'],
  ['"1.1.1.1:${A}:81"', '81', '81'],
  ['"1.1.1.1:${A}:81"', '80', '"1.1.1.1:${A}:81"'],
  ['"x:$A"', '80', '"x:$A"'],
  ['"x:$LONG:y"', 'y', 'y'],
  ['"${LONG}:${A}:y"', ':y', ':y'],
  ['"a\\tb:80"', '80', '"a\\tb:80"'],
  ['"a\\t${A}:81"', '81', '81'],
  ["'it''s:80'", '80', "'it''s:80'"]
])('%s: %s', (written, part, pointed) => {
  expect(pointedAt(written, part)).toBe(pointed)
})
