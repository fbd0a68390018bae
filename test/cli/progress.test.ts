import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parseArguments } from '../../src/cli/arguments.ts'
import { request } from '../../src/cli/request.ts'
import type { World } from '../../src/cli/world.ts'
import { bundle, plainEnvironment, temporary } from '../bundle.ts'

interface Terminal {
  readonly words?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly columns?: number | undefined
}

/** What a run shows that takes so many milliseconds for each of its projects. */
async function shown(each: number, projects: number, { words = [], env = {}, columns = 80 }: Terminal = {}) {
  const lines: string[] = []
  let time = 5_000_000
  let watched = 0
  const world: World = {
    env,
    directory: '/',
    isTTY: false,
    columns: undefined,
    stdin: () => '',
    print: () => undefined,
    complain: () => undefined,
    watcher: () => (watched++, columns < 0 ? undefined : { columns, show: (text) => void lines.push(text) }),
    now: () => time,
    page: () => undefined
  }
  const { progress } = request(parseArguments(words, () => undefined), world)
  for (let done = 0; done <= projects; done++) {
    await progress?.(done, projects)
    time += each
  }
  return { lines, watched }
}

describe('by a clock of its own', () => {
  test('a short run shows nothing, and does not ask who is there', async () => {
    expect(await shown(1, 900)).toEqual({ lines: [], watched: 0 })
  })

  test('a long run shows how far it is from the first second on, ten times a second at most, and takes it away', async () => {
    const { lines, watched } = await shown(1, 3000)
    expect(watched).toBe(1)
    expect(lines.slice(0, 3)).toEqual(['netlint: 1,000 of 3,000 projects', 'netlint: 1,100 of 3,000 projects', 'netlint: 1,200 of 3,000 projects'])
    expect(lines).toHaveLength(21)
    expect(lines.at(-1)).toBe('')
  })

  test('one project that takes long has no part that is done', async () => {
    expect((await shown(5000, 1)).lines).toEqual([''])
  })

  test('a line is shorter than the terminal is wide', async () => {
    expect((await shown(700, 3, { columns: 20 })).lines).toEqual(['netlint: 2 of 3 pro', ''])
    expect((await shown(700, 3, { columns: 0 })).lines).toEqual(['netlint: 2 of 3 projects', ''])
  })

  test.each<readonly [string, Terminal]>([
    ['where standard error is no terminal', { columns: -1 }],
    ['in CI', { env: { CI: 'true' } }],
    ['on a dumb terminal', { env: { TERM: 'dumb' } }],
    ['with --quiet', { words: ['--quiet'] }]
  ])('nothing is shown %s', async (_, terminal) => {
    expect((await shown(1, 3000, terminal)).lines).toEqual([])
  })
})

const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0

describe.skipIf(!hasScript)('on a real terminal, which needs the program `script`', () => {
  const base = temporary()
  const { bin } = bundle(base)
  const env = { ...plainEnvironment(bin, base), TERM: 'xterm' }
  const slow = (after: string): string => `let count = 0
export default {
  id: 'slow', title: 'Takes its time', outcome: 'policy', severity: 'error', why: 'To see.', evidence: [], options: {},
  *check(project) {
    const end = Date.now() + 150
    while (Date.now() < end);
    if (++count === 11) { ${after} }
  }
}
`
  /** What stands on the terminal while twelve slow projects are checked. */
  async function terminal(name: string, after = '', flags = '', last = 'base: none\n'): Promise<string> {
    const folder = join(base, name)
    for (let i = 0; i < 12; i++) {
      mkdirSync(join(folder, `app-${i}`), { recursive: true })
      writeFileSync(join(folder, `app-${i}/compose.yaml`), 'services: {web: {image: nginx, ports: ["80:80", "80:81"]}}\n')
    }
    writeFileSync(join(folder, 'app-9/netlint.yaml'), last)
    writeFileSync(join(folder, 'netlint.yaml'), 'base: none\nrules: {port-unique: warning, x/slow: error}\nplugins: {x: ./slow.mjs}\n')
    writeFileSync(join(folder, 'slow.mjs'), slow(after))
    const run = promisify(execFile)('script', ['-qec', `netlint ${flags} --color=never .`, '/dev/null'], { cwd: folder, env }).catch((error: { stdout: string }) => error)
    return (await run).stdout.replaceAll('\u001b[K', '⌫').replaceAll('\r\n', '\n')
  }

  test('the line is written over in place, and gone before the report', async () => {
    const text = await terminal('plain')
    expect(text).toMatch(/^(?:\rnetlint: \d+ of 12 projects⌫){2,}\r⌫[^\r⌫]*app-0\/compose\.yaml[^⌫]*$/)
  })

  test('it is gone before an error, and before the run is ended from within', async () => {
    expect(await terminal('broken', '', '', 'bad: true\n')).toMatch(/of 12 projects⌫\r⌫app-9\/netlint\.yaml:1:1: [^⌫]*$/)
    expect(await terminal('ended', 'process.exit(0)')).toMatch(/of 12 projects⌫\r⌫netlint: the run was ended from within[^⌫]*$/)
  })

  test('nothing of it with --quiet', async () => {
    expect(await terminal('quiet', '', '--quiet')).not.toContain('⌫')
  })
})
