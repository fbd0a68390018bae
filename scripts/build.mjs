// One bundle without run-time dependencies; what only some runs need is a chunk of its own.
import { build, transform } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const [folder = 'dist', ...flags] = process.argv.slice(2)
const out = resolve(folder)
const options = { bundle: true, minify: true, platform: 'node', target: 'node20.19', charset: 'ascii', legalComments: 'none', logLevel: 'warning', write: false }

// eslint-formatter-pretty asks it for the pages of ESLint's rules: 170 KB of addresses that are not ours.
const withoutRuleDocs = {
  name: 'without-rule-docs',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^eslint-rule-docs$/ }, ({ path }) => ({ path, namespace: 'without' }))
    onLoad({ filter: /./, namespace: 'without' }, () => ({ contents: 'export default () => ({ url: "" })' }))
  }
}

rmSync(out, { recursive: true, force: true })
mkdirSync(join(out, 'chunks'), { recursive: true })

const { outputFiles } = await build({
  ...options,
  entryPoints: { command: 'src/cli/bin.ts', index: 'src/index.ts', rule: 'src/rule.ts' },
  outdir: join(out, 'chunks'),
  outExtension: { '.js': '.cjs' },
  format: 'esm',
  splitting: true,
  define: { NETLINT_VERSION: JSON.stringify(version) },
  plugins: [withoutRuleDocs]
})
for (const { path, text } of outputFiles) writeFileSync(path, await common(text))

/** esbuild parts only ES modules into chunks. As CommonJS they start faster, and their compiled code can be kept. */
async function common(text) {
  const lazy = text.replace(/\bimport\(("\.\/[^"]+")\)/g, 'Promise.resolve().then(()=>require($1))')
  const here = lazy.includes('import.meta.url') ? { define: { 'import.meta.url': '__here' }, banner: 'const __here=require("node:url").pathToFileURL(__filename).href;' } : {}
  return (await transform(lazy, { format: 'cjs', target: options.target, minify: true, ...here })).code
}

await build({ ...options, write: true, entryPoints: { netlint: 'src/cli/start.ts' }, outdir: out, outExtension: { '.js': '.cjs' }, format: 'cjs' })

// The library's doors are ES modules over the same chunks, so that a plugin and the command share them.
for (const name of ['index', 'rule']) {
  const names = Object.keys(await import(join(out, `chunks/${name}.cjs`))).filter((name) => name !== 'default' && name !== 'module.exports')
  writeFileSync(join(out, `${name}.js`), `import chunk from './chunks/${name}.cjs'\nexport const { ${names.join(', ')} } = chunk\n`)
}

const types = ['tsc', '--noEmit', 'false', '--emitDeclarationOnly', '--declaration', '--rewriteRelativeImportExtensions', '--rootDir', '.', '--outDir', join(out, 'types'), '-p', 'tsconfig.build.json']
if (!flags.includes('--no-types')) execFileSync('npx', types, { stdio: 'inherit' })

let total = 0
for (const path of readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.c?js$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name))) {
  const { length } = readFileSync(path)
  total += length
  if (length > 10_000) console.log(`${String(length).padStart(8)}  ${basename(path)}`)
}
console.log(`${String(total).padStart(8)}  bytes of code`)
