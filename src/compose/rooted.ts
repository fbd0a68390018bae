import { posix } from 'node:path'
import type { Disk } from './disk.ts'

/** As many links as Linux follows on the way to one file. */
const mostLinks = 40

/**
 * A disk of which nothing is read, listed or told that lies outside of one folder, by whatever way a path gets there:
 * links are followed first. Whether anything is there at all is not told either.
 */
export function rooted(below: Disk, root: string): Disk {
  /** What links the folders are that were come through. */
  const known = new Map<string, string | undefined>()
  const message = `it lies outside of --root ${root}`
  const base = real(root)
  const isOutside = (path: string): boolean => !isInside(real(path), base)
  return {
    ...below,
    read: (path) => (isOutside(path) ? { fault: 'outside', message } : below.read(path)),
    kind: (path) => (isOutside(path) ? 'outside' : below.kind(path)),
    list: (path) => (isOutside(path) ? [] : below.list(path))
  }

  /** Where a path leads, one step after the other, as the system goes it: `..` leads back from where a link has led. */
  function real(path: string): string {
    const steps = posix.isAbsolute(path) ? [] : posix.resolve('.').split('/').reverse()
    steps.unshift(...path.split('/').reverse())
    let place = '/'
    for (let links = 0; steps.length > 0; ) {
      const step = steps.pop()!
      const next = posix.join(place, step)
      const target = step === '' || step === '.' || step === '..' || links === mostLinks ? undefined : linkAt(next, steps.length > 0)
      if (target === undefined) {
        place = next
        continue
      }
      links++
      if (posix.isAbsolute(target)) place = '/'
      steps.push(...target.split('/').reverse())
    }
    return place
  }

  function linkAt(path: string, isFolder: boolean): string | undefined {
    if (known.has(path)) return known.get(path)
    const target = below.link?.(path)
    if (isFolder) known.set(path, target)
    return target
  }
}

function isInside(path: string, folder: string): boolean {
  return path === folder || folder === '/' || path.startsWith(`${folder}/`)
}
