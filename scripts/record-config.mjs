// Writes what the real `docker compose config` makes of each fixtures/compose/<case>, as if it lay in /project:
// config.json, or refused.txt; and config.yaml where there is one already.
// usage: node scripts/record-config.mjs <path of docker-compose> [case…]
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../fixtures/compose')
const answers = ['config.json', 'refused.txt']
const [binary, ...cases] = process.argv.slice(2)

for (const name of cases.length > 0 ? cases : readdirSync(root)) {
  const top = mkdtempSync(join(tmpdir(), 'config-'))
  const folder = join(top, 'project')
  cpSync(join(root, name), folder, { recursive: true })
  for (const file of answers) for (const at of [folder, join(root, name)]) rmSync(join(at, file), { force: true })
  const { files = [], profiles = [], env = {} } = existsSync(join(folder, 'run.json')) ? JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) : {}
  const args = [...files.flatMap((file) => ['-f', file]), ...profiles.flatMap((profile) => ['--profile', profile]), 'config', '--format', 'json']
  const ask = (args) => spawnSync(binary, args, { cwd: folder, env: { HOME: '/home/user', PATH: '/usr/bin:/bin', ...env }, encoding: 'utf8', timeout: 15_000 })
  const { status, stdout, stderr } = ask(args)
  const said = status === 0 ? stdout : stderr.split('\n').filter((line) => !line.includes('level=warning')).join('\n')
  writeFileSync(join(root, name, answers[status === 0 ? 0 : 1]), said.replaceAll(top, ''))
  const yaml = join(root, name, 'config.yaml')
  if (existsSync(yaml)) writeFileSync(yaml, ask(args.slice(0, -2)).stdout.replaceAll(top, ''))
  rmSync(top, { recursive: true })
}
