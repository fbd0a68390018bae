import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { environment } from '../../src/compose/environment.ts'
import { interpolate, Interpolation } from '../../src/compose/interpolate.ts'
import { substitute, variablesIn } from '../../src/compose/template.ts'
import { SourceFile } from '../../src/source/file.ts'
import type { Problem } from '../../src/source/problem.ts'
import { at, type Scalar, type Tree } from '../../src/source/tree.ts'
import { parse } from '../../src/source/yaml.ts'

const shared = new URL('../../../shared/', import.meta.url)

function rows<T>(table: string): readonly T[] {
  const url = new URL(`conformance/${table}.jsonl`, shared)
  return existsSync(url) ? readFileSync(url, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as T) : []
}

interface Row {
  readonly template: string
  readonly env: Record<string, string>
  readonly expected?: string
  readonly error?: string
  readonly expected_warnings?: number
}

describe.skipIf(!existsSync(shared))('conformance tables, which lie beside the repository', () => {
  test.each(rows<Row>('interpolation'))('$template with $env', ({ template, env, expected, error, expected_warnings }) => {
    const { text, uses, faults } = substitute(template, environment(env))
    if (error === undefined) {
      expect(faults).toEqual([])
      expect(text).toBe(expected)
    } else {
      const [fault] = faults
      const required = fault?.kind === 'required' && `required variable ${fault.name} is missing a value: ${fault.reason}`
      expect(required || 'Invalid template').toContain(error)
    }
    if (expected_warnings !== undefined) expect(uses.filter(({ from }) => from === 'nowhere')).toHaveLength(expected_warnings)
  })

  interface Named {
    readonly dict: unknown
    readonly expected: Record<string, { readonly DefaultValue?: string; readonly PresenceValue?: string; readonly Required?: boolean }>
  }
  const texts = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(texts) : []
  test.each(rows<Named>('variables'))('the variables of $dict', ({ dict, expected }) => {
    const found = texts(dict).flatMap(variablesIn)
    expect(new Set(found.map(({ name }) => name))).toEqual(new Set(Object.keys(expected)))
    for (const { name, operator = '', word } of found) {
      const { DefaultValue = '', PresenceValue = '', Required = false } = expected[name]!
      expect(operator.endsWith('-') ? word : '').toBe(DefaultValue)
      expect(operator.endsWith('+') ? word : '').toBe(PresenceValue)
      expect(operator.endsWith('?')).toBe(Required)
    }
  })
})

/** What Compose 2.40.3 answered for each, with A=va and B empty; an error where the text is undefined. */
const answers: readonly (readonly [template: string, text: string | undefined])[] = [
  ['plain', 'plain'],
  ['$A-${A}', 'va-va'],
  ['$$A $$$A $$$$A', '$A $va $$A'],
  ['$ $1 $(x) $-', '$ $1 $(x) $-'],
  ['$Äx', '$Äx'],
  ['${B-d}|${B:-d}|${C-d}|${C:-d}', '|d|d|d'],
  ['${A+x}|${B+x}|${B:+x}|${C+x}', 'x|x||'],
  ['${C-}', ''],
  ['${C:-${B:-${A}}}', 'va'],
  ['${C:-$$A}', '$A'],
  ['${C:-a}b}', 'ab}'],
  ['${C:-{x}}', '{x}'],
  ['{${C:-{y} z}', '{{y} z'],
  ['${C:-{}}', '{}'],
  ['${C:-{}} foo}', '{}} foo'],
  ['${A:-{}} foo}', 'va'],
  ['${C:-"}"}', '""}'],
  ['${C:-x}\n${B:-y}', 'x\ny'],
  ['${C:-x\ny}', undefined],
  ['${C:-b\r}', 'b\r'],
  ['${C:-b\u2028}x', 'b\u2028x'],
  ['${ſ:-long s}', 'long s'],
  ['${Ä}', undefined],
  ['${}', undefined],
  ['${ A}', undefined],
  ['${1}', undefined],
  ['${A', undefined],
  ['${A:80}', undefined],
  ['${A:=80}', undefined],
  ['${C-${C}', undefined],
  ['${C:?}', undefined],
  ['${A?x}${C?y}', undefined],
  ['${A:-${C:?even where it is not needed}}', undefined],
  ['${A:-${}}', undefined]
]

describe('substitute', () => {
  const variables = environment({ A: 'va', B: '' })

  test.each(answers)('%j', (template, text) => {
    const result = substitute(template, variables)
    if (text === undefined) expect(result.faults).not.toEqual([])
    else expect(result).toMatchObject({ text, faults: [] })
  })

  test('Compose 5 does not look at a default that is not needed', () => {
    expect(substitute('${A:-${C:?no}}', variables, { lazy: true })).toMatchObject({ text: 'va', faults: [] })
    expect(substitute('${C:-${D:?no}}', variables, { lazy: true }).faults).toHaveLength(1)
  })

  test('says what each variable gave', () => {
    const froms = (template: string) => substitute(template, variables).uses.map(({ name, from }) => [name, typeof from === 'string' ? from : from.set])
    expect(froms('$A$C${D:-x}${E:?}')).toEqual([['A', 'environment'], ['C', 'nowhere'], ['D', 'default'], ['E', 'required']])
    expect(froms('${B:-x}${B+x}${D+x}')).toEqual([['B', 'default'], ['B', 'environment'], ['D', 'default']])
    expect(froms('${A:-$C}${D:-$C}')).toEqual([['A', 'environment'], ['C', 'nowhere'], ['D', 'default']])
  })

  test('the part that Compose shows of a malformed template is what it was reading', () => {
    const shown = (template: string) => substitute(template, variables).faults.map((fault) => (fault.kind === 'malformed' ? fault.shown : fault.kind))
    expect(shown('a ${C:-b} ${} c')).toEqual([' ${}'])
    expect(shown('a ${C} ${} c')).toEqual(['a ${C} ${} c'])
    expect(shown('${C:-x ${} y}')).toEqual(['x ${} y'])
    expect(shown('${C:-b}\n${}')).toEqual(['${C:-b}\n${}'])
  })

  test('depth, length and time are bounded', () => {
    const deep = '${A:-'.repeat(50_000) + '}'.repeat(50_000)
    expect(substitute(deep, variables).faults[0]?.kind).toBe('too-deep')
    const long = environment({ A: 'x'.repeat(10_000) })
    const grown = substitute('$A'.repeat(50_000), long)
    expect(grown.faults[0]?.kind).toBe('too-long')
    expect(grown.text.length).toBeLessThanOrEqual(1 << 20)
    for (const piece of ['${', '${A-', '${A-\n', '${A:-x}', '${C:-{', '$C']) {
      const template = `${piece.repeat(100_000)}}`
      const start = performance.now()
      substitute(template, variables)
      expect(performance.now() - start).toBeLessThan(2_000)
    }
  })
})

function read(text: string, shell: Record<string, string> = {}, env = '') {
  const file = new SourceFile('compose.yaml', text)
  const before = parse(file).documents[0]!
  const problems: Problem[] = []
  const after = interpolate(before, environment(shell, [new SourceFile('.env', env, 'env')]), (problem) => problems.push(problem))
  const scalar = (...path: (string | number)[]) => at(after, ...path) as Scalar
  const where = ({ origin }: { origin: Scalar['origin'] }) => origin.file.text.slice(origin.start, origin.end)
  return { before, after, problems, scalar, where }
}

describe('interpolate', () => {
  test('keeps what has no variable, the very same object', () => {
    const { before, after } = read('services:\n  a:\n    image: x\n    ports: ["80"]\n    scale: 2\n', { A: '1' })
    expect(after).toBe(before)
  })

  test('changes values only, and keeps what stands beside them', () => {
    const { before, after, scalar } = read('$A: $A\nb: {c: $A}\nd: {e: f}\n', { A: '1' })
    expect([...(after as Tree & { kind: 'mapping' }).entries.keys()]).toEqual(['$A', 'b', 'd'])
    expect(scalar('$A')).toMatchObject({ value: '1', type: 'string', text: '1', known: true })
    expect(at(after, 'd')).toBe(at(before, 'd'))
  })

  test('a value stands where it is written, and knows where its variables come from', () => {
    const { scalar, where } = read('a: ${A}-${B}-${C:-c}-$D\n', { A: '1' }, 'A=0\n\nB = "two"\n')
    expect(scalar('a').text).toBe('1-two-c-')
    expect(where(scalar('a'))).toBe('${A}-${B}-${C:-c}-$D')
    expect(scalar('a').known).toBe(false)
    const causes = scalar('a').origin.via.map((cause) => {
      if (cause.kind !== 'variable') return cause
      return [cause.name, typeof cause.set === 'string' ? cause.set : where({ origin: { ...cause.set, via: [] } })]
    })
    expect(causes).toEqual([['A', 'environment'], ['B', 'B = "two"'], ['C', 'default'], ['D', 'nowhere']])
  })

  test('a value from an env file is unknown where that file could not tell it', () => {
    const { scalar } = read('a: $A\nb: $B\n', {}, 'A=x$NOWHERE\nB=${NOWHERE:-y}\n')
    expect(scalar('a')).toMatchObject({ text: 'x', known: false })
    expect(scalar('b')).toMatchObject({ text: 'y', known: true })
  })

  const cast = (path: string, text: string) => {
    const keys = path.split('.')
    const { scalar, problems } = read(JSON.stringify(keys.reduceRight<unknown>((value, key) => (key === '0' ? [value] : { [key]: value }), text)))
    return { ...scalar(...keys.map((key) => (key === '0' ? 0 : key))), problems }
  }

  test.each([
    ['services.a.scale', '+08', 8, 'int'],
    ['services.a.deploy.replicas', '3', 3, 'int'],
    ['services.a.ports.0.target', '80', 80, 'int'],
    ['services.a.ulimits.nofile', '5', 5, 'int'],
    ['services.a.ulimits.nofile.soft', '5', 5, 'int'],
    ['services.a.cpus', '.5', 0.5, 'float'],
    ['services.a.cpus', '1_0', 10, 'float'],
    ['services.a.cpu_percent', '0x1p-2', 0.25, 'float'],
    ['services.a.init', 'True', true, 'bool'],
    ['networks.n.internal', 'FALSE', false, 'bool'],
    ['services.a.ports.0.published', '80', '80', 'string'],
    ['services.a.mac_address', '5', '5', 'string'],
    ['networks.n.driver_opts.internal', 'true', 'true', 'string'],
    ['x-a.scale', '5', '5', 'string']
  ] as const)('%s: "%s" becomes %j', (path, text, value, type) => {
    expect(cast(path, text)).toMatchObject({ value, type, text, known: true, problems: [] })
  })

  test.each([
    ['services.a.init', 'Yes', true],
    ['networks.n.enable_ipv6', 'off', false],
    ['networks.n.internal', 'y', true],
    ['volumes.v.external', 'n', false]
  ] as const)('%s: "%s" becomes %j, with a warning', (path, text, value) => {
    const { problems, ...scalar } = cast(path, text)
    expect(scalar).toMatchObject({ value, type: 'bool', text, known: true })
    const docker = `"${text}" for boolean is not supported by YAML 1.2, please use \`${value}\``
    expect(problems).toMatchObject([{ code: 'compose-schema', level: 'warning', docker, mend: { text: String(value) } }])
  })

  test('what a variable holds is no text to mend', () => {
    const { problems } = read('services: {a: {init: $I}}', { I: 'on' })
    expect(problems).toMatchObject([{ level: 'warning', message: expect.stringContaining('what the variable holds') }])
    expect(problems[0]).not.toHaveProperty('mend')
  })

  test.each([
    ['services.a.deploy.replicas', 'x', 'strconv.Atoi: parsing "x": invalid syntax'],
    ['services.a.scale', '', 'strconv.Atoi: parsing "": invalid syntax'],
    ['services.a.scale', '1_0', 'strconv.Atoi: parsing "1_0": invalid syntax'],
    ['services.a.scale', '9223372036854775808', 'strconv.Atoi: parsing "9223372036854775808": value out of range'],
    ['services.a.pids_limit', ' 5', 'strconv.ParseInt: parsing " 5": invalid syntax'],
    ['services.a.cpus', '1e99', 'strconv.ParseFloat: parsing "1e99": value out of range'],
    ['services.a.cpus', '1_e5', 'strconv.ParseFloat: parsing "1_e5": invalid syntax'],
    ['services.a.cpus', '\x01\u2003"', 'strconv.ParseFloat: parsing "\\x01\\u2003\\"": invalid syntax'],
    ['services.a.cpus', '1,5', 'strconv.ParseFloat: parsing "1,5": invalid syntax'],
    ['networks.n.internal', '1', 'invalid boolean: 1'],
    ['networks.n.external', '', 'invalid boolean: ']
  ])('%s: "%s" is refused', (path, text, words) => {
    const { problems, known } = cast(path, text)
    const docker = `error while interpolating ${path.replace('.0.', '.[].')}: failed to cast to expected type: ${words}`
    expect(problems).toMatchObject([{ code: 'variable-valid', level: 'error', docker }])
    expect(known).toBe(false)
  })

  test('integers of 64 bits are in range', () => {
    expect(cast('services.a.pids_limit', '-9223372036854775808').problems).toEqual([])
    expect(cast('services.a.pids_limit', '000000000000000000000000000001')).toMatchObject({ value: 1 })
  })

  test('malformed references are told one by one, at their own place', () => {
    const { problems, where, scalar } = read('services:\n  a:\n    ports:\n      - "${P:80}:${}:80"\n')
    expect(problems.map(where)).toEqual(['${P:80}', '${}'])
    expect(problems[0]).toMatchObject({
      code: 'variable-valid',
      level: 'error',
      docker: 'invalid interpolation format for services.a.ports.[].\nYou may need to escape any $ with another $.\n${P:80}:${}:80',
      hint: 'Write ${P:-80} for a default, or $$ for a dollar sign.'
    })
    expect(scalar('services', 'a', 'ports', 0)).toMatchObject({ text: '${P:80}:${}:80', known: false })
  })

  test('a required variable is asked for in its author’s words', () => {
    const { problems, where } = read('services:\n  a:\n    image: app:${TAG:?which release}\n    ports: ["${P?}:80"]\n', {}, 'TAG=\n')
    expect(problems.map(where)).toEqual(['${TAG:?which release}', '${P?}'])
    expect(problems.map(({ message }) => message)).toEqual([
      'variable "TAG" is required and empty: which release',
      'variable "P" is required and not set'
    ])
    expect(problems[0]?.docker).toBe('error while interpolating services.a.image: required variable TAG is missing a value: which release')
  })

  test('a missing variable is told once, with its other uses', () => {
    const { problems, where } = read('a: $P\nb: "x${P}y"\nc: ${P:-set}\nd: ${Q}\n')
    expect(problems).toMatchObject([
      {
        code: 'variable-set',
        level: 'warning',
        message: 'variable "P" is not set and has no default; Compose writes an empty string',
        docker: 'The "P" variable is not set. Defaulting to a blank string.'
      },
      { code: 'variable-set' }
    ])
    expect(problems.map(where)).toEqual(['$P', '${Q}'])
    expect(problems[0]?.related?.map(({ at }) => where(at))).toEqual(['${P}'])
    expect(read('a: [$P, $P, $P, $P, $P, $P, $P, $P, $P]').problems[0]?.related).toHaveLength(5)
  })

  test('a default that is not needed warns of nothing', () => {
    expect(read('a: ${A:-$B}\nb: ${A?$B}\nc: ${C:+$C}\n', { A: '1' }).problems).toEqual([])
  })

  test('several files of a project tell it once', () => {
    const problems: Problem[] = []
    const session = new Interpolation((problem) => problems.push(problem))
    for (const path of ['a.yaml', 'b.yaml']) session.run(parse(new SourceFile(path, 'x: $P\n')).documents[0]!, environment({}))
    expect(problems).toEqual([])
    session.finish()
    expect(problems).toHaveLength(1)
    expect(problems[0]?.related?.[0]?.at.origin.file.path).toBe('b.yaml')
  })

  test('aliases repeat neither the work nor the mistakes, and are cast as their place asks', () => {
    const { after, problems } = read('x: &x {a: "${}", b: $P, init: "on"}\ny: *x\nz: [*x, *x]\nservices: {s: *x}\n')
    expect(problems.map(({ code }) => code)).toEqual(['variable-valid', 'compose-schema', 'variable-set'])
    const entries = (tree: Tree | undefined) => (tree as Tree & { kind: 'mapping' }).entries
    expect(entries(at(after, 'z', 0))).toBe(entries(at(after, 'z', 1)))
    expect(at(after, 'x', 'init')).toMatchObject({ value: 'on' })
    expect(at(after, 'services', 's', 'init')).toMatchObject({ value: true })
  })

  test('what !reset takes away is not looked at', () => {
    expect(read('a: !reset ${}\nb: !reset {c: $P}\n').problems).toEqual([])
    expect(read('a: !override {c: "${}"}\n').problems).toHaveLength(1)
  })

  test('no problem repeats what a variable holds', () => {
    const secret = 's3cret'
    const text = 'services:\n  a:\n    scale: ${S}\n    init: "x${E}"\n    image: ${X:?ask for ${S}}\n    cpus: ${E:-1}\n'
    const { problems } = read(text, { S: secret }, `E=${secret}\nF="$E\nG=1`)
    expect(problems.length).toBeGreaterThan(2)
    expect(JSON.stringify(problems.map(({ origin: _, related: __, ...words }) => words))).not.toContain(secret)
  })
})

interface Recorded {
  readonly verdict: string
  readonly error?: string
  readonly env?: Record<string, string>
  readonly compose: Record<string, { readonly stderr: string | null }>
}

describe.skipIf(!existsSync(shared))('recorded answers of Docker, which lie beside the repository', () => {
  const cases = new URL('oracle-cases/', shared)
  const names = existsSync(cases) ? readdirSync(cases).filter((name) => name.startsWith('in-')) : []
  test.each(names)('%s', (name) => {
    const folder = fileURLToPath(new URL(`${name}/`, cases))
    const expected = JSON.parse(readFileSync(`${folder}expect.json`, 'utf8')) as Recorded
    const { problems } = read(readFileSync(`${folder}compose.yaml`, 'utf8'), expected.env ?? {})
    const errors = problems.filter(({ level }) => level === 'error')
    expect(errors.length > 0).toBe(expected.verdict === 'rejects')
    // Values that come from the shell are not repeated: the words up to them must agree.
    if (expected.error) expect(errors[0]?.docker?.replace(/parsing .*/, '')).toBe(expected.error.replace(/parsing .*/, ''))
    const said = Object.values(expected.compose).map(({ stderr }) => stderr).join('\n')
    const warned = problems.filter(({ code }) => code === 'variable-set')
    expect(warned.length > 0).toBe(said.includes('Defaulting to a blank string'))
  })
})
