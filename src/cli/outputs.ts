import { extname } from 'node:path'
import { formatNamed, formats, type Reporter } from '../report/index.ts'
import { UsageError } from './arguments.ts'

/** One place a report goes to; `file` undefined: standard output. */
export interface Output {
  readonly format: string
  readonly file: string | undefined
}

const byExtension: Readonly<Record<string, string>> = { '.sarif': 'sarif', '.json': 'json', '.md': 'markdown' }

/**
 * Where a report goes and in which format. `--output sarif=FILE` is written beside what is printed;
 * `--output FILE` takes the place of what is printed.
 */
export function outputs(asked: {
  readonly format: string | undefined
  readonly output: readonly string[]
  readonly isTTY: boolean
  readonly inActions: boolean
}): readonly Output[] {
  const files = asked.output.map((text) => {
    const [, name, path] = /^([a-z]+)=(.+)$/.exec(text) ?? []
    if (name !== undefined && path !== undefined) return { format: checked(name), file: path, instead: false }
    return { format: asked.format ?? byExtension[extname(text)] ?? 'concise', file: text, instead: true }
  })
  const format = asked.format ?? (asked.isTTY ? 'text' : 'concise')
  const printed: Output[] = files.some(({ instead }) => instead) ? [] : [{ format, file: undefined }]
  // Code scanning shows what SARIF says at the same lines: annotations would say it twice.
  const annotated = asked.inActions && asked.format === undefined && !files.some(({ format }) => format === 'sarif')
  if (annotated && printed.length > 0) printed.push({ format: 'github', file: undefined })
  const all = [...printed, ...files.map(({ format, file }) => ({ format, file }))]
  for (const { format } of all) checked(format)
  return all
}

function checked(name: string): string {
  const found = formatNamed(name)
  if ('format' in found) return name
  throw new UsageError(`there is no format ${name}${found.meant ? `; did you mean ${found.meant}?` : ''} (${[...formats.keys()].join(', ')})`)
}

export async function reporter(name: string): Promise<Reporter> {
  return formats.get(name)!.load()
}
