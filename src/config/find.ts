import { posix } from 'node:path'
import { isToRead, type Disk } from '../compose/disk.ts'

export const configNames = ['netlint.yaml', 'netlint.yml', 'netlint.json']

/** What other linters call theirs: whoever has one of these takes it for read. */
const misnamed = ['.netlint.yaml', '.netlint.yml', '.netlintrc', '.netlintrc.yaml', '.netlintrc.json', 'netlint.config.js', 'netlint.config.mjs']

export interface Found {
  /** As the user would type it. */
  readonly path: string
  /** Configurations in the same folder that are not read, because this one is. */
  readonly passedOver: readonly string[]
}

/**
 * The configuration nearest to a folder: there or above it, up to the root of the repository or of the disk.
 * `here` is the absolute folder that relative paths start from. Folders that were looked into are remembered. `unread`
 * hears of files that are called nearly like one.
 */
export function configFinder(disk: Disk, here: string, unread: (path: string) => void = () => undefined): (folder: string) => Found | undefined {
  const known = new Map<string, Found | undefined>()
  return function find(folder: string): Found | undefined {
    const absolute = posix.resolve(here, folder)
    if (known.has(absolute)) return known.get(absolute)
    const within = prefix(folder)
    const repository = disk.kind(`${within}.git`)
    // Beyond what may be looked at nothing is looked for.
    if (repository === 'outside' && disk.kind(folder) === 'outside') return undefined
    for (const name of misnamed) if (disk.kind(within + name) === 'file') unread(within + name)
    const above = posix.dirname(absolute)
    const isLast = absolute === above || repository !== undefined
    const found = configIn(folder, disk) ?? (isLast ? undefined : find(parent(folder)))
    known.set(absolute, found)
    return found
  }
}

/** The configuration in a folder itself. */
export function configIn(folder: string, disk: Disk): Found | undefined {
  const within = prefix(folder)
  const paths = configNames.map((name) => within + name).filter((path) => isToRead(disk.kind(path)))
  const manifest = `${within}package.json`
  if (hasOwnKey(manifest, disk)) paths.push(manifest)
  const [path, ...passedOver] = paths
  return path === undefined ? undefined : { path, passedOver }
}

/** Most package.json files name netlint as a dependency at most. */
function hasOwnKey(path: string, disk: Disk): boolean {
  if (disk.kind(path) !== 'file') return false
  const read = disk.read(path)
  if (!('text' in read) || !read.text.includes('"netlint"')) return false
  try {
    const manifest: unknown = JSON.parse(read.text)
    return typeof manifest === 'object' && manifest !== null && Object.hasOwn(manifest, 'netlint')
  } catch {
    // Broken JSON is passed over only where nobody will miss it.
    return /"netlint"\s*:\s*\{/.test(read.text)
  }
}

/** What the paths in a folder begin with. */
function prefix(folder: string): string {
  const clean = posix.normalize(folder)
  return clean === '.' || clean === './' ? '' : clean.endsWith('/') ? clean : `${clean}/`
}

function parent(folder: string): string {
  const clean = posix.normalize(folder).replace(/(?<=.)\/$/, '')
  if (clean === '.') return '..'
  return clean === '..' || clean.endsWith('/..') ? `${clean}/..` : posix.dirname(clean)
}
