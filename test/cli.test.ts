import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { bundle, plainEnvironment, temporary } from './bundle.ts'
import { play } from './story.ts'

const folder = join(import.meta.dirname, '../fixtures/cli')
const base = temporary()
const env = plainEnvironment(bundle().bin, base)

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
