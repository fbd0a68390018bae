import { posix } from 'node:path'
import type { Field, Origin } from '../source/origin.ts'
import { problem, type Problem } from '../source/problem.ts'
import { at, type Scalar, type Tree } from '../source/tree.ts'
import { Interpolation } from './interpolate.ts'
import { goQuoted } from './quoted.ts'
import type { Variables } from './variables.ts'

export interface NameSources {
  /** `-p` */
  readonly asked: string | undefined
  readonly variables: Variables
  /** Every document of every file, in the order they are merged, not interpolated yet. */
  readonly documents: readonly Tree[]
  /** The project directory as an absolute path. */
  readonly directory: string
  /** What stands for a name that no file says. */
  readonly origin: Origin
}

export interface ProjectName {
  readonly name: Field<string>
  readonly problems: readonly Problem[]
}

/**
 * Compose's project name: `-p`, COMPOSE_PROJECT_NAME, the last `name:`, or the folder. compose-go refuses the first two
 * where they are not normal, and makes the last two so (loader/loader.go projectName, cli/options.go withNamePrecedenceLoad).
 */
export function projectName({ asked, variables, documents, directory, origin }: NameSources): ProjectName {
  const variable = variables.get('COMPOSE_PROJECT_NAME')
  if (asked) return checked(asked, asked, origin)
  if (variable?.value) {
    const set: Origin = variable.set === 'environment' ? origin : { ...variable.set, via: [] }
    return checked(variable.value, '$COMPOSE_PROJECT_NAME', set)
  }
  const written = documents.map((document) => at(document, 'name')).findLast(isSaid)
  if (!written) return usable(normalName(posix.basename(directory)), origin)
  // Its faults are told when the file itself is interpolated.
  let refused = false
  const name = new Interpolation(({ level }) => (refused ||= level === 'error')).run(written, variables) as Scalar
  const text = normalName(name.text)
  const unknown = refused || (!name.known && text !== '')
  return unknown ? { name: { text, value: undefined, origin: name.origin }, problems: [] } : usable(text, name.origin)
}

function isSaid(name: Tree | undefined): name is Scalar {
  return name?.kind === 'scalar' && name.type !== 'null' && name.text !== ''
}

/** compose-go loader/loader.go NormalizeProjectName. */
export function normalName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '')
}

function checked(text: string, shown: string, origin: Origin): ProjectName {
  if (normalName(text) === text) return { name: { text, value: text, origin }, problems: [] }
  const rule = 'must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as start with a letter or number'
  const refused = problem('project-not-empty', origin, `${goQuoted(shown)} is no project name`, {
    docker: `invalid project name ${goQuoted(shown)}: ${rule}`,
    hint: 'Take lowercase letters, digits, hyphens and underscores, a letter or digit first.'
  })
  return { name: { text, value: undefined, origin }, problems: [refused] }
}

function usable(text: string, origin: Origin): ProjectName {
  if (text !== '') return { name: { text, value: text, origin }, problems: [] }
  const refused = problem('project-not-empty', origin, 'the project has no usable name', {
    docker: 'project name must not be empty',
    hint: 'Give it a name with a letter or a digit: `name: app`.'
  })
  return { name: { text, value: undefined, origin }, problems: [refused] }
}
