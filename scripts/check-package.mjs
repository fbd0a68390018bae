// Packs netlint as npm would publish it, and asks everybody who will have to do with the package what they think of it.
// Needs npm's registry. `node scripts/check-package.mjs [NODE_VERSION…]`
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const base = mkdtempSync(join(tmpdir(), 'netlint-package-'))
const nodes = process.argv.length > 2 ? process.argv.slice(2) : ['20.19', '22', '24', '26']
let failed = false

/** Prints one line, and what was said where the answer is no. */
function verdict(name, good, said = '') {
  failed ||= !good
  console.log(`${good ? 'good' : 'BAD '}  ${name}${good ? '' : `\n${String(said).trim().replace(/^/gm, '        ')}`}`)
}

function run(command, args, cwd = base) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
  return { status, said: `${stdout}${stderr}`, stdout }
}

const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`

try {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', base], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  const tarball = join(base, packed.filename)
  const sizeOf = (pattern) => packed.files.filter(({ path }) => pattern.test(path)).reduce((sum, { size }) => sum + size, 0)
  const code = sizeOf(/^dist\/.*\.c?js$/)
  verdict(`the package is ${kilobytes(packed.size)}, unpacked ${kilobytes(packed.unpackedSize)} (at most 1500)`, packed.unpackedSize <= 1_500_000)
  verdict(`its code is ${kilobytes(code)} (at most 750)`, code <= 750_000)
  const has = (path) => packed.files.some((file) => file.path === path)
  for (const path of ['README.md', 'LICENSE', 'dist/THIRD-PARTY-LICENSES']) verdict(`it has ${path}`, has(path))
  const strays = packed.files.filter(({ path }) => !/^(?:dist\/|rules\/[^/]+\.(?:md|json)$|[A-Z]+(?:\.md)?$|package\.json$)/.test(path))
  verdict('it has nothing else', strays.length === 0, strays.map(({ path }) => path).join('\n'))
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const lifecycle = Object.keys(manifest.scripts).filter((name) => /^(?:pre|post)?(?:install|prepare|publish|pack)|^prepublishOnly$|^dependencies$/.test(name))
  verdict('it has no dependencies and runs nothing when it is installed', manifest.dependencies === undefined && lifecycle.length === 0, lifecycle.join(', '))

  const publint = run('npx', ['--yes', 'publint', tarball, '--strict'])
  verdict('publint --strict', publint.status === 0 && !/warning|suggestion|error/i.test(publint.said.replace(/^.*Running publint.*$/m, '')), publint.said)
  const attw = run('npx', ['--yes', '@arethetypeswrong/cli', tarball, '--profile', 'esm-only', '--no-emoji'])
  verdict('attw --profile esm-only', attw.status === 0, attw.said)

  const home = join(base, 'home')
  mkdirSync(home)
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }\n')
  const install = run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], home)
  verdict('it installs offline into an empty folder', install.status === 0, install.said)
  const project = join(home, 'shop')
  mkdirSync(project)
  writeFileSync(join(project, 'compose.yaml'), 'services:\n  web:\n    image: nginx\n    networks: [front]\nnetworks:\n  back: {}\n')
  const wanted = 'compose.yaml:4:16: error: "web" refers to the network front, which is not declared [network-defined]\n'
  const npx = run('npx', ['netlint'], project)
  verdict('npx netlint finds what is wrong', npx.status === 1 && npx.stdout === wanted, npx.said)
  const page = run('npx', ['netlint', 'explain', 'network-defined'], project)
  verdict('npx netlint explain has the pages', page.status === 0 && page.stdout.split('\n').length > 15, page.said)

  writeFileSync(
    join(home, 'use.ts'),
    `import { lint, type Report } from 'netlint'
import { defineRule, type Finding } from 'netlint/rule'

const report: Report = await lint({ files: ['shop/compose.yaml'], config: false })
console.log(report.diagnostics.map(({ rule, message }) => rule.id + ': ' + message).join())

export default defineRule({
  id: 'services-named',
  title: 'Services have names',
  outcome: 'policy',
  severity: 'info',
  why: 'So that they can be told apart.',
  evidence: [],
  options: {},
  *check({ services }): Iterable<Finding> {
    for (const service of services) if (service.name === '') yield { at: service, message: 'it has no name' }
  }
})
`
  )
  const options = ['--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--target', 'es2023', '--types', '', '--skipLibCheck', 'false']
  const types = run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, 'use.ts'], home)
  verdict('its types serve a program and a rule', types.status === 0, types.said)
  writeFileSync(join(home, 'netlint.yaml'), 'plugins: { mine: ./use.js }\nrules: { network-defined: off }\n')
  const plugged = run('npx', ['netlint', '--only', 'mine/services-named', 'compose.yaml'], project)
  verdict('the rule serves as a plugin', plugged.status === 0, plugged.said)
  rmSync(join(home, 'netlint.yaml'))
  const used = run(process.execPath, ['use.js'], home)
  verdict('its library does what it says', used.stdout === 'network-defined: "web" refers to the network front, which is not declared\n', used.said)

  for (const version of nodes) {
    const folder = join(base, `node-${version}`)
    mkdirSync(folder)
    run('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, `node@${version}`], folder)
    const node = join(folder, 'node_modules/node/bin/node')
    const { stdout: exact } = run(node, ['--version'])
    const command = run(node, [join(home, 'node_modules/netlint', manifest.bin.netlint)], project)
    const library = run(node, ['use.js'], home)
    verdict(`Node ${exact.trim() || `${version} (not to be had)`}: command and library`, command.status === 1 && command.stdout === wanted && library.stdout === used.stdout && library.status === 0, command.said + library.said)
  }
} finally {
  rmSync(base, { recursive: true, force: true })
}
process.exitCode = failed ? 1 : 0
