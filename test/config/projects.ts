import { load } from '../../src/compose/load.ts'
import { project } from '../../src/project/project.ts'
import { fragment } from '../../src/project/fragment.ts'
import { currentTarget } from '../../src/project/target.ts'
import type { Project } from '../../src/rule.ts'
import type { Diagnostic } from '../../src/lint/diagnostic.ts'
import type { Round } from '../../src/config/gate.ts'
import { memory } from '../memory.ts'

export interface Files {
  readonly [path: string]: string
}

/** The project of a compose.yaml, its override and what else there is. */
export function projectOf(text: string | Files, round?: Pick<Round, 'roleOf'> & Partial<Round>, profiles: readonly string[] = []): Project {
  const files = typeof text === 'string' ? { 'compose.yaml': text } : text
  const disk = memory(files)
  const names = Object.keys(files).filter((path) => /compose(?:\.override)?\.yaml$/.test(path))
  const directory = names[0]!.includes('/') ? names[0]!.slice(0, names[0]!.lastIndexOf('/')) : '.'
  const loaded = load({ files: names, directory, shell: {}, envFiles: undefined, profiles, name: 'app' }, disk)
  const piece = fragment(loaded, disk)
  return project(loaded, currentTarget, round?.believed ? round.believed(piece) : piece, round?.roleOf)
}

/** `line:column severity message [rule]`, with the path before it where it is not compose.yaml. */
export function told({ at: { origin }, severity, message, rule }: Diagnostic): string {
  const { line, column } = origin.file.position(origin.start)
  return `${origin.file.path === 'compose.yaml' ? '' : `${origin.file.path}:`}${line}:${column} ${severity} ${message} [${rule.id}]`
}
