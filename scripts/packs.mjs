const LOADER = 'function __chunk(name){if(__made[name])return __made[name].exports;const module=__made[name]={exports:{}};__chunks[name](module.exports,module);return module.exports}'

/**
 * Chunks that are always wanted together, packed into one file: to find, read and compile thirty takes as long as a small check.
 * The file gives a function from a chunk's name to what that chunk exports, which is made when it is first asked for.
 *
 * @param chunks CommonJS by its file's name; another chunk is asked for by `require("./NAME")` and nothing else
 * @param needs the chunks that one needs as soon as it is made
 * @param packs what each pack's file starts from; what that needs comes with it, unless an earlier pack has it
 * @returns the files to write
 */
export function packed(chunks, needs, packs) {
  const places = new Map()
  for (const [file, starts] of Object.entries(packs)) {
    const wanted = new Set(starts)
    for (const name of wanted) for (const needed of needs(name)) wanted.add(needed)
    for (const name of wanted) if (!places.has(name)) places.set(name, file)
  }
  const code = (name) => chunks.get(name).replace(/\brequire\("\.\/([^"]+)"\)/g, (asked, needed) => asking(asked, needed, places.get(name), places.get(needed)))
  const files = new Map([...chunks.keys()].filter((name) => !places.has(name)).map((name) => [name, code(name)]))
  for (const file of Object.keys(packs)) {
    const names = [...places.keys()].filter((name) => places.get(name) === file)
    // V8 compiles at once what stands in brackets; other functions it looks through first.
    const entries = names.map((name) => `${JSON.stringify(name)}:(function(exports,module){${code(name)}})`)
    files.set(file, `"use strict";const __made={},__chunks={\n${entries.join(',\n')}};\n${LOADER}\nmodule.exports=__chunk;\n`)
  }
  return files
}

function asking(asked, needed, from, to) {
  if (to === undefined) return asked
  return from === to ? `__chunk("${needed}")` : `require("./${to}")("${needed}")`
}
