import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { project } from '../../src/project/project.ts'
import { currentTarget } from '../../src/project/target.ts'
import { routes } from '../../src/lint/route.ts'
import type { Origin, Tree } from '../../src/rule.ts'
import { loaded } from '../compose/trees.ts'

const folder = join(import.meta.dirname, '../../fixtures/wild')
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name)).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)

// A project with few findings has their places searched, one with many has an index made: no report may tell which.
test.each(texts)('%s: the first places asked for have the routes that later ones have', (_, text) => {
  const read = project(loaded({ 'compose.yaml': text }), currentTarget, undefined)
  const places = [...origins(read.tree)].filter((_, i, all) => i % Math.ceil(all.length / 150) === 0)
  const many = routes(read)
  for (let i = 0; i < 100; i++) many(read.tree.origin)
  for (const place of [...places, ...places.map((place) => ({ ...place, end: place.end + 1 }))]) expect(routes(read)(place)).toEqual(many(place))
})

function* origins(tree: Tree): Iterable<Origin> {
  yield tree.origin
  if (tree.kind === 'sequence') for (const item of tree.items) yield* origins(item)
  if (tree.kind === 'mapping') {
    for (const { key, value } of tree.entries.values()) {
      yield key.origin
      yield* origins(value)
    }
  }
}
