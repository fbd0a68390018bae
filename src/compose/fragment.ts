import { parse } from '../source/yaml.ts'
import { SourceFile } from '../source/file.ts'
import { at, itemsAt, type Tree } from '../source/tree.ts'
import type { Disk } from './disk.ts'
import type { Fragment } from './model.ts'
import type { Loaded } from './load.ts'
import { declared, missing, type Missing } from './missing.ts'
import { platforms } from './platforms.ts'

const standard = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml']
const baseName = /(?:^|[-_.])(?:base|common|shared)(?:[-_.]|$)/i
const overrideName = /(?:^|[-_.])override(?:[-_.]|$)/i
/** How many folders upward its other half is looked for. */
const highest = 5

/**
 * Whether these files are only a piece of a project. Evidence decides: the file says so, its name does, a file beside or
 * above it brings what it lacks, or it is an app store's dialect. What lacks something without evidence is a mistake.
 */
export function fragment({ tree, files, remote }: Pick<Loaded, 'tree' | 'files' | 'remote'>, disk: Disk): Fragment | undefined {
  const file = files[0]
  if (file === undefined) return undefined
  const said = at(tree, 'x-netlint', 'fragment')
  if (said?.kind === 'scalar') return said.value === true ? { kind: 'declared', reason: 'it says so', at: said, keys: [] } : undefined

  const lacks = [...missing(tree)]
  const first = lacks[0]
  const platform = platforms.find(({ sign }) => sign.test(file.text))
  if (platform) return { kind: 'platform', reason: `${platform.name} adds to it before it is brought up`, at: first ?? tree, keys: platform.keys, ...(platform.variables && { variables: platform.variables }) }
  if (first === undefined) return undefined
  if (remote[0]) return { kind: 'remote', reason: 'it includes or extends what is fetched from elsewhere', at: remote[0], keys: [] }
  const name = basename(file.path)
  if (files.length === 1 && overrideName.test(name)) return { kind: 'override', reason: 'its name says that it goes over another file', at: first, keys: [] }
  // A file of a usual name stands for a project of its own, whatever its neighbours have.
  const provider = standard.includes(name) ? undefined : [...besides(file.path, name, disk), ...above(file.path)].find((path) => brings(path, lacks, disk))
  if (provider) return { kind: 'override', reason: `${provider} has what it lacks`, at: first, keys: [] }
  const including = above(file.path).find((path) => includes(path, file.path, disk))
  if (including) return { kind: 'include-part', reason: `${including} includes it`, at: first, keys: [] }
  return undefined
}

/** Files in the same folder that may be its other half. */
function besides(path: string, name: string, disk: Disk): readonly string[] {
  const folder = dirname(path)
  return disk
    .list(folder || '.')
    .filter((entry) => entry.kind === 'file' && entry.name !== name && /\.ya?ml$/.test(entry.name) && (standard.includes(entry.name) || baseName.test(entry.name)))
    .map((entry) => folder + entry.name)
}

function above(path: string): readonly string[] {
  const found: string[] = []
  let folder = dirname(path)
  for (let up = 0; up < highest; up++) {
    folder = folder === '' || folder.endsWith('../') ? `${folder}../` : dirname(folder.slice(0, -1))
    found.push(...standard.map((name) => folder + name))
  }
  return found
}

function brings(path: string, lacks: readonly Missing[], disk: Disk): boolean {
  const tree = read(path, disk)
  return tree !== undefined && lacks.some(({ kind, name }) => (kind === 'image' ? declared(tree, 'services', name) : declared(tree, `${kind}s`, name)) !== undefined)
}

function includes(path: string, part: string, disk: Disk): boolean {
  const tree = read(path, disk)
  return itemsAt(tree, 'include').some((item) => {
    const paths = item.kind === 'scalar' ? [item] : at(item, 'path')?.kind === 'scalar' ? [at(item, 'path')!] : itemsAt(item, 'path')
    return paths.some((each) => each.kind === 'scalar' && part.endsWith(`/${each.text.replace(/^(?:\.\/)+/, '')}`))
  })
}

function read(path: string, disk: Disk): Tree | undefined {
  const found = disk.read(path)
  return 'text' in found ? parse(new SourceFile(path, found.text)).documents[0] : undefined
}

function dirname(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
