import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const line = '-'.repeat(80)

/** The packages that files of a bundle come from (the inputs of an esbuild metafile), and what their authors ask to have said. */
export function licences(inputs, root) {
  const folders = new Set(inputs.map((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter((folder) => folder !== undefined))
  const packages = [...folders].map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    const file = readdirSync(join(root, folder)).find((name) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(name))
    const text = file === undefined ? `Copyright (c) ${author.name ?? author}` : readFileSync(join(root, folder, file), 'utf8')
    return { name, version, license, text: text.replaceAll('\r\n', '\n').trim() }
  })
  packages.sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1))
  const parts = packages.map(({ name, version, license, text }) => `${line}\n${name} ${version} (${license})\n${line}\n\n${text}\n`)
  return `netlint has the licence in LICENSE. Its programs contain parts of these packages.\n\n${parts.join('\n')}`
}
