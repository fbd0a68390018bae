import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll } from 'vitest'

const root = join(import.meta.dirname, '..')
const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { bin: { netlint: string } }

/** A folder that is gone after the tests of the file that asked for it. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'netlint-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface Bundle {
  /** What the build wrote, as `dist` is. */
  readonly folder: string
  /** A folder for PATH in which `netlint` is what was built. */
  readonly bin: string
}

/** The programs as they are shipped, made from the sources at hand: what users run is what is tested. */
export function bundle(base = temporary()): Bundle {
  const folder = join(base, 'dist')
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), folder, '--no-types'], { stdio: ['ignore', 'ignore', 'inherit'] })
  const path = join(base, 'bin')
  mkdirSync(path)
  writeFileSync(join(path, 'netlint'), `#!/bin/sh\nexec '${process.execPath}' '${join(folder, basename(bin.netlint))}' "$@"\n`)
  chmodSync(join(path, 'netlint'), 0o755)
  // Pages lie beside the folder of the programs; all together is the package.
  symlinkSync(join(root, 'rules'), join(base, 'rules'))
  copyFileSync(join(root, 'package.json'), join(base, 'package.json'))
  return { folder, bin: path }
}

/** The environment of a user who has set nothing, on no terminal and in no CI. */
export function plainEnvironment(bin: string, home: string): Readonly<Record<string, string>> {
  return { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: home, LANG: 'C.UTF-8' }
}
