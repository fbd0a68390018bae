// How many of the faults that netlint's own pages show `docker compose config` accepts: counts them anew and writes the
// table of docs/compared-with-docker-compose-config.md.
// usage: node scripts/measure-config.mjs <path of docker-compose>
import { build } from 'esbuild'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const page = join(root, 'docs/compared-with-docker-compose-config.md')
const [binary] = process.argv.slice(2)
if (binary === undefined) throw new Error('usage: node scripts/measure-config.mjs <path of docker-compose>')

const { rules, bySection, examples, marks, withoutMarks } = await sources()
const { stdout: version } = spawnSync(binary, ['version', '--short'], { encoding: 'utf8' })

const rows = bySection(rules).map(({ title, rules }) => ({ title, counts: rules.flatMap(({ id }) => wrong(id)).map(accepts) }))
const counts = rows.flatMap(({ counts }) => counts)
const accepted = (counts) => counts.filter(Boolean).length
const table = [
  '| | faults | accepted by `docker compose config` |',
  '|---|---:|---:|',
  ...rows.map(({ title, counts }) => `| ${title} | ${counts.length} | ${accepted(counts)} |`),
  `| **all** | **${counts.length}** | **${accepted(counts)}** |`
]
const text = readFileSync(page, 'utf8')
const made = `<!-- made by scripts/measure-config.mjs -->\nMeasured with Docker Compose ${version.trim()} and ${rules.length} rules.\n\n${table.join('\n')}\n<!-- end -->`
writeFileSync(page, text.replace(/<!-- made by scripts\/measure-config\.mjs -->[^]*?<!-- end -->/, () => made))
console.log(table.join('\n'))

/** What stands in the sources: Node 20 reads no TypeScript. */
async function sources() {
  const contents = `
    export { rules } from './rules/index.ts'
    export { bySection } from './src/catalog/section.ts'
    export { examples } from './test/examples.ts'
    export { marks, withoutMarks } from './test/marks.ts'`
  const { outputFiles } = await build({ stdin: { contents, resolveDir: root }, bundle: true, write: false, format: 'esm', platform: 'node', logLevel: 'warning' })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}

/** The examples of a page at which netlint says error or warning. */
function wrong(id) {
  const shown = examples(readFileSync(join(root, `rules/${id}.md`), 'utf8'))
  return shown.filter(({ files }) => Object.values(files).some((text) => marks(text).some(({ severity }) => severity !== 'info')))
}

function accepts({ files, settings }) {
  const folder = mkdtempSync(join(tmpdir(), 'netlint-measure-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), withoutMarks(text))
    }
    const profiles = (settings.profiles ?? '').split(',').filter(Boolean)
    const args = ['-p', settings.name ?? 'app', ...profiles.flatMap((profile) => ['--profile', profile]), 'config', '-q']
    // It grows without bound on aliases that multiply, and then heeds no signal but the last.
    const limited = ['-c', 'ulimit -v 3000000; exec "$0" "$@"', binary, ...args]
    return spawnSync('sh', limited, { cwd: folder, env: { PATH: process.env.PATH, HOME: folder }, timeout: 15_000, killSignal: 'SIGKILL' }).status === 0
  } finally {
    rmSync(folder, { recursive: true })
  }
}
