import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands, flags } from '../src/cli/arguments.ts'
import { formats } from '../src/report/index.ts'
import { bundle, plainEnvironment, temporary } from './bundle.ts'
import { play } from './story.ts'

const folder = join(import.meta.dirname, '../fixtures/cli')
const base = temporary()
const env = plainEnvironment(bundle().bin, base)

test('every flag, command and format has a story', () => {
  const told = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').match(/^\$ .*$/gm) ?? []).join('\n')
  const words = [...flags.map(({ name }) => `--${name}`), ...commands.map(({ name }) => `netlint ${name}`), ...[...formats.keys()].map((name) => `--format ${name}`)]
  expect(words.filter((word) => !new RegExp(`${word}(?![\\w-])`).test(told))).toEqual([])
})

// `npm test -- -u` writes what the commands gave into the stories.
describe.concurrent('on the command line', () => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const story = readFileSync(path, 'utf8')
    test(`${name}: ${story.split('\n')[0]}`, async ({ expect }) => {
      await expect(await play(story, env, base)).toMatchFileSnapshot(path)
    })
  }
})
