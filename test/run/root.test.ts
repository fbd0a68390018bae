import '../seed.ts'
import fc from 'fast-check'
import { existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { disk, type Disk } from '../../src/compose/disk.ts'
import { rooted } from '../../src/compose/rooted.ts'
import { ConfigError, lint, type LintRequest } from '../../src/index.ts'
import { temporary } from '../bundle.ts'
import { memory } from '../memory.ts'

const base = realpathSync(temporary())
let count = 0

const secret = 'hunter2'
const outside = {
  'out/compose.yaml': `services: {hidden: {image: ${secret}, network_mode: ${secret}}}\n`,
  'out/x.env': `A=${secret}\nbroken line ${secret}\n`,
  'out/.env': `TAG=${secret}\n`,
  'out/netlint.yaml': `base: ${secret}\n`,
  'out/baseline.json': `{"version": 1, "findings": {"${secret}": {}}}\n`,
  'out/plugin.mjs': `throw new Error('${secret}')\n`
}

/** Files below a new folder, with links (`-> target`), and what a run over `in` gives that must not leave it. */
async function run(files: Readonly<Record<string, string>>, request: Omit<LintRequest, 'root'> & { readonly root?: string }) {
  const folder = join(base, String(count++))
  for (const [path, text] of Object.entries({ 'in/.git/HEAD': '', ...outside, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    if (text.startsWith('-> ')) symlinkSync(text.slice(3), join(folder, path))
    else writeFileSync(join(folder, path), text.replaceAll('BASE', folder))
  }
  const root = join(folder, request.root ?? 'in')
  const inside = (path: string): string => join(folder, path)
  const seen: string[] = []
  const asked: LintRequest = {
    ...request,
    root,
    disk: watched(seen),
    env: {},
    ...(request.files && { files: request.files.map(inside) }),
    ...(request.merge && { merge: request.merge.map((path) => (path === '-' ? path : inside(path))) }),
    ...(request.envFiles && { envFiles: request.envFiles.map(inside) }),
    ...(request.config && { config: inside(request.config) }),
    ...(request.baseline && { baseline: inside(request.baseline) }),
    ...(!request.files && { directory: inside(request.directory ?? 'in') })
  }
  let told: readonly string[]
  try {
    const { diagnostics, notifications } = await lint(asked)
    told = [
      ...diagnostics.map(({ at: { origin }, message, rule, outcome }) => `${origin.file.path}:${origin.start} ${message} [${rule.id} ${outcome}]`),
      ...notifications.map(({ path, message }) => `${path}: ${message}`)
    ]
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    told = error.mistakes
  }
  const real = realpathSync(root)
  expect(seen.filter((path) => existsSync(path) && realpathSync(path) !== real && !realpathSync(path).startsWith(`${real}/`))).toEqual([])
  expect(told.filter((line) => line.includes(secret))).toEqual([])
  return told.map((line) => line.replaceAll(`${folder}/`, '').replaceAll(folder, '.'))
}

/** The disk, and what is really asked of it. */
function watched(seen: string[]): Disk {
  return {
    ...disk,
    read: (path) => (seen.push(path), disk.read(path)),
    kind: (path) => (seen.push(path), disk.kind(path)),
    list: (path) => (seen.push(path), disk.list(path))
  }
}

const web = 'services: {web: {image: nginx}}\n'
const why = 'it lies outside of --root in'
const include = (path: string): string => `include: [${path}]\n${web}`

describe('nothing outside is read', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, Omit<LintRequest, 'root'>, readonly string[]]>([
    ['include', { 'in/compose.yaml': include('../out/compose.yaml') }, {}, [`in/compose.yaml:10 out/compose.yaml cannot be read: ${why} [include-resolves policy]`]],
    ['include by an absolute path', { 'in/compose.yaml': include('BASE/out/compose.yaml') }, {}, [`in/compose.yaml:10 out/compose.yaml cannot be read: ${why} [include-resolves policy]`]],
    ['include of what is not there', { 'in/compose.yaml': include('../out/none.yaml') }, {}, [`in/compose.yaml:10 out/none.yaml cannot be read: ${why} [include-resolves policy]`]],
    ['include through a folder that is a link', { 'in/compose.yaml': include('link/compose.yaml'), 'in/link': '-> ../out' }, {}, [`in/compose.yaml:10 in/link/compose.yaml cannot be read: ${why} [include-resolves policy]`]],
    ['include through a chain of links', { 'in/compose.yaml': include('a.yaml'), 'in/a.yaml': '-> b/c.yaml', 'in/b': '-> d', 'in/d/c.yaml': '-> ../../out/compose.yaml' }, {}, [`in/compose.yaml:10 in/a.yaml cannot be read: ${why} [include-resolves policy]`]],
    ['include through `..` behind a link', { 'in/compose.yaml': include('a.yaml'), 'in/a.yaml': '-> deep/../../out/compose.yaml', 'in/deep': '-> d/e', 'in/d/e/f': '' }, {}, [`in/compose.yaml:10 in/a.yaml cannot be read: no such file [include-resolves rejected]`]],
    ['a link that leads nowhere', { 'in/compose.yaml': include('a.yaml'), 'in/a.yaml': '-> ../out/none.yaml' }, {}, [`in/compose.yaml:10 in/a.yaml cannot be read: ${why} [include-resolves policy]`]],
    ['links in a circle', { 'in/compose.yaml': include('a.yaml'), 'in/a.yaml': '-> b.yaml', 'in/b.yaml': '-> a.yaml' }, {}, ['in/compose.yaml:10 in/a.yaml cannot be read: its symbolic links go in a circle [include-resolves rejected]']],
    ['what an included project has for variables', { 'in/compose.yaml': 'include: [{path: part.yaml, project_directory: ../out}]\n', 'in/part.yaml': 'services: {a: {image: "a:${TAG:?}", ports: ["${PORT}:80"], scale: "${N}"}}\n' }, {}, [`in/compose.yaml:17 out/.env cannot be read: ${why} [env-file-exists policy]`]],
    ['env_file of an include', { 'in/compose.yaml': 'include: [{path: part.yaml, env_file: ../out/x.env}]\n', 'in/part.yaml': web }, {}, [`in/compose.yaml:38 out/x.env cannot be read: ${why} [env-file-exists policy]`]],
    ['extends', { 'in/compose.yaml': 'services: {web: {extends: {file: ../out/compose.yaml, service: hidden}}}\n' }, {}, [`in/compose.yaml:33 out/compose.yaml cannot be read: ${why} [extends-resolves policy]`]],
    ['env_file, also one that need not be there', { 'in/compose.yaml': 'services: {web: {image: a, env_file: [../out/x.env, {path: ../out/none, required: false}]}}\n' }, {}, [`in/compose.yaml:38 env file out/x.env cannot be read: ${why} [env-file-exists policy]`, `in/compose.yaml:59 env file out/none cannot be read: ${why} [env-file-exists policy]`]],
    ['label_file', { 'in/compose.yaml': 'services: {web: {image: a, label_file: ../out/x.env}}\n' }, {}, [`in/compose.yaml:39 label file out/x.env cannot be read: ${why} [env-file-exists policy]`]],
    ['files of configs and secrets', { 'in/compose.yaml': 'services: {web: {image: a, configs: [c], secrets: [s]}}\nconfigs: {c: {file: ../out/x.env}}\nsecrets: {s: {file: ../out/x.env}}\n' }, {}, []],
    ['.env that is a link', { 'in/compose.yaml': 'services: {web: {image: "a:${TAG:?}"}}\n', 'in/.env': '-> ../out/.env' }, {}, [`in/.env:0 env file in/.env cannot be read: ${why} [env-file-exists policy]`]],
    ['.env that names another project', { 'in/.env': 'COMPOSE_FILE=../out/compose.yaml', 'in/compose.yaml': web }, { files: ['in'] }, [`out/.env:0 env file out/.env cannot be read: ${why} [env-file-exists policy]`, `out/compose.yaml:0 out/compose.yaml cannot be read: ${why} [yaml-valid policy]`]],
    ['a Compose file that is a link', { 'in/compose.yaml': '-> ../out/compose.yaml' }, {}, [`in/compose.yaml:0 in/compose.yaml cannot be read: ${why} [yaml-valid policy]`]],
    ['one that is found', { 'in/a/compose.yaml': '-> ../../out/compose.yaml' }, { files: ['in'] }, [`in/a/compose.yaml:0 in/a/compose.yaml cannot be read: ${why} [yaml-valid policy]`]],
    ['one that is named', {}, { files: ['out/compose.yaml', 'out', 'in/../out/none'] }, [`out/compose.yaml: it cannot be read: ${why}`, `out: it cannot be read: ${why}`, `out/none: it cannot be read: ${why}`]],
    ['one of --file', { 'in/compose.yaml': web }, { merge: ['in/compose.yaml', 'out/compose.yaml'] }, [`out/compose.yaml:0 out/compose.yaml cannot be read: ${why} [yaml-valid policy]`]],
    ['what standard input names', {}, { merge: ['-'], stdin: include('../out/compose.yaml') }, [`-:10 out/compose.yaml cannot be read: ${why} [include-resolves policy]`]],
    ['--env-file', { 'in/compose.yaml': web }, { envFiles: ['out/x.env'] }, [`out/x.env:0 env file out/x.env cannot be read: ${why} [env-file-exists policy]`]],
    ['--project-directory', {}, { directory: 'out' }, [`undefined: no project is looked for in out: ${why}`]],
    ['a project above', { 'compose.yaml': web }, {}, ['undefined: no configuration file provided: not found']],
    ['a configuration that is named', { 'in/compose.yaml': web }, { config: 'out/netlint.yaml' }, [`out/netlint.yaml: ${why}`]],
    ['a configuration that is a link', { 'in/compose.yaml': web, 'in/netlint.yaml': '-> ../out/netlint.yaml' }, {}, [`in/netlint.yaml: ${why}`]],
    ['what a configuration extends', { 'in/compose.yaml': web, 'in/netlint.yaml': 'extends: ../out/netlint.yaml\n' }, {}, [`in/netlint.yaml:1:10: out/netlint.yaml: ${why}`]],
    ['a package that it extends', { 'in/compose.yaml': web, 'in/netlint.yaml': 'extends: p\n', 'in/node_modules/p': '-> ../../out' }, {}, [`in/netlint.yaml:1:10: in/node_modules/p: ${why}`]],
    ['a package above', { 'in/compose.yaml': web, 'in/netlint.yaml': 'extends: p\n', 'node_modules/p/netlint.yaml': `base: ${secret}\n` }, {}, ['in/netlint.yaml:1:10: there is no package "p" with a configuration netlint.yaml inside of --root']],
    ['a plugin', { 'in/compose.yaml': web, 'in/netlint.yaml': 'plugins: {p: ../out/plugin.mjs}\n' }, {}, [`in/netlint.yaml:1:14: out/plugin.mjs cannot be loaded: ${why}`]],
    ['a plugin that is a link in a folder', { 'in/compose.yaml': web, 'in/netlint.yaml': 'plugins: {p: ./rules}\n', 'in/rules/a.mjs': '-> ../../out/plugin.mjs' }, {}, [`in/netlint.yaml:1:14: in/rules/a.mjs cannot be loaded: ${why}`]],
    ['a plugin of a package above', { 'in/compose.yaml': web, 'in/netlint.yaml': 'plugins: {p: p}\n', 'node_modules/p/index.js': `throw new Error('${secret}')\n` }, {}, [`in/netlint.yaml:1:14: node_modules/p cannot be loaded: ${why}`]],
    ['a baseline', { 'in/compose.yaml': web }, { baseline: 'out/baseline.json' }, [`out/baseline.json: the baseline cannot be read: ${why}`]]
  ])('%s', async (_, files, request, expected) => {
    const told = await run(files, { plugins: true, ...request })
    expect(told.filter((line) => !line.includes('[fragment-read'))).toEqual(expected)
  })
})

describe('what lies inside is read', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, Omit<LintRequest, 'root'> & { readonly root?: string }]>([
    ['by a way that leaves and comes back', { 'in/compose.yaml': include('../in/part.yaml'), 'in/part.yaml': 'services: {x: {image: a}}\n' }, {}],
    ['through links within', { 'in/compose.yaml': include('link.yaml'), 'in/link.yaml': '-> ../in/part.yaml', 'in/part.yaml': 'services: {x: {image: a}}\n' }, {}],
    ['where the root is a link', { 'in/compose.yaml': include('part.yaml'), 'in/part.yaml': 'services: {x: {image: a}}\n', root: '-> in' }, { root: 'root' }],
    ['where the files are named through a link', { 'in/compose.yaml': include('part.yaml'), 'in/part.yaml': 'services: {x: {image: a}}\n', root: '-> in' }, { files: ['root'] }]
  ])('%s', async (_, files, request) => {
    expect(await run(files, request)).toEqual([])
  })
})

test('what a folder that must not be looked at would bring is not said to be missing', async () => {
  const text = 'include: [../out/more.yaml]\nservices: {web: {image: a, networks: [theirs], depends_on: [other]}}\n'
  const told = await run({ 'in/compose.yaml': text }, {})
  expect(told.filter((line) => /theirs|other/.test(line))).toEqual([])
  expect(told.filter((line) => line.includes('[fragment-read'))).toHaveLength(1)
})

test('a gate is told of links that lead outside, in the folders it searches', async () => {
  const files = { 'in/compose.yaml': web, 'in/stacks/link': '-> ../../out', 'in/.cache': '-> ../out', 'in/node_modules': '-> ../out' }
  expect(await run(files, { files: ['in'], inline: false })).toEqual([`in/stacks/link: what this link leads to is not seen: ${why}`])
  expect(await run(files, { files: ['in'] })).toEqual([])
})

test('a gate takes no baseline whose repository may begin above the root', async () => {
  const told = await run({ 'stack/a/compose.yaml': web, 'stack/baseline.json': '{"version": 1, "findings": {}}\n' }, { root: 'stack', files: ['stack/a'], baseline: 'stack/baseline.json', inline: false })
  expect(told).toEqual([expect.stringContaining('the baseline must lie outside of what is checked')])
})

test('where the rule that would say so is off, the run does', async () => {
  const told = await run({ 'in/compose.yaml': include('../out/compose.yaml'), 'in/netlint.yaml': 'base: none\n' }, {})
  expect(told).toEqual([`in/compose.yaml: it is not read as a whole: out/compose.yaml cannot be read: ${why} (include-resolves is off)`])
})

test('a root that is no folder holds nothing', async () => {
  expect(await run({ 'in/compose.yaml': web }, { root: 'in/compose.yaml' })).toEqual(['in/compose.yaml: this is no folder that anything could lie in'])
})

test('a disk without links is held within its root, too', () => {
  const held = rooted(memory({ 'in/a.yaml': 'a', 'b.yaml': 'b', 'in-not/c.yaml': 'c' }), 'in')
  expect(['in/a.yaml', 'in/../b.yaml', 'in-not/c.yaml', 'in/./a.yaml', '/etc/passwd', 'in', 'in/', '.'].map((path) => held.kind(path))).toEqual(['file', 'outside', 'outside', 'file', 'outside', 'directory', 'directory', 'outside'])
  expect(held.list('.')).toEqual([])
  expect(held.list('in').map(({ name }) => name)).toEqual(['a.yaml'])
  expect(held.read('b.yaml')).toEqual({ fault: 'outside', message: 'it lies outside of --root in' })
})

test('among any links, a path is inside where the system says that it leads inside', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd')
  const step = fc.oneof(name, fc.constantFrom('..', '.', ''))
  const path = fc.array(step, { minLength: 1, maxLength: 5 }).map((steps) => steps.join('/'))
  const link = fc.record({ at: fc.array(name, { minLength: 1, maxLength: 3 }), to: path, absolute: fc.boolean() })
  let inside = 0
  let outside = 0
  fc.assert(
    fc.property(fc.array(link, { minLength: 3, maxLength: 10 }), fc.array(path, { minLength: 5, maxLength: 10 }), (links, paths) => {
      const folder = join(base, String(count++))
      for (const made of ['a/b/c', 'b/a', 'root/a/b', 'root/c/d']) mkdirSync(join(folder, made), { recursive: true })
      for (const { at, to, absolute } of links) {
        const place = join(folder, ...at)
        try {
          symlinkSync(absolute ? `${folder}/${to}` : to || '.', at.length === 1 ? join(folder, 'root', at[0]!) : place)
        } catch {
          // Something is there already, or its folder is not.
        }
      }
      const root = `${folder}/root`
      const held = rooted(disk, root)
      for (const path of paths.map((path) => `${root}/${path}`)) {
        let real: string
        try {
          real = realpathSync.native(path)
        } catch {
          continue
        }
        const isInside = real === root || real.startsWith(`${root}/`)
        if (isInside) inside++
        else outside++
        expect(held.kind(path), path).toBe(isInside ? disk.kind(path) : 'outside')
      }
    }),
    { numRuns: 150 }
  )
  expect(Math.min(inside, outside)).toBeGreaterThan(50)
})

test('all of the disk is inside of its top', () => {
  expect(rooted(disk, '/').kind(import.meta.filename)).toBe('file')
})
