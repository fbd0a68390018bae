import fc from 'fast-check'

/** How a generated document lays out what it says. */
interface Look {
  readonly indent: string
  /** Items of a sequence under a key stand further in than the key. */
  readonly deepItems: boolean
}

type Value =
  | { readonly kind: 'scalar'; readonly written: string }
  | { readonly kind: 'lines'; readonly head: string; readonly lines: readonly string[] }
  | { readonly kind: 'block-mapping'; readonly entries: readonly Entry[] }
  | { readonly kind: 'block-sequence'; readonly items: readonly Entry[] }
  | { readonly kind: 'flow'; readonly written: string }

interface Entry {
  readonly name: string
  readonly value: Value
  /** Comment lines above, one behind, and blank lines before: what the entry wears. */
  readonly above: readonly string[]
  readonly behind: string
  readonly blank: boolean
}

const word = fc.constantFrom('a', 'b', 'web', 'x-y', 'ports', '8080:80', '10.0.0.0/24', '::1', 'true', '80', '1.5', 'null', '~', 'a b', "it's", 'http://h:1/#x')
const plain = word
const single = fc.string({ maxLength: 8 }).map((text) => `'${text.replace(/[^ -~]/g, '').replaceAll("'", "''")}'`)
const double = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => JSON.stringify(text))
const written = fc.oneof(plain, single, double)
const flowScalar = fc.oneof(fc.constantFrom('a', 'b c', '80', '10.0.0.1', 'true'), single, double)
const gap = fc.constantFrom('', ' ', ' ', ' ')

const flow = fc.letrec<{ node: string; list: string; map: string }>((tie) => ({
  node: fc.oneof({ maxDepth: 2, withCrossShrink: true }, flowScalar, tie('list'), tie('map')),
  list: fc.tuple(fc.array(tie('node'), { maxLength: 3 }), gap, fc.constantFrom('', ',')).map(([items, gap, last]) => `[${gap}${items.join(`,${gap}`)}${items.length ? last : ''}${gap}]`),
  map: fc
    .tuple(fc.uniqueArray(fc.constantFrom('a', 'b', '"c"', 'd e'), { maxLength: 3 }), fc.array(tie('node'), { minLength: 3, maxLength: 3 }), gap)
    .map(([names, values, gap]) => `{${gap}${names.map((name, i) => `${name}: ${values[i]}`).join(`,${gap}`)}${gap}}`)
}))

const comment = fc.constantFrom('# one', '#two', '# a: 1', "# it's", '# - x\t[')
const wear = {
  above: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(comment, { minLength: 1, maxLength: 2 }) }),
  behind: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: comment.map((text) => ` ${text}`) }),
  blank: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })
}
const name = fc.constantFrom('a', 'b', 'c', 'services', 'ports', 'k-1', '"q: r"', "'s'", '10.0.0.1')

const { value } = fc.letrec<{ value: Value; entries: readonly Entry[]; items: readonly Entry[] }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: fc.oneof(fc.constant(''), written).map((written): Value => ({ kind: 'scalar', written })) },
    { weight: 1, arbitrary: fc.oneof(flow.list, flow.map).map((written): Value => ({ kind: 'flow', written })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('|', '>', '|-', '>+'), fc.array(fc.constantFrom('x', '# no comment', '- y', ''), { maxLength: 2 }))
        .map(([head, lines]): Value => ({ kind: 'lines', head, lines: ['first', ...lines] }))
    },
    { weight: 2, arbitrary: tie('entries').map((entries): Value => ({ kind: 'block-mapping', entries })) },
    { weight: 2, arbitrary: tie('items').map((items): Value => ({ kind: 'block-sequence', items })) }
  ),
  entries: fc.uniqueArray(fc.record({ name, value: tie('value'), ...wear }), { minLength: 1, maxLength: 4, selector: ({ name }) => name }),
  items: fc.array(fc.record({ name: fc.constant('-'), value: tie('value'), ...wear }), { minLength: 1, maxLength: 4 })
}))

function lay(value: Value, at: string, look: Look): readonly string[] {
  if (value.kind !== 'block-mapping' && value.kind !== 'block-sequence') return []
  const isItem = value.kind === 'block-sequence'
  return (isItem ? value.items : value.entries).flatMap(({ name, value, above, behind, blank }, i) => {
    const mark = isItem ? '-' : `${name}:`
    const before = [...(blank && i > 0 ? [''] : []), ...above.map((text) => at + text)]
    switch (value.kind) {
      case 'scalar':
        return [...before, `${at}${mark}${value.written === '' ? '' : ' '}${value.written}${behind}`]
      case 'flow':
        return [...before, `${at}${mark} ${value.written}${behind}`]
      case 'lines':
        return [...before, `${at}${mark} ${value.head}`, ...value.lines.map((line) => (line === '' ? '' : `${at}  ${line}`))]
      default: {
        const deep = value.kind === 'block-mapping' || isItem || look.deepItems
        const lines = lay(value, deep ? at + (isItem ? '  ' : look.indent) : at, look)
        const first = isItem && lines[0]?.trimStart()
        // An item may begin on the line of its dash, unless a comment comes first.
        if (first && !first.startsWith('#') && behind === '') return [...before, `${at}- ${first}`, ...lines.slice(1)]
        return [...before, `${at}${mark}${behind}`, ...lines]
      }
    }
  })
}

/** Documents as people write them, and as nobody should: all styles, comments, blank lines, both line breaks, a mark, no last break. */
export const documents: fc.Arbitrary<string> = fc
  .tuple(
    fc.uniqueArray(fc.record({ name, value, ...wear }), { minLength: 1, maxLength: 4, selector: ({ name }) => name }),
    fc.record({ indent: fc.constantFrom('  ', '    '), deepItems: fc.boolean() }),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.constantFrom('', '', '\ufeff'),
    fc.boolean()
  )
  .map(([entries, look, line, mark, last]) => mark + lay({ kind: 'block-mapping', entries }, '', look).join(line) + (last ? line : ''))
