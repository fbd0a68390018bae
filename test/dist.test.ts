import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { temporary } from './bundle.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const fresh = join(temporary(), 'dist')

// pre-commit and the action run `dist` from a clone, where nothing is built.
test('dist is what the sources give; `npm run build` writes it', () => {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), fresh], { stdio: ['ignore', 'ignore', 'inherit'] })
  const [kept, built] = [texts(dist), texts(fresh)]
  expect([...kept.keys()]).toEqual([...built.keys()])
  expect([...built].filter(([path, text]) => kept.get(path) !== text).map(([path]) => path)).toEqual([])
})

test('dist can be run, and knows nothing of the machine it was built on', () => {
  expect(statSync(join(dist, 'netlint.cjs')).mode & 0o111).toBe(0o111)
  const telling = [...texts(dist)].filter(([, text]) => text.includes(root) || /\/(?:home|Users|tmp)\//.test(text))
  expect(telling.map(([path]) => path)).toEqual([])
})

function texts(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort()
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path, 'latin1')]))
}
