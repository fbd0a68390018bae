import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyFixes } from '../../src/lint/fix.ts'
import { append, insert, remove, replace, type Content } from '../../src/rule.ts'
import { layout } from '../../src/source/layout.ts'
import { slice, type Tree } from '../../src/source/tree.ts'
import { parse } from '../../src/source/yaml.ts'
import { documents } from './documents.ts'
import { finding, source, tree } from './edits.ts'

type Plain = string | readonly Plain[] | ReadonlyMap<string, Plain> | { readonly null: true }

/** What a tree says, numbers and booleans as they are written. */
function plain(node: Tree): Plain {
  if (node.kind === 'mapping') return new Map([...node.entries].map(([name, { value }]) => [name, plain(value)]))
  if (node.kind === 'sequence') return node.items.map(plain)
  return node.type === 'null' ? { null: true } : node.text
}

interface Spot {
  readonly node: Tree
  /** Of an entry or item, the key or the value; or the key itself. */
  readonly path: readonly (string | number)[]
  readonly isKey: boolean
}

function spots(node: Tree, path: readonly (string | number)[] = []): readonly Spot[] {
  const own = { node, path, isKey: false }
  if (node.kind === 'scalar') return [own]
  if (node.kind === 'sequence') return [own, ...node.items.flatMap((item, i) => spots(item, [...path, i]))]
  return [own, ...[...node.entries].flatMap(([name, { key, value }]) => [{ node: key, path: [...path, name], isKey: true }, ...spots(value, [...path, name])])]
}

type Become = { readonly value: Plain } | { readonly key: string } | 'nothing'

function changed(plain: Plain, [step, ...rest]: readonly (string | number)[], become: Become): Plain {
  if (step === undefined) return typeof become === 'object' && 'value' in become ? become.value : plain
  if (Array.isArray(plain)) {
    const items = plain as readonly Plain[]
    return items.flatMap((item, i) => (i !== step ? [item] : rest.length > 0 ? [changed(item, rest, become)] : become === 'nothing' ? [] : 'value' in become ? [become.value] : [item]))
  }
  const entries = [...(plain as ReadonlyMap<string, Plain>)].flatMap(([name, value]): [string, Plain][] => {
    if (name !== step) return [[name, value]]
    if (rest.length > 0) return [[name, changed(value, rest, become)]]
    if (become === 'nothing') return []
    return 'value' in become ? [[name, become.value]] : [[become.key, value]]
  })
  return new Map(entries)
}

/** The path without the parents that go with their last entry or item; undefined where nothing would be left. */
function alone(node: Tree, path: readonly (string | number)[]): readonly (string | number)[] | undefined {
  const sizes: number[] = []
  for (let here: Tree | undefined = node, i = 0; here && i < path.length; i++) {
    sizes.push(here.kind === 'mapping' ? here.entries.size : here.kind === 'sequence' ? here.items.length : 0)
    here = here.kind === 'mapping' ? here.entries.get(path[i] as string)?.value : here.kind === 'sequence' ? here.items[path[i] as number] : undefined
  }
  let length = path.length
  while (length > 0 && sizes[length - 1] === 1) length--
  return length === 0 ? undefined : path.slice(0, length)
}

const text = fc.oneof(
  fc.constantFrom('', 'c', '81', 'false', 'no', '10.0.0.0/8', 'a: b', 'a #b', '- x', '[', ']', 'x, y', '"', "'", '\\', 'null', '<<', '...', '---', '0x1', '?', ':', '!', '{}', '@', '`', '%', ' ', 'a\nb', 'é', '\t'),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ maxLength: 12 })
)

const content: fc.Arbitrary<Content> = fc.letrec<{ content: Content }>((tie) => ({
  content: fc.oneof(
    { maxDepth: 2 },
    text,
    fc.constantFrom(null, true, 80, 1.5),
    fc.array(tie('content'), { maxLength: 2 }),
    fc.dictionary(text, tie('content'), { maxKeys: 2, noNullPrototype: true }).map((entries) => new Map(Object.entries(entries)))
  )
})).content

function plainOf(content: Content): Plain {
  if (content === null) return { null: true }
  if (content instanceof Map) return new Map([...content].map(([name, value]) => [name, plainOf(value)]))
  return Array.isArray(content) ? content.map(plainOf) : String(content)
}

/** All of its letters. */
function said(content: Content): string {
  if (content instanceof Map) return [...content].map(([name, value]) => name + said(value)).join(' ')
  return Array.isArray(content) ? content.map(said).join(' ') : String(content)
}

/** True where all letters of a text are there still, in order. */
function holds(after: string, before: string): boolean {
  let at = -1
  return [...before].every((letter) => /\s/.test(letter) || (at = after.indexOf(letter, at + 1)) >= 0)
}

/** What stands at a path. */
function at(plain: Plain, path: readonly (string | number)[]): Plain {
  return path.reduce<Plain>((here, step) => (Array.isArray(here) ? here[step as number] : (here as ReadonlyMap<string, Plain>).get(step as string)!), plain)
}

const runs = { numRuns: 1000, seed: 20 }

describe('of any document', () => {
  test('the layout has each value at its place', () => {
    fc.assert(
      fc.property(documents, (written) => {
        const file = source(written)
        const { nodes } = layout(file)!
        for (const { node } of spots(tree(file))) {
          expect(nodes.get(node.origin.start)?.some(({ end, kind }) => end === node.origin.end && kind === node.kind)).toBe(true)
        }
      }),
      runs
    )
  })

  test('any scalar can be any text, and the rest stays', () => {
    fc.assert(
      fc.property(documents, text, fc.nat(), (written, text, pick) => {
        const file = source(written)
        const root = tree(file)
        const scalars = spots(root).filter(({ node }) => node.kind === 'scalar' && node.style !== 'literal' && node.style !== 'folded')
        const { node, path, isKey } = scalars[pick % scalars.length]!
        if (isKey && spots(root).some((spot) => spot.isKey && spot.path.length === path.length && spot.path.at(-1) === text)) return
        const { files, refused } = applyFixes([finding([replace(node, text)])], 'unsafe')
        if (/\p{Surrogate}/u.test(text)) return expect(refused.map(({ why }) => why)).toEqual(['YAML cannot hold that text'])
        expect(refused.map(({ why }) => why)).toEqual([])
        const after = files.get(file.path)?.text ?? written
        const wanted = changed(plain(root), path, isKey ? { key: text } : { value: text })
        expect(plain(tree(source(after)))).toEqual(wanted)
        expect(after.startsWith(written.slice(0, node.origin.start)) && after.endsWith(written.slice(node.origin.end))).toBe(true)
        expect(parse(source(after)).problems).toHaveLength(parse(file).problems.length)
      }),
      runs
    )
  })

  test('any part of a text can be any other, and the rest stays', () => {
    fc.assert(
      fc.property(documents, text, fc.nat(), fc.nat(), fc.nat(), (written, text, pick, from, to) => {
        const file = source(written)
        const root = tree(file)
        const parts = spots(root).flatMap(({ node, path, isKey }) => {
          if (node.kind !== 'scalar' || isKey || node.text.length < 2) return []
          const [start, end] = [from % node.text.length, to % node.text.length].sort((a, b) => a - b) as [number, number]
          const origin = slice(node, start, end)
          return origin === node.origin ? [] : [{ node, path, start, end, origin }]
        })
        if (parts.length === 0 || /\p{Surrogate}/u.test(text)) return
        const { node, path, start, end, origin } = parts[pick % parts.length]!
        const { files, refused } = applyFixes([finding([replace({ origin }, text)])], 'unsafe')
        expect(refused.map(({ why }) => why)).toEqual([])
        const whole = node.text.slice(0, start) + text + node.text.slice(end)
        expect(plain(tree(source(files.get(file.path)?.text ?? written)))).toEqual(changed(plain(root), path, { value: whole }))
      }),
      runs
    )
  })

  test('any entry or item can go, and the rest stays', () => {
    fc.assert(
      fc.property(documents, fc.nat(), (written, pick) => {
        const file = source(written)
        const root = tree(file)
        const all = spots(root).filter(({ path }) => path.length > 0)
        const { node, path } = all[pick % all.length]!
        const { files, refused } = applyFixes([finding([remove(node)])], 'unsafe')
        const gone = alone(root, path)
        if (gone === undefined || (gone.length === 1 && gone[0] === 'services') || path[0] === 'services') return
        // Blank lines that come to stand beneath a block scalar that keeps them would become a part of it.
        if (written.includes('>+') && refused[0]?.why === 'the file would say something else afterwards') return
        expect(refused.map(({ why }) => why)).toEqual([])
        const after = files.get(file.path)!.text
        expect(plain(tree(source(after)))).toEqual(changed(plain(root), gone, 'nothing'))
        expect(after.length).toBeLessThan(written.length)
      }),
      runs
    )
  })

  test('anything can be put behind what a collection has, and the rest stays', () => {
    fc.assert(
      fc.property(documents, content, text, fc.nat(), (written, content, name, pick) => {
        const file = source(written)
        const root = tree(file)
        const places = spots(root).filter(({ node, isKey }) => !isKey && (node.kind !== 'scalar' || node.type === 'null'))
        const { node, path } = places[pick % places.length]!
        const there = at(plain(root), path)
        const isList = Array.isArray(there)
        const edit = isList ? append(node, content) : insert(node, name, content)
        const { files, refused } = applyFixes([finding([edit])], 'unsafe')
        const taken = node.kind === 'sequence' ? content : name
        const isTaken = node.kind === 'sequence' ? node.items.some((item) => item.kind === 'scalar' && item.type === 'string' && item.text === content) : there instanceof Map && there.has(name)
        const isUnspeakable = /\p{Surrogate}/u.test(isList ? said(content) : name + said(content))
        // A block of lines that ends with the file, and without a line break, would get one.
        if (/[|>]/.test(written) && !/[\r\n]$/.test(written) && refused[0]?.why === 'the file would say something else afterwards') return
        expect(refused.map(({ why }) => why)).toEqual(isTaken ? [`${taken} is written there already`] : isUnspeakable ? ['YAML cannot hold that text'] : [])
        if (isTaken || isUnspeakable) return
        const after = files.get(file.path)!.text
        const more = plainOf(content)
        expect(plain(tree(source(after)))).toEqual(changed(plain(root), path, { value: isList ? [...(there as readonly Plain[]), more] : new Map([...(there instanceof Map ? there : []), [name, more]]) }))
        expect(parse(source(after)).problems).toHaveLength(parse(file).problems.length)
        if (node.kind !== 'scalar') expect(holds(after, written)).toBe(true)
      }),
      runs
    )
  })
})
