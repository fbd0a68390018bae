import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const options = ['--noEmit', 'false', '--emitDeclarationOnly', '--declaration', '--rewriteRelativeImportExtensions', '-p', 'tsconfig.build.json']

/** Writes the declarations that `netlint` and `netlint/rule` reach, and no others. */
export function types(folder, root) {
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, '--rootDir', root, '--outDir', folder], { cwd: root, stdio: 'inherit' })
  const reached = new Set()
  const open = ['src/index.d.ts', 'src/rule.d.ts'].map((file) => join(folder, file))
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    // Old resolvers find the declarations of `x.js`, not those of `x.ts`.
    const text = readFileSync(file, 'utf8').replace(/((?:from |import\()['"]\.[^'"]+)\.ts(?=['"])/g, '$1.js')
    writeFileSync(file, text)
    for (const [, path] of text.matchAll(/(?:from |import\()['"](\.[^'"]+)\.js['"]/g)) open.push(join(dirname(file), `${path}.d.ts`))
  }
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
  for (const { entry, path } of entries) if (entry.isFile() && !reached.has(path)) rmSync(path)
  // The longest paths first, so that a folder is empty when its turn comes.
  for (const { path } of entries.filter(({ entry }) => entry.isDirectory()).sort((a, b) => b.path.length - a.path.length)) {
    if (existsSync(path) && readdirSync(path).length === 0) rmSync(path, { recursive: true })
  }
}
