// One bundle without run-time dependencies; what only some runs need is a chunk of its own.
import { build, transform } from 'esbuild'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { licences } from './licences.mjs'
import { packed } from './packs.mjs'
import { types } from './types.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const [folder = 'dist', ...flags] = process.argv.slice(2)
const out = resolve(folder)
const options = { absWorkingDir: root, bundle: true, minify: true, platform: 'node', target: 'node20.19', charset: 'ascii', legalComments: 'none', logLevel: 'warning', metafile: true, write: false }

// eslint-formatter-pretty asks it for the pages of ESLint's rules: 170 KB of addresses that are not ours.
const withoutRuleDocs = {
  name: 'without-rule-docs',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^eslint-rule-docs$/ }, ({ path }) => ({ path, namespace: 'without' }))
    onLoad({ filter: /./, namespace: 'without' }, () => ({ contents: 'export default () => ({ url: "" })' }))
  }
}

// Of js-yaml only the parser of events is used. What else it makes as soon as it is loaded is left out: its schemas, its writer.
const parserAlone = {
  name: 'parser-alone',
  setup({ onLoad }) {
    onLoad({ filter: /\bjs-yaml\.mjs$/ }, ({ path }) => {
      const regions = [...readFileSync(path, 'utf8').matchAll(/^\/\/#region src\/(?:common|parser)\/(?!constructor)[^]*?^\/\/#endregion$/gm)].map(([text]) => text)
      return { contents: `${regions.join('\n')}\nexport { COLLECTION_STYLE, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException }` }
    })
  }
}

rmSync(out, { recursive: true, force: true })
mkdirSync(join(out, 'chunks'), { recursive: true })

const { outputFiles, metafile } = await build({
  ...options,
  entryPoints: { command: 'src/cli/bin.ts', index: 'src/index.ts', rule: 'src/rule.ts' },
  outdir: join(out, 'chunks'),
  outExtension: { '.js': '.cjs' },
  format: 'esm',
  splitting: true,
  define: { NETLINT_VERSION: JSON.stringify(version) },
  plugins: [withoutRuleDocs, parserAlone]
})
const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]))
const chunkOf = (source) => [...outputs].find(([, { entryPoint }]) => entryPoint === source)[0]
const imports = (chunk) => outputs.get(chunk).imports.filter(({ external }) => !external).map(({ path, kind }) => ({ name: basename(path), lazy: kind === 'dynamic-import' }))
// What every run needs, and what a check on a terminal or in a hook needs.
const packs = {
  'start.cjs': imports('command.cjs').flatMap(({ name, lazy }) => (lazy ? [] : [name])),
  'lint.cjs': ['src/cli/lint.ts', 'src/report/concise.ts', 'src/report/text.ts'].map(chunkOf)
}
const { files, places } = await packed(new Map(outputFiles.map(({ path, text }) => [basename(path), text])), imports, packs, options)
for (const [name, text] of files) writeFileSync(join(out, 'chunks', name), await common(text))
writeFileSync(join(out, 'THIRD-PARTY-LICENSES'), licences(Object.keys(metafile.inputs), root))

/** esbuild parts only ES modules into chunks. As CommonJS they start faster, and their compiled code can be kept. */
async function common(text) {
  const lazy = text.replace(/\bimport\(("\.\/[^"]+")\)/g, 'Promise.resolve().then(()=>require($1))')
  const here = lazy.includes('import.meta.url') ? { define: { 'import.meta.url': '__here' }, banner: 'const __here=require("node:url").pathToFileURL(__filename).href;' } : {}
  const { code } = await transform(lazy, { format: 'cjs', target: options.target, ...here })
  const asking = plain(code).replace(/\brequire\("\.\/([^"]+)"\)/g, (asked, name) => (places.has(name) ? `require("./${places.get(name)}").chunk("${name}")` : asked))
  return (await transform(asking, { format: 'cjs', target: options.target, minify: true })).code
}

/** Without what esbuild writes into each module for imports from elsewhere: chunks import from each other only names that they export. */
function plain(code) {
  if (code.includes('__toESM(require(')) return code
  const names = /^__export\(stdin_exports, \{\n([^]*?)\n\}\);\nmodule\.exports = __toCommonJS\(stdin_exports\);$/m
  const getters = (list) => list.replace(/^ {2}([\w$]+): \(\) => (.*?)(,?)$/gm, 'get $1() { return $2 }$3')
  return code.replace(/^var __defProp = [^]*?(?=^var stdin_exports = )/m, '').replace(/^var stdin_exports = \{\};\n/m, '').replace(names, (_, list) => `module.exports = {${getters(list)}};`)
}

await build({ ...options, write: true, entryPoints: { netlint: 'src/cli/start.ts' }, outdir: out, outExtension: { '.js': '.cjs' }, format: 'cjs' })

// The same under the name that people type: `node dist/netlint.js`.
writeFileSync(join(out, 'netlint.js'), "#!/usr/bin/env node\nimport './netlint.cjs'\n")

// The library's doors are ES modules over the same chunks, so that a plugin and the command share them.
for (const name of ['index', 'rule']) {
  const names = Object.keys(createRequire(import.meta.url)(join(out, `chunks/${name}.cjs`)))
  writeFileSync(join(out, `${name}.js`), `import chunk from './chunks/${name}.cjs'\nexport const { ${names.join(', ')} } = chunk\n`)
}

if (!flags.includes('--no-types')) types(join(out, 'types'), root)

let total = 0
for (const path of readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.c?js$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name))) {
  const { length } = readFileSync(path)
  total += length
  if (length > 10_000) console.log(`${String(length).padStart(8)}  ${basename(path)}`)
}
console.log(`${String(total).padStart(8)}  bytes of code`)
