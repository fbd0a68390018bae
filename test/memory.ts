import type { Disk } from '../src/compose/disk.ts'

/** A disk that holds just these files, by path. */
export function memory(files: Readonly<Record<string, string>>): Disk {
  const paths = new Map(Object.entries(files).map(([path, text]) => [normal(path), text]))
  const folders = new Set([...paths.keys()].flatMap((path) => path.split('/').map((_, i, parts) => parts.slice(0, i).join('/') || '.')))
  return {
    read(path) {
      const text = paths.get(normal(path))
      if (text !== undefined) return { text }
      return folders.has(normal(path)) ? { fault: 'not-a-file', message: 'it is a directory' } : { fault: 'missing', message: 'no such file' }
    },
    kind: (path) => (paths.has(normal(path)) ? 'file' : folders.has(normal(path)) ? 'directory' : undefined),
    list(path) {
      const base = normal(path) === '.' ? '' : `${normal(path)}/`
      const names = new Set([...paths.keys()].filter((file) => file.startsWith(base)).map((file) => file.slice(base.length).split('/')[0]!))
      return [...names].sort().map((name) => ({ name, kind: paths.has(base + name) ? ('file' as const) : ('directory' as const) }))
    }
  }
}

function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/') || '.'
}
