import { expect, describe, test } from 'vitest'
import { select } from '../../src/compose/discover.ts'
import type { Disk } from '../../src/compose/disk.ts'
import { fragment } from '../../src/project/fragment.ts'
import { load, type Loaded } from '../../src/compose/load.ts'
import { config } from '../../src/compose/print.ts'
import { project } from '../../src/project/project.ts'
import { currentTarget } from '../../src/project/target.ts'
import type { Problem } from '../../src/source/problem.ts'
import type { Tree } from '../../src/source/tree.ts'
import { findings, isRefusal } from '../findings.ts'
import { memory } from '../memory.ts'
import { rows, type Row } from '../rows.ts'
import { place } from './trees.ts'

function read({ files }: Row): { readonly loaded: Loaded; readonly disk: Disk } {
  const disk = memory(Object.fromEntries(files))
  const shell = { HOME: '/home/user' }
  const found = select({ files: [], envFiles: [], profiles: [], shell }, disk, '/app')
  if ('fault' in found) throw new Error(found.fault)
  return { loaded: load({ ...found, here: '/app', shell }, disk), disk }
}

describe('small projects, accepted and refused as docker compose does', () => {
  test.each(rows().filter(({ differs }) => differs === undefined).map((row) => [row.name, row] as const))('%s', (_, row) => {
    const { loaded, disk } = read(row)
    const refused = findings(loaded, disk).filter(isRefusal)
    if (row.accepted) expect(refused.map(({ message }) => message)).toEqual([])
    else expect(refused.length, row.refusal).toBeGreaterThan(0)
  })
})

/** Where a tree contradicts itself: a key of another name than it has, a place outside of its file. */
function* contradictions(tree: Tree, path: string): Iterable<string> {
  const { file, start, end } = tree.origin
  if (!(start >= 0 && start <= end && end <= file.text.length)) yield `${path}: ${start}-${end}`
  if (tree.kind === 'scalar' && typeof tree.value === 'string' && tree.type === 'string' && tree.value !== tree.text) yield `${path}: ${tree.value} is ${tree.text}`
  if (tree.kind === 'sequence') for (const [i, item] of tree.items.entries()) yield* contradictions(item, `${path}.${i}`)
  if (tree.kind !== 'mapping') return
  for (const [name, { key, value }] of tree.entries) {
    if (key.text !== name) yield `${path}.${name}: ${key.text}`
    yield* contradictions(value, `${path}.${name}`)
  }
}

test('what Compose adds has its names and places like what is written', () => {
  expect(rows().flatMap((row) => [...contradictions(read(row).loaded.tree, row.name)])).toEqual([])
})

/** What is made of a small project: where there is a real docker compose, test/oracle.test.ts holds that what is printed is what it prints. */
function made(row: Row): string {
  const { loaded, disk } = read(row)
  const { problems } = project(loaded, currentTarget, fragment(loaded, disk))
  return [`=== ${row.name}`, ...problems.map(told), ...(row.accepted ? [JSON.stringify(JSON.parse(config(loaded, 'json')))] : []), ''].join('\n')
}

function told({ code, level, origin, message, docker, hint, related = [], mend }: Problem): string {
  return [
    `${level}: ${message} (${code})`,
    `  at ${place(origin)}`,
    ...(docker === undefined ? [] : [`  docker: ${docker}`]),
    ...(hint === undefined ? [] : [`  hint: ${hint}`]),
    ...related.map(({ at, message }) => `  ${message}: ${place(at.origin)}`),
    ...(mend === undefined ? [] : [`  ${mend.title}: ${JSON.stringify(mend.text)}`])
  ].join('\n')
}

// `npm test -- -u` writes it: read what it wrote.
const groups = [...new Set(rows().map(({ name }) => name.split('/')[0]!))]
test.each(groups)('all that comes of the small projects of %s', async (group) => {
  const parts = rows().filter(({ name }) => name.startsWith(`${group}/`)).map(made)
  await expect(parts.join('\n')).toMatchFileSnapshot(`snapshots/rows/${group}.txt`)
})
