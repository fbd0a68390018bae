import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseArguments } from '../src/cli/arguments.ts'
import { rules } from '../rules/index.ts'
import { bundle, plainEnvironment, temporary } from './bundle.ts'
import { blocks, refreshed } from './documentation.ts'

const root = join(import.meta.dirname, '..')
const markdown = (folder: string) => readdirSync(join(root, folder)).filter((name) => name.endsWith('.md')).map((name) => join(folder, name))
const pages = [...markdown('.'), ...markdown('docs')]

const base = temporary()
const { bin } = bundle(base)
const env = plainEnvironment(bin, base)
// Outside of a clone npx would fetch what lies here.
writeFileSync(join(bin, 'npx'), '#!/bin/sh\nexec "$@"\n')
chmodSync(join(bin, 'npx'), 0o755)

// `npm test -- -u` writes what commands give, and what is made from the code.
test.each(pages)('%s shows what is so', async (page) => {
  await expect(refreshed(read(page), env, base)).toMatchFileSnapshot(join(root, page))
})

describe.each([...pages, ...markdown('rules')])('%s', (page) => {
  const prose = read(page).replace(/^```[^]*?^```$/gm, '')

  test('has links that lead somewhere', () => {
    const links = [...prose.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(([, path, anchor]) => ({ path: path === '' ? page : join(dirname(page), path!), anchor }))
    expect(links.filter(({ path }) => !existsSync(join(root, path)))).toEqual([])
    expect(links.filter(({ path, anchor }) => anchor !== undefined && !anchors(path).includes(anchor))).toEqual([])
  })

  test('has command lines that netlint takes', () => {
    for (const { language, text } of blocks(read(page))) {
      if (language !== 'sh' && language !== 'console') continue
      for (const [, line] of text.matchAll(/^(?:\$ )?(?:npx (?:--yes )?)?netlint(?:@[\d.]+)?((?: .*)?)$/gm)) {
        const words = line!.replace(/ #.*$/, '').split(' ').filter(Boolean).map((word) => word.replace(/^'(.*)'$/, '$1'))
        expect(() => parseArguments(words.slice(0, words.findIndex((word) => /^[>|&]/.test(word)) >>> 0), () => undefined), line).not.toThrow()
      }
    }
  })
})

function read(page: string): string {
  return readFileSync(join(root, page), 'utf8')
}

/** As GitHub makes them of headings. */
function anchors(path: string): readonly string[] {
  return [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!.toLowerCase().replace(/[^\w\- ]/g, '').replaceAll(' ', '-'))
}

test('the first command of the README needs nothing but Node', () => {
  const clone = join(base, 'clone')
  for (const path of ['package.json', 'examples']) cpSync(join(root, path), join(clone, path), { recursive: true })
  cpSync(join(base, 'dist'), join(clone, 'dist'), { recursive: true })
  const [command] = blocks(read('README.md')).filter(({ language }) => language === 'sh').map(({ text }) => text.trim())
  const bare = { ...env, PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, npm_config_registry: 'http://127.0.0.1:9/' }
  const { stdout, status } = spawnSync('sh', ['-c', command!], { cwd: clone, env: bare, encoding: 'utf8' })
  expect(status).toBe(1)
  expect(read('README.md')).toContain(`$ ${command}\n${stdout}`)
})

test.each(['README.md', ...markdown('docs')].flatMap((page) => blocks(read(page)).filter(({ text }) => text.startsWith('# netlint.yaml\n')).map(({ text, line }) => [`${page}:${line}`, text] as const)))(
  '%s is a configuration',
  (_, text) => {
    const path = join(base, 'netlint.yaml')
    writeFileSync(path, text)
    const { stderr } = spawnSync('netlint', ['--config', path, '--no-plugins', '-'], { env, encoding: 'utf8', input: 'services: { web: { image: nginx } }' })
    expect(stderr).toBe('')
  }
)

test('every page is reached from the README', () => {
  const reached = new Set<string>()
  const open = ['README.md']
  for (let page = open.pop(); page !== undefined; page = open.pop()) {
    if (reached.has(page) || !page.endsWith('.md')) continue
    reached.add(page)
    for (const [, path] of read(page).matchAll(/\]\((?!https?:)([^)#\s]+)/g)) open.push(relative(root, join(root, dirname(page), path!)))
  }
  expect([...pages, ...rules.map(({ id }) => `rules/${id}.md`)].filter((page) => !reached.has(page))).toEqual([])
})
