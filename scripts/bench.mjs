// `npm run bench`: what netlint costs beside what it cannot do without. Every number is the CPU time of a whole process; the
// ratios of one run can be compared, its seconds belong to the machine. `npm run bench -- start files size` measures parts.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const base = mkdtempSync(join(tmpdir(), 'netlint-bench-'))
process.once('exit', () => rmSync(base, { recursive: true, force: true }))

// Certificates that Node reads before it does anything would flatter every ratio.
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...inherited } = process.env
const env = { ...inherited, XDG_CACHE_HOME: join(base, 'cache'), NO_COLOR: '1' }

const given = process.argv.slice(2)
const parts = given.filter((word) => ['start', 'files', 'size'].includes(word))
const wants = (part) => parts.length === 0 || parts.includes(part)
/** A bundle that is there already, by its folder. */
const built = given.find((word) => word.includes('/'))
const dist = built ?? join(base, 'dist')
if (built === undefined) run(process.execPath, [join(root, 'scripts/build.mjs'), dist, '--no-types'], root)
const netlint = [process.execPath, join(dist, 'netlint.cjs')]

/** Tells the greatest amount of memory that a process held, through a file. */
const probe = write('probe.cjs', `process.once('exit', () => require('node:fs').writeFileSync(process.env.PROBE, String(process.resourceUsage().maxRSS)))`)
const nothing = [process.execPath, '-e', '0']

if (wants('start')) start()
if (wants('files')) for (const count of [168, 3000]) files(count)
if (wants('size')) size()

function start() {
  heading('One file of 30 lines', 'node -e 0')
  const folder = project('one', { 'compose.yaml': small(0) })
  compare(
    [
      ['node -e 0', nothing],
      ['netlint --version', [...netlint, '--version']],
      ['netlint', netlint],
      ['netlint, nothing kept from earlier runs', netlint, { NETLINT_NO_CACHE: '1' }],
      ...others(folder, ['compose.yaml'])
    ],
    folder,
    21
  )
}

function files(count) {
  const names = Object.fromEntries(Array.from({ length: count }, (_, i) => [`app-${i}/compose.yaml`, small(i)]))
  const folder = project(`files-${count}`, names)
  const bytes = Object.values(names).reduce((sum, text) => sum + text.length, 0)
  heading(`${count} files, ${(bytes / 1e6).toFixed(1)} MB`, 'js-yaml parseEvents over them')
  const parse = write('parse.mjs', `import { parseEvents } from ${JSON.stringify(pathToFileURL(join(root, 'node_modules/js-yaml/dist/js-yaml.mjs')).href)}
import { readFileSync } from 'node:fs'
for (let i = 0; i < ${count}; i++) parseEvents(readFileSync(\`app-\${i}/compose.yaml\`, 'utf8'))`)
  compare([['parse only', [process.execPath, parse]], ['netlint .', [...netlint, '.']], ['netlint --cache ., nothing changed', [...netlint, '--cache', '.']], ...others(folder, ['-r', '.'])], folder, count > 1000 ? 3 : 5)
}

function size() {
  heading('One large file', '1,000 services')
  const cases = [
    ['1,000 services', services(1_000)],
    ['10,000 services', services(10_000)],
    ['1,000 subnets', subnets(1_000)],
    ['10,000 ports', ports(10_000)],
    ['10,000 findings', findings(10_000)]
  ]
  const measured = cases.map(([name, text]) => {
    const folder = project(name.replace(/\W/g, '-'), { 'compose.yaml': text })
    return compare([[`${name}, ${(text.length / 1e6).toFixed(1)} MB`, netlint]], folder, 3)[0]
  })
  const [idle] = compare([['node -e 0', nothing]], base, 5)
  const exponent = Math.log10((measured[1].cpu - idle.cpu) / (measured[0].cpu - idle.cpu))
  console.log(`  from 1,000 to 10,000 services the time grows with the power of ${exponent.toFixed(2)}`)
  const compose = composeCommand()
  if (compose) compare([['docker compose config, 1,000 services', [...compose, 'config', '--quiet']]], join(base, '1-000-services'), 1)
}

/** What others say of the same files, where they are installed. */
function others(folder, args) {
  const compose = composeCommand()
  const dclint = process.env.DCLINT ?? found('dclint')
  return [
    ...(compose && existsSync(join(folder, 'compose.yaml')) ? [['docker compose config', [...compose, 'config', '--quiet']]] : []),
    ...(dclint ? [['dclint', [dclint, ...args]]] : [])
  ]
}

function composeCommand() {
  const alone = process.env.DOCKER_COMPOSE ?? found('docker-compose')
  if (alone) return [alone]
  return found('docker') && spawnSync('docker', ['compose', 'version']).status === 0 ? ['docker', 'compose'] : undefined
}

function found(program) {
  return (process.env.PATH ?? '').split(':').map((folder) => join(folder, program)).find((path) => existsSync(path))
}

/** Runs commands in turns, so that what else the machine does falls on all of them; prints and gives their medians. */
function compare(commands, cwd, times) {
  const samples = commands.map(() => [])
  for (let i = 0; i < times; i++) {
    for (const [j, [, command, more]] of commands.entries()) {
      // Others may need minutes: once is enough to tell. What netlint keeps for later runs is there from the second on.
      const isOurs = command[0] === process.execPath
      if (i === 0 && isOurs) run(command[0], command.slice(1), cwd, more)
      if (i === 0 || isOurs || samples[j][0] < 1) samples[j].push(cpu(command, cwd, more))
    }
  }
  const medians = samples.map((each) => each.sort((a, b) => a - b)[each.length >> 1])
  return commands.map(([name, command, more], i) => {
    const memory = command[0] === process.execPath ? peak(command, cwd, more) : undefined
    const ratio = commands.length > 1 ? `${(medians[i] / medians[0]).toFixed(2)} ×` : ''
    console.log(`  ${ratio.padStart(9)} ${(medians[i] * 1000).toFixed(0).padStart(7)} ms ${memory === undefined ? ''.padStart(8) : `${memory.toFixed(0)} MiB`.padStart(8)}  ${name}`)
    return { cpu: medians[i], memory }
  })
}

/** CPU seconds of a process and all that it starts, as the shell counts them. */
function cpu(command, cwd, more) {
  const { stderr } = run('bash', ['-c', `TIMEFORMAT='%3U %3S'; time "$@" > /dev/null 2> /dev/null < /dev/null`, 'bash', ...command], cwd, more)
  const [user, system] = stderr.trim().split(' ').map(Number)
  return user + system
}

function peak(command, cwd, more) {
  const note = join(base, 'peak')
  run(command[0], ['--require', probe, ...command.slice(1)], cwd, { ...more, PROBE: note })
  return Number(readFileSync(note, 'utf8')) / 1024
}

function run(program, args, cwd, more) {
  const result = spawnSync(program, args, { cwd, env: { ...env, ...more }, encoding: 'utf8', maxBuffer: 1 << 30 })
  if (result.error) throw result.error
  return result
}

function heading(what, beside) {
  console.log(`${what} (ratios to ${beside})`)
}

function project(name, texts) {
  const folder = join(base, name)
  mkdirSync(join(folder, '.git'), { recursive: true })
  for (const [path, text] of Object.entries(texts)) write(join(name, path), text)
  return folder
}

function write(name, text) {
  const path = join(base, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

/** A usual project: a proxy, an application with its database, two networks; every seventh has one mistake. */
function small(i) {
  const environment = Array.from({ length: 4 + (i % 80) }, (_, j) => `      SETTING_${j}: "value ${i} of ${j}"\n`).join('')
  return `name: app-${i}
services:
  web:
    image: nginx:1.27
    ports:
      - "${1024 + (i % 60000)}:80"
    networks: [front, back]
    depends_on:
      - api
  api:
    image: registry.example/app-${i}:1.4
    environment:
      DATABASE_URL: postgres://db/app
${environment}    networks:
      back:
        ipv4_address: 172.30.${i % 250}.${i % 7 === 0 ? 1 : 10}
    depends_on: [db]
  db:
    image: postgres:16
    networks: [back]
    volumes:
      - data:/var/lib/postgresql/data
networks:
  front:
  back:
    internal: true
    ipam:
      config:
        - subnet: 172.30.${i % 250}.0/24
          gateway: 172.30.${i % 250}.1
volumes:
  data:
`
}

function services(count) {
  const each = (i) => `  s${i}:
    image: registry.example/s${i}:1
    ports: ["${10_000 + i}:80"]
    environment: { NEXT: "http://s${(i + 1) % count}:80" }
    networks: [n${i % 50}]
    depends_on: [${i > 0 ? `s${i - 1}` : ''}]
`
  return `services:\n${Array.from({ length: count }, (_, i) => each(i)).join('')}networks:\n${Array.from({ length: 50 }, (_, i) => `  n${i}:\n`).join('')}`
}

function subnets(count) {
  const network = (i) => `  n${i}:\n    ipam: { config: [{ subnet: 10.${i >> 8}.${i & 255}.0/24, gateway: 10.${i >> 8}.${i & 255}.1 }] }\n`
  const names = Array.from({ length: count }, (_, i) => `n${i}`)
  return `services:\n  a:\n    image: nginx\n    networks: [${names.join(', ')}]\nnetworks:\n${names.map((_, i) => network(i)).join('')}`
}

function ports(count) {
  return `services:\n  a:\n    image: nginx\n    ports:\n${Array.from({ length: count }, (_, i) => `      - "${20_000 + i}:${20_000 + i}"\n`).join('')}`
}

/** Each service asks for a port that the one before it has. */
function findings(count) {
  return `services:\n${Array.from({ length: count }, (_, i) => `  s${i}:\n    image: nginx\n    ports: ["${10_000 + (i >> 1)}:80"]\n`).join('')}`
}
