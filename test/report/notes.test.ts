import { expect, test } from 'vitest'
import { notes, noteText } from '../../src/report/notes.ts'
import type { Cause } from '../../src/rule.ts'
import { SourceFile } from '../../src/source/file.ts'
import { at, diagnostic, rule } from './sample.ts'

const file = new SourceFile('compose.yaml', 'a: &b { c: 1 }\nd: ${X}\ne: *b\n')
const env = new SourceFile('.env', 'X=1\n', 'env')
const some = rule({ id: 'some', title: 'Some', outcome: 'fails', severity: 'error', why: 'Why.' })

function told(via: readonly Cause[], related: readonly { text: string; message: string }[] = []): readonly string[] {
  const finding = { at: at(file, '${X}', via), message: 'no', related: related.map(({ text, message }) => ({ at: at(file, text), message })) }
  return notes(diagnostic(some, finding)).map(noteText)
}

test('every cause has its sentence', () => {
  const span = at(file, '&b').origin
  expect(
    told([
      { kind: 'variable', name: 'X', set: at(env, 'X=1').origin },
      { kind: 'variable', name: 'Y', set: 'environment' },
      { kind: 'variable', name: 'Z', set: 'default' },
      { kind: 'variable', name: 'W', set: 'nowhere' },
      { kind: 'override', of: span },
      { kind: 'alias', at: span },
      { kind: 'merge-key', at: span },
      { kind: 'extends', at: span },
      { kind: 'include', at: span }
    ])
  ).toEqual([
    '.env:1:1: X is set here',
    'Y is set in the environment',
    'Z is not set: its default stands',
    'W is set nowhere',
    'compose.yaml:1:4: it stands over this value',
    'compose.yaml:1:4: an alias shares it with this place',
    'compose.yaml:1:4: a merge key shares it with this place',
    'compose.yaml:1:4: extended here',
    'compose.yaml:1:4: included here'
  ])
})

test('what a finding names comes first, and nothing comes twice', () => {
  const cause: Cause = { kind: 'extends', at: at(file, 'e').origin }
  expect(told([cause, cause], [{ text: 'a', message: 'the other one' }, { text: 'a', message: 'the other one' }])).toEqual(['compose.yaml:1:1: the other one', 'compose.yaml:3:1: extended here'])
})
