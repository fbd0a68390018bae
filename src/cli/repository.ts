import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Look } from '../report/reporter.ts'
import type { World } from './world.ts'

/** Where the repository of the working directory begins: formats that a server reads name files from there. */
export function base({ directory }: World): Pick<Look, 'base'> {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return { base: { root: posix(folder), directory: posix(directory) } }
    if (folder === dirname(folder)) return { base: { root: posix(directory), directory: posix(directory) } }
  }
}

/** What a CI server says of the repository. */
export function repository(env: World['env']): Pick<Look, 'repository'> {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_SHA: revision, GITHUB_REF_NAME: branch } = env
  if (!server || !name) return {}
  return { repository: { uri: `${server}/${name}`, ...(revision && { revision }), ...(branch && { branch }) } }
}

function posix(path: string): string {
  return path.replaceAll('\\', '/')
}
