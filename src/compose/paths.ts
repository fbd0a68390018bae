import { posix } from 'node:path'
import { problem, type Problem } from '../source/problem.ts'
import { at, withEntry, type Mapping, type Scalar, type Tree } from '../source/tree.ts'
import { changer } from './pattern.ts'
import { itemsChanged } from './walk.ts'

/** compose-go paths/resolve.go: relative paths made relative to `directory` instead of the file's own folder. */
export const resolvePaths = changer<Base>(() => ({
  'services.*.build.context': context,
  'services.*.build.additional_contexts.*': context,
  'services.*.build.ssh.*': maybeWindows,
  'services.*.env_file.*.path': path,
  'services.*.label_file.*': path,
  'services.*.extends.file': file,
  'services.*.develop.watch.*.path': path,
  'services.*.volumes.*': (tree, base) => {
    if (tree.kind !== 'mapping' || textAt(tree, 'type') !== 'bind') return tree
    if (!tree.entries.has('source')) {
      const docker = 'invalid mount config for type "bind": field Source must not be empty'
      base.report(problem('compose-schema', tree.origin, 'a bind mount without a source', { docker }))
    }
    return changeAt(tree, 'source', (source) => maybeWindows(source, base))
  },
  'configs.*.file': maybeWindows,
  'secrets.*.file': maybeWindows,
  'volumes.*': (tree, base) => {
    // A local volume with `o: bind` is a bind mount by another name.
    if (tree.kind !== 'mapping' || textAt(tree, 'driver') !== 'local' || textAt(tree, 'driver_opts', 'o') !== 'bind') return tree
    return changeAt(tree, 'driver_opts', (options) => (options.kind === 'mapping' ? changeAt(options, 'device', (device) => maybeWindows(device, base)) : options))
  }
}))

/** What paths are seen from. */
interface Base {
  readonly directory: string
  readonly home: string | undefined
  readonly report: (problem: Problem) => void
}

const path = text((path, base) => (path === '' ? path : from(path, base)))
const maybeWindows = text((path, base) => (isWindowsAbsolute(path) ? path : from(path, base)))
const context = text((path, base) => (isRemoteContext(path) || path === '' ? path : from(path, base)))
const file = text((path, base) => (isRemote(path) || path === '' ? path : from(path, base)))

function from(path: string, { directory, home }: Base): string {
  return inside(directory, expandHome(path, home))
}

/** Go's filepath.Join of a folder and a path, unless the path is absolute. */
export function inside(directory: string, path: string): string {
  return posix.isAbsolute(path) ? path : clean(posix.join(directory, path))
}

/** Go's filepath.Clean: unlike Node's, without a slash at the end. */
export function clean(path: string): string {
  const normal = posix.normalize(path)
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal
}

/** compose-go paths/home.go. */
export function expandHome(path: string, home: string | undefined): string {
  return path.startsWith('~') && home !== undefined ? clean(posix.join(home, path.slice(1))) : path
}

/** What Compose fetches: `oci://…` (docker/compose pkg/remote/oci.go), and Git addresses (pkg/remote/git.go). */
export function isRemote(path: string): boolean {
  if (path.startsWith('oci://') || path.startsWith('git@') || path.startsWith('github.com/')) return true
  if (/^(?:git|ssh):\/\//.test(path)) return true
  return /^https?:\/\/[^#?]*\.git(?:[#?]|$)/.test(path)
}

/** compose-go paths/context.go: nothing on this disk. */
function isRemoteContext(context: string): boolean {
  return context.includes('://') || /^(?:service:|github\.com\/|git@)/.test(context)
}

/** compose-go paths/windows_path.go: `C:\x`, `\\host\share`. */
function isWindowsAbsolute(path: string): boolean {
  return /^[^]:[\\/]/.test(path) || /^[\\/]{2}[^\\/]/.test(path)
}

function text(change: (path: string, base: Base) => string): (tree: Tree, base: Base) => Tree {
  return function changed(tree: Tree, base: Base): Tree {
    if (tree.kind === 'sequence') return itemsChanged(tree, (item) => changed(item, base))
    if (tree.kind !== 'scalar' || tree.type !== 'string') return tree
    const path = change(tree.text, base)
    return path === tree.text ? tree : { ...tree, value: path, text: path }
  }
}

function changeAt(mapping: Mapping, name: string, change: (tree: Tree) => Tree): Mapping {
  const entry = mapping.entries.get(name)
  if (entry === undefined) return mapping
  const value = change(entry.value)
  return value === entry.value ? mapping : withEntry(mapping, name, { key: entry.key, value })
}

function textAt(tree: Mapping, ...path: readonly string[]): Scalar['value'] | undefined {
  const found = at(tree, ...path)
  return found?.kind === 'scalar' ? found.value : undefined
}
