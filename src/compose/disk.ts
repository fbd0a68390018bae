import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readlinkSync, readSync, statSync } from 'node:fs'

/** What the loader may ask of the outside world. Every call answers at once; none throws. */
export interface Disk {
  read(path: string): Read
  kind(path: string): Kind
  /** Names in a folder, sorted; none where it cannot be listed. */
  list(path: string): readonly { readonly name: string; readonly kind: 'file' | 'directory' | 'other' }[]
  /** What a symbolic link says. Undefined: the path is none. A disk without this has no links. */
  link?(path: string): string | undefined
}

/** `outside`: it lies where nothing may be looked at, and may be there or not. Undefined: there is nothing. */
export type Kind = 'file' | 'directory' | 'other' | 'outside' | undefined

/** Whether a path is to be read: what must not be looked at is refused then, and not passed over. */
export function isToRead(kind: Kind): boolean {
  return kind === 'file' || kind === 'outside'
}

export type Read = { readonly text: string } | { readonly fault: Fault; readonly message: string }
export type Fault = 'missing' | 'unreadable' | 'not-a-file' | 'too-large' | 'not-text' | 'outside'

/** Larger files are refused: the largest real Compose file we know has 0.3 MiB. */
export const largestFile = 16 * 1024 * 1024

export const disk: Disk = {
  read(path) {
    let handle: number
    try {
      // Without O_NONBLOCK, opening a FIFO that nobody writes to would wait for ever.
      handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    } catch (error) {
      return refused(error)
    }
    try {
      const stat = fstatSync(handle)
      if (!stat.isFile()) return { fault: 'not-a-file', message: stat.isDirectory() ? 'it is a directory' : 'it is no regular file' }
      if (stat.size > largestFile) return { fault: 'too-large', message: `it has ${stat.size} bytes, more than the ${largestFile} that netlint reads` }
      return decode(readAll(handle, stat.size))
    } catch (error) {
      return refused(error)
    } finally {
      closeSync(handle)
    }
  },
  kind(path) {
    try {
      // Most of what is asked for is not there, and an exception would cost more than the question.
      const stat = statSync(path, { throwIfNoEntry: false })
      return stat && kindOf(stat)
    } catch {
      return undefined
    }
  },
  list(path) {
    try {
      return readdirSync(path, { withFileTypes: true })
        .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
    } catch {
      return []
    }
  },
  link(path) {
    try {
      return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(path) : undefined
    } catch {
      return undefined
    }
  }
}

function readAll(handle: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let read = 0
  while (read < size) {
    const got = readSync(handle, bytes, read, size - read, read)
    if (got === 0) break
    read += got
  }
  return bytes.subarray(0, read)
}

/** UTF-8 or UTF-16 by its byte order mark, as YAML 1.2 §5.2 has it; a mark itself stays out of the text's way as U+FEFF. */
export function decode(bytes: Uint8Array): Read {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return { text: decoder(encoding).decode(bytes) }
  } catch {
    return { fault: 'not-text', message: `it is not valid ${encoding.toUpperCase()} text` }
  }
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>()

function decoder(encoding: string): InstanceType<typeof TextDecoder> {
  const made = decoders.get(encoding) ?? new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  decoders.set(encoding, made)
  return made
}

function refused(error: unknown): Read {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR') return { fault: 'missing', message: 'no such file' }
  if (code === 'EACCES' || code === 'EPERM') return { fault: 'unreadable', message: 'permission denied' }
  if (code === 'ELOOP') return { fault: 'unreadable', message: 'its symbolic links go in a circle' }
  return { fault: 'unreadable', message: `it cannot be read (${code ?? 'unknown error'})` }
}

function kindOf(stat: { isFile(): boolean; isDirectory(): boolean }): 'file' | 'directory' | 'other' {
  return stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other'
}
