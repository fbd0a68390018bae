import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A small project and what the real `docker compose` says of it. */
export interface Row {
  readonly name: string
  readonly files: ReadonlyMap<string, string>
  readonly accepted: boolean
  /** Its words, where it refuses the project. */
  readonly refusal: string
  /** Why netlint does not do as it does. */
  readonly differs: string | undefined
}

/** fixtures/rows: `=== name`, the answer, perhaps `differs: why`, then each file after `--> path`. */
export function rows(): readonly Row[] {
  const folder = join(import.meta.dirname, '../fixtures/rows')
  return readdirSync(folder).flatMap((file) => {
    const [, ...parts] = readFileSync(join(folder, file), 'utf8').split(/^=== /m)
    return parts.map((part) => row(part, file.replace(/\.txt$/, '')))
  })
}

function row(part: string, group: string): Row {
  const [head = '', ...files] = part.split(/^--> (.*)\n/m)
  const [name = '', answer = '', differs] = head.split('\n')
  const texts = new Map<string, string>()
  for (let i = 0; i < files.length; i += 2) texts.set(files[i]!, files[i + 1]!)
  return {
    name: `${group}/${name}`,
    files: texts,
    accepted: answer === 'accepted',
    refusal: answer.replace(/^refused: /, ''),
    differs: differs?.startsWith('differs: ') ? differs.slice('differs: '.length) : undefined
  }
}
