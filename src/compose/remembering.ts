import type { Disk, Kind } from './disk.ts'

/** What a folder holds, by name. */
type Folder = ReadonlyMap<string, Kind>

/** A disk that asks nothing about a folder that was listed before: of all that is looked for beside a project, most is not there. */
export function remembering(disk: Disk): Disk {
  const folders = new Map<string, Folder>()
  return {
    ...disk,
    list(path) {
      const entries = disk.list(path)
      // A folder that cannot be listed may still have files that can be read. Some disks take `README` and `readme` for one name.
      if (entries.length > 0) folders.set(path, new Map(entries.map(({ name, kind }) => [name.toLowerCase(), name === name.toLowerCase() ? kind : 'other'])))
      return entries
    },
    kind(path) {
      const slash = path.lastIndexOf('/')
      const name = path.slice(slash + 1)
      const folder = isPlain(name) ? folders.get(slash < 0 ? '.' : path.slice(0, slash)) : undefined
      if (folder === undefined) return disk.kind(path)
      const kind = folder.get(name)
      // A link may lead to a file or a folder.
      return kind === 'other' ? disk.kind(path) : kind
    }
  }
}

/** Whether a name has one spelling on every disk, and is no `.` or `..`. */
function isPlain(name: string): boolean {
  return /^\.?[a-z0-9_-][a-z0-9._-]*$/.test(name)
}
