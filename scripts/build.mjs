// One bundle without run-time dependencies; what only some runs need is a chunk of its own.
import { build } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const out = process.argv[2] ?? 'dist'

rmSync(out, { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: { netlint: 'src/cli/bin.ts', index: 'src/index.ts', rule: 'src/rule.ts' },
  outdir: out,
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  chunkNames: 'chunks/[name]-[hash]',
  define: { NETLINT_VERSION: JSON.stringify(version) },
  // Code of packages that still say `require` (they are few, and only in lazy chunks).
  banner: { js: "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);" },
  metafile: true,
  logLevel: 'warning'
})
execFileSync('npx', ['tsc', '--noEmit', 'false', '--emitDeclarationOnly', '--declaration', '--rewriteRelativeImportExtensions', '--rootDir', '.', '--outDir', `${out}/types`, '-p', 'tsconfig.build.json'], { stdio: 'inherit' })

for (const [file, { bytes }] of Object.entries(metafile.outputs)) console.log(`${String(bytes).padStart(8)}  ${file}`)
