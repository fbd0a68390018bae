import { expect, test } from 'vitest'
import { environment } from '../../src/compose/environment.ts'
import { normalName, projectName } from '../../src/compose/name.ts'
import { SourceFile } from '../../src/source/file.ts'
import { parse } from '../../src/source/yaml.ts'

function name(text: string, more: { asked?: string; shell?: Record<string, string>; directory?: string } = {}) {
  const file = new SourceFile('compose.yaml', text)
  const { documents } = parse(file)
  const { asked, shell = {}, directory = '/srv/My App.1' } = more
  const origin = { file, start: 0, end: 0, via: [] }
  return projectName({ asked, variables: environment(shell), documents, directory, origin })
}

test.each([
  ['x: 1', {}, 'myapp1'],
  ['name: one', {}, 'one'],
  ['name: One Two', {}, 'onetwo'],
  ['name: one\n---\nname: two', {}, 'two'],
  ['name: one\n---\nname: ""', {}, 'one'],
  ['name: one\n---\nname: ~', {}, 'one'],
  ['name: ${N:-x}', {}, 'x'],
  ['name: ${N}', { shell: { N: 'X y' } }, 'xy'],
  ['name: one', { shell: { COMPOSE_PROJECT_NAME: 'bar' } }, 'bar'],
  ['name: one', { shell: { COMPOSE_PROJECT_NAME: '' } }, 'one'],
  ['name: one', { asked: 'cli', shell: { COMPOSE_PROJECT_NAME: 'bar' } }, 'cli'],
  ['name: one', { asked: '' }, 'one'],
  ['x: 1', { directory: '/srv/Äpfel/' }, 'pfel']
])('%j with %j is %s', (text, more, expected) => {
  expect(name(text, more)).toMatchObject({ name: { value: expected }, problems: [] })
})

const rule = 'must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as start with a letter or number'

test.each([
  ['x: 1', { asked: 'Bar.x' }, `invalid project name "Bar.x": ${rule}`],
  ['x: 1', { shell: { COMPOSE_PROJECT_NAME: 'Bar' } }, `invalid project name "$COMPOSE_PROJECT_NAME": ${rule}`],
  ['name: ___', {}, 'project name must not be empty'],
  ['name: ${N}', {}, 'project name must not be empty'],
  ['x: 1', { directory: '/srv/___' }, 'project name must not be empty']
])('%j with %j is refused', (text, more, docker) => {
  expect(name(text, more)).toMatchObject({ name: { value: undefined }, problems: [{ code: 'project-not-empty', level: 'error', docker }] })
})

test('a name that cannot be told is no fault of its own', () => {
  expect(name('name: app-${N}')).toMatchObject({ name: { value: undefined }, problems: [] })
  expect(name('name: ${N:?}')).toMatchObject({ name: { value: undefined }, problems: [] })
})

test('normalName', () => {
  expect(['_-a_B-', '9', '-', 'a.b c'].map(normalName)).toEqual(['a_b-', '9', '', 'abc'])
})
