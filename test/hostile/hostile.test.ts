import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bundle, plainEnvironment, temporary } from '../bundle.ts'
import { hostile, type Hostile } from './inputs.ts'

const base = temporary()
const built = bundle(base)
const env = plainEnvironment(built.bin, base)
const formats = ['text', 'github', 'markdown', 'sarif', 'junit']

/** Of a machine that others use too: alone, each takes some 2 s at most. */
const mostSeconds = 4
const mostMebibytes = 400
const patience = 30_000

test('there are more than a hundred, each with a name of its own', () => {
  expect(new Set(hostile.map(({ name }) => name)).size).toBe(hostile.length)
  expect(hostile.length).toBeGreaterThanOrEqual(125)
})

describe.concurrent('netlint outlives', () => {
  test.for(hostile.map((input, i) => [input.name, input, join(base, 'hostile', String(i))] as const))('%s', async ([, input, folder], { expect }) => {
    const reports = `${folder}.reports`
    for (const path of [folder, reports]) mkdirSync(path, { recursive: true })
    await input.make(folder)
    const { code, signal, stdout, stderr, took } = await run(input, folder, formats.flatMap((format) => ['-o', `${format}=${join(reports, format)}`]))
    expect({ code, signal, stderr }).toEqual({ code: expect.toBeOneOf([0, 1, 2]), signal: null, stderr: expect.not.stringContaining('a bug of netlint') })
    expect(rawEscapes(stdout + stderr)).toEqual([])
    expect(commands(`${stdout}\n${stderr}`)).toEqual([])
    for (const format of formats) {
      const path = join(reports, format)
      const report = existsSync(path) ? readFileSync(path, 'utf8') : ''
      expect(rawEscapes(report)).toEqual([])
      expect(commands(report).filter((line) => format !== 'github' || !annotation.test(line))).toEqual([])
    }
    expect(took.seconds).toBeLessThan(mostSeconds)
    expect(took.mebibytes).toBeLessThan(mostMebibytes)
    // Some are large.
    for (const path of [folder, reports]) rmSync(path, { recursive: true, force: true })
  })
})

const annotation = /^::(?:error|warning|notice) (?:file=[^:]*,)?(?:line=|title=)[^\r\n]*::[^\r\n]*$/

/** Control characters that a terminal obeys. */
function rawEscapes(text: string): readonly string[] {
  return text.match(/[^\n]{0,80}[\0-\x08\x0b-\x1f\x7f-\x9f]/g) ?? []
}

/** Lines that GitHub Actions would obey: it takes white space off their front. */
function commands(text: string): readonly string[] {
  return text.match(/^\s*::.*$/gm) ?? []
}

interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly took: { readonly seconds: number; readonly mebibytes: number }
}

/** Runs the command as it is shipped, in a folder. */
function run(input: Hostile, cwd: string, more: readonly string[]): Promise<Ended> {
  const measure = join(import.meta.dirname, 'measure.cjs')
  const args = ['--require', measure, join(built.folder, 'netlint.cjs'), ...more, ...(input.args?.includes('--format') ? [] : ['--format', 'concise']), ...(input.args ?? [])]
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe', 'pipe'], timeout: patience })
  const texts = [1, 2, 3].map((descriptor) => {
    const chunks: Buffer[] = []
    child.stdio[descriptor]!.on('data', (chunk: Buffer) => chunks.push(chunk))
    return () => Buffer.concat(chunks).toString()
  })
  // It may end before it has read all.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input.stdin ?? '')
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      const [stdout, stderr, took] = texts.map((text) => text())
      resolve({ code, signal, stdout: stdout!, stderr: stderr!, took: JSON.parse(took || '{"seconds":0,"mebibytes":0}') })
    })
  })
}
