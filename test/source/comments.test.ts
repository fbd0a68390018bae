import { expect, test } from 'vitest'
import { comments } from '../../src/source/comments.ts'
import { SourceFile } from '../../src/source/file.ts'
import { textOf } from './written.ts'

const found = (text: string) => comments(new SourceFile('compose.yaml', text)).map((comment) => [textOf(comment), comment.text, comment.alone])

test('a comment stands alone or behind something', () => {
  expect(found('# a\nb: c # d\n  #e\r\n#\n')).toEqual([
    ['# a', 'a', true],
    ['# d', 'd', false],
    ['#e', 'e', true],
    ['#', '', true],
  ])
})

test('a # inside of a scalar is none', () => {
  expect(found('a: b#c\nd: "# e"\nf: \'g # h\'\ni: |\n  # j\n  k # l\nm: >-\n  # n\no: p\n')).toEqual([])
  expect(found('a: "b\n  # c"\n')).toEqual([])
})

test('comments are found at the head of a block, between brackets, and where no space is before them', () => {
  expect(found('a: | # b\n  c\nd: [ # e\n  f, # g ]\n  ] # h\ni: "j"#k\n')).toEqual([
    ['# b', 'b', false],
    ['# e', 'e', false],
    ['# g ]', 'g ]', false],
    ['# h', 'h', false],
    ['#k', 'k', false],
  ])
})

test('the name of an anchor or a tag may hold a #', () => {
  expect(found('a: !b#c d\n')).toEqual([])
})

test('a text that is no YAML has none', () => {
  expect(found('a: "b # c\n')).toEqual([])
})
