import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { environment, parseDotenv, withVariable } from '../../src/compose/environment.ts'
import type { Variable } from '../../src/compose/variables.ts'
import { SourceFile } from '../../src/source/file.ts'

const table = new URL('../../../shared/conformance/dotenv.jsonl', import.meta.url)

interface Row {
  readonly content?: string
  readonly contents?: readonly string[]
  readonly env: Record<string, string>
  readonly expected?: Record<string, string>
  readonly error?: string
  readonly exact?: boolean
  readonly binary: { readonly env?: Record<string, string>; readonly error?: string }
}

describe.skipIf(!existsSync(table))('conformance: dotenv (the table lies beside the repository)', () => {
  const rows = existsSync(table) ? readFileSync(table, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Row) : []
  test.each(rows)('$content$contents', ({ content, contents = [content!], env, expected, error, binary }) => {
    const variables = new Map<string, Variable>()
    const problems = contents.flatMap((text, index) => {
      const read = parseDotenv(new SourceFile(`f${index}.env`, text), environment(env), variables)
      for (const [name, variable] of read.variables) variables.set(name, variable)
      return read.problems.filter(({ level }) => level === 'error')
    })
    if (error !== undefined) {
      // Docker repeats the line; ours leaves its text out.
      expect(problems[0]?.docker).toContain(error.replace(/ in variable name .*/, ''))
      return
    }
    expect(problems).toEqual([])
    const values = Object.fromEntries([...variables].map(([name, { value }]) => [name, value]))
    expect(values).toMatchObject(expected!)
    expect(values).toEqual(binary.env)
  })
})

function dotenv(text: string, shell: Record<string, string> = {}) {
  const file = new SourceFile('.env', text, 'env')
  const { variables, problems } = parseDotenv(file, environment(shell))
  const where = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
  return { values: Object.fromEntries([...variables].map(([name, { value }]) => [name, value])), variables, problems, where }
}

describe('parseDotenv', () => {
  // Each as the real binary reads it.
  test.each<[string, Record<string, string>]>([
    ['A=1\r\nB= two words \r\n', { A: '1', B: 'two words' }],
    ['\uFEFFA=1', { A: '1' }],
    ['A=1#x\nB=1 #x\nC= # x\nD=1\t# x', { A: '1#x', B: '1', C: '# x', D: '1\t# x' }],
    ['export A=1\nexport\tB: 2\nexported=3\nexport=4', { A: '1', B: '2', exported: '3', export: '4' }],
    ['A="x" B=y # z\nC=3', { A: 'x', B: 'y', C: '3' }],
    ['A="one\ntwo"\nB=\'one\n$A\'', { A: 'one\ntwo', B: 'one\n$A' }],
    ["A='it\\'s'\nB='a\\nb'", { A: "it's", B: 'a\\nb' }],
    ['A="\\"\\\\\\n\\c\\0101\\0\\012\\$B"', { A: '"\\\n\\cA\\\\12$B' }],
    ['A=\\$B\nC=$$B', { A: '\\', C: '$B' }],
    ['X.y-z[0]=1\nÄ=2\n3=3', { 'X.y-z[0]': '1', Ä: '2', '3': '3' }],
    ['A=\u00a0x\u2003\n', { A: 'x' }],
    ['A=a\nA=b\nC=$A', { A: 'b', C: 'b' }],
    ['A={"j": "$B"}', { A: '{"j": ""}' }],
    ['NAME', {}],
    ['', {}],
    ['# only\n\n   # comments', {}],
    ['__proto__=x\nB=$__proto__', JSON.parse('{"__proto__": "x", "B": "x"}') as Record<string, string>]
  ])('%j', (text, expected) => {
    const { variables, problems } = dotenv(text)
    expect([...variables].map(([name, { value }]) => [name, value])).toEqual(Object.entries(expected).sort(byPlaceIn([...variables.keys()])))
    expect(problems.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('references take from the shell first, then from the lines above, then from earlier files', () => {
    const earlier = dotenv('A=early\nB=early\nC=early').variables
    const { variables } = parseDotenv(new SourceFile('b.env', 'B=own\nX=$A-$B-$C', 'env'), environment({ A: 'shell' }), earlier)
    expect(variables.get('X')?.value).toBe('shell-own-early')
  })

  test('a name alone hands on what the shell has', () => {
    expect(dotenv('A\nB \nC=$A\n', { A: 'a' }).values).toEqual({ A: 'a', C: 'a' })
    expect(dotenv('A\n', { A: 'a' }).variables.get('A')?.set).toBe('environment')
  })

  test('a variable is set from its name to the end of its value', () => {
    const { variables, where } = dotenv('# x\n  export A = "q"  # c\nB:two # c\nC=\n')
    expect([...variables.values()].map(({ set }) => (set === 'environment' ? '' : where(set)))).toEqual(['A = "q"', 'B:two', 'C='])
  })

  test.each([
    ['A=1\nB C=2\n', 'B C', 'failed to read .env: line 2: key cannot contain a space'],
    ['A=1\n%x=2\n', '%', 'failed to read .env: line 2: unexpected character "%" in variable name …'],
    ['A=1\nB="x\ny\n', '"', 'failed to read .env: line 4: unterminated quoted value …'],
    ['export ', ' ', 'failed to read .env: zero length string'],
    ['A=x${B', '${B', 'failed to read .env: Invalid template: "${B"'],
    ['A="x\\n${B"', '"x\\n${B"'.slice(1), 'failed to read .env: Invalid template: "${B"'],
    ['A=1\nB=${C:?say why}', '${C:?say why}', 'failed to read .env: required variable C is missing a value: say why']
  ])('%j is refused', (text, place, docker) => {
    const { problems, where } = dotenv(text)
    expect(problems).toMatchObject([{ code: 'variable-valid', level: 'error', docker }])
    expect(where(problems[0]!.origin)).toBe(place)
  })

  test('only the first fault is told, and what stands below is read', () => {
    const { problems, values } = dotenv('A=1\n!\nB="x\nC=3\n?\nD=4\n')
    expect(problems).toHaveLength(1)
    expect(values).toEqual({ A: '1', C: '3', D: '4' })
  })

  test('a variable that the file takes from nowhere', () => {
    const { problems, where, variables } = dotenv('A=$X\nB=${X}\nC=${X:-c}\nD=$A\n')
    expect(problems).toMatchObject([{ code: 'variable-set', level: 'warning', docker: 'The "X" variable is not set. Defaulting to a blank string.' }])
    expect(where(problems[0]!.origin)).toBe('$X')
    expect(problems[0]!.related).toHaveLength(1)
    expect([...variables.values()].map(({ known }) => known)).toEqual([false, false, undefined, false])
  })

  test('growth is bounded', () => {
    const doubling = Array.from({ length: 60 }, (_, i) => `V${i + 1}=$V${i}$V${i}`).join('\n')
    const { problems, variables } = dotenv(`V0=xxxxxxxxxx\n${doubling}`)
    expect(problems.map(({ code }) => code)).toContain('input-bounded')
    expect(Math.max(...[...variables.values()].map(({ value }) => value.length))).toBeLessThanOrEqual(1 << 20)
  })
})

describe('environment', () => {
  const files = [new SourceFile('a.env', 'A=a\nB=a\nC=a', 'env'), new SourceFile('b.env', 'B=b\nC=b\nD=$B', 'env')]

  test('the shell wins, then the last file', () => {
    const { get, problems } = environment({ C: 'shell', E: undefined }, files)
    expect(['A', 'B', 'C', 'D', 'E', 'toString'].map((name) => get(name)?.value)).toEqual(['a', 'b', 'shell', 'b', undefined, undefined])
    expect(get('C')?.set).toBe('environment')
    expect(get('B')?.set).toMatchObject({ file: files[1], start: 0, end: 3 })
    expect(problems).toEqual([])
  })

  test('one variable more', () => {
    const variables = withVariable(environment({ A: '1' }), 'COMPOSE_PROJECT_NAME', { value: 'app', set: 'environment' })
    expect(['A', 'COMPOSE_PROJECT_NAME', 'B'].map((name) => variables.get(name)?.value)).toEqual(['1', 'app', undefined])
  })
})

/** JavaScript puts names that are numbers first. */
function byPlaceIn(names: readonly string[]): (a: readonly [string, string], b: readonly [string, string]) => number {
  return ([a], [b]) => names.indexOf(a) - names.indexOf(b)
}
