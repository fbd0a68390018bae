import { build } from 'esbuild'

/**
 * Chunks that are always wanted together, made into one file of one scope: to find, read and compile thirty takes as long as a
 * small check, and what one scope calls is called at once. A pack gives what a chunk of it exports by that chunk's name.
 *
 * @param chunks ES modules by the name of their file; another one is imported as `./NAME` and nothing else
 * @param imports what each imports: `{ name, lazy }`
 * @param packs what each pack's file starts from; what that needs at once comes with it, unless an earlier pack has it
 * @param options of esbuild
 * @returns ES modules by the name of their file, and the file that each packed chunk is in
 */
export async function packed(chunks, imports, packs, options) {
  const places = new Map()
  for (const [file, starts] of Object.entries(packs)) {
    const wanted = new Set(starts)
    for (const name of wanted) for (const needed of imports(name)) if (!needed.lazy) wanted.add(needed.name)
    for (const name of wanted) if (!places.has(name)) places.set(name, file)
  }
  const files = new Map([...chunks].filter(([name]) => !places.has(name)))
  for (const [file, starts] of Object.entries(packs)) {
    // Whoever is not in the pack asks for a chunk by its name, and so does whoever is, later.
    const asked = new Set(starts)
    for (const from of chunks.keys()) {
      for (const { name, lazy } of imports(from)) if (places.get(name) === file && (lazy || places.get(from) !== file)) asked.add(name)
    }
    const names = [...asked].filter((name) => places.get(name) === file).sort()
    const contents = `${names.map((name, i) => `import * as chunk${i} from './${name}'`).join('\n')}
      const chunks = {${names.map((name, i) => `'${name}': chunk${i}`).join()}}
      export const chunk = (name) => chunks[name]`
    const within = {
      name: 'within-the-pack',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^\.\// }, ({ path, kind }) => {
          const name = path.slice(2)
          return kind === 'dynamic-import' || places.get(name) !== file ? { path, external: true } : { path: name, namespace: 'chunk' }
        })
        onLoad({ filter: /./, namespace: 'chunk' }, ({ path }) => ({ contents: chunks.get(path) }))
      }
    }
    const { outputFiles } = await build({ ...options, stdin: { contents }, format: 'esm', write: false, plugins: [within] })
    files.set(file, outputFiles[0].text)
  }
  return { files, places }
}
