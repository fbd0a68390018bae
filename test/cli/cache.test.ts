import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mostFiles } from '../../src/cli/cache.ts'
import { bundle, plainEnvironment, temporary } from '../bundle.ts'
import { play } from '../story.ts'

const base = temporary()
const { bin } = bundle(base)
const stories = join(import.meta.dirname, '../../fixtures/cli')

/** A folder for PATH in which `netlint` keeps what it finds, and is run twice where that may be: what is seen is the warm run. */
function warm(): string {
  const folder = join(base, 'warm')
  mkdirSync(folder)
  const once = String.raw`*' - '*|*' init '*|*' new-rule '*|*' --fix'*|*' --output'*|*' -o'*) ;;`
  writeFileSync(join(folder, 'netlint'), `#!/bin/sh\ncase " $* " in ${once} *) '${bin}/netlint' --cache "$@" > /dev/null 2>&1 < /dev/null;; esac\nexec '${bin}/netlint' --cache "$@"\n`)
  chmodSync(join(folder, 'netlint'), 0o755)
  return folder
}

describe.concurrent('every story is the same with a warm cache', () => {
  const env = plainEnvironment(warm(), join(base, 'home'))
  // What a terminal, a closed pipe or the shell's own files have to do with it is no matter of the cache.
  for (const name of readdirSync(stories).filter((name) => name !== 'cache.story')) {
    test(name, async ({ expect }) => {
      const story = readFileSync(join(stories, name), 'utf8')
      expect(await play(story, env, base)).toBe(story)
    })
  }
})

const compose = 'services: {web: {image: nginx, ports: ["80:80", "80:81"]}}\n'

/** A folder with a project, and a run in it with a cache folder of its own. */
function place(name: string) {
  const folder = join(base, name)
  mkdirSync(join(folder, '.git'), { recursive: true })
  writeFileSync(join(folder, 'compose.yaml'), compose)
  const findings = join(folder, 'cache/netlint/findings')
  const env = { ...plainEnvironment(bin, base), XDG_CACHE_HOME: join(folder, 'cache') }
  const run = (...words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('netlint', words, { cwd: folder, env, encoding: 'utf8' })
    return { status, stdout, stderr }
  }
  return { folder, findings, env, run }
}

test('what is kept is the user\'s alone', () => {
  const { findings, run } = place('alone')
  run('--cache')
  const [name] = readdirSync(findings)
  expect(statSync(findings).mode & 0o777).toBe(0o700)
  expect(statSync(join(findings, name!)).mode & 0o777).toBe(0o600)
})

test('a file that others could have written is not believed', () => {
  const { findings, run } = place('written')
  const wanted = run('--cache')
  const path = join(findings, readdirSync(findings)[0]!)
  // Believed, it would be left as it is.
  const before = statSync(path).ino
  run('--cache')
  expect(statSync(path).ino).toBe(before)
  chmodSync(path, 0o622)
  expect(run('--cache')).toEqual(wanted)
  expect(statSync(path).ino).not.toBe(before)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('runs at once do not get into each other\'s way', () => {
  const { folder, env, findings, run } = place('at-once')
  const wanted = run()
  const script = Array.from({ length: 6 }, (_, i) => `netlint --cache > out${i} 2>&1 &`).join('\n')
  spawnSync('bash', ['-c', `${script}\nwait`], { cwd: folder, env })
  for (let i = 0; i < 6; i++) expect(readFileSync(join(folder, `out${i}`), 'utf8')).toBe(wanted.stdout)
  expect(readdirSync(findings).filter((name) => name.endsWith('.tmp'))).toEqual([])
  expect(run('--cache')).toEqual(wanted)
})

test('what nobody used for longest goes', () => {
  const { findings, run } = place('many')
  mkdirSync(findings, { recursive: true })
  for (let i = 0; i < mostFiles + 20; i++) {
    writeFileSync(join(findings, `old-${i}`), '')
    utimesSync(join(findings, `old-${i}`), i, i)
  }
  run('--cache')
  const left = readdirSync(findings)
  expect(left).toHaveLength(mostFiles)
  expect(left.filter((name) => !name.startsWith('old-'))).toHaveLength(1)
  expect(left).toContain(`old-${mostFiles + 19}`)
})

test('without --cache its code is not loaded', () => {
  const { folder, env } = place('unloaded')
  const probe = join(folder, 'probe.cjs')
  writeFileSync(probe, `process.once('exit', () => process.stderr.write(Object.keys(require.cache).join(' ')))`)
  const chunks = (...words: readonly string[]) => spawnSync(process.execPath, ['--require', probe, join(base, 'dist/netlint.cjs'), ...words], { cwd: folder, env: { ...env, NETLINT_NO_CACHE: '1' }, encoding: 'utf8' }).stderr
  const own = readdirSync(join(base, 'dist/chunks')).filter((name) => /^(?:kept|cache)-/.test(name))
  expect(own).toHaveLength(2)
  for (const name of own) expect(chunks()).not.toContain(name)
})
