import { randomBytes } from 'node:crypto'
import { accessSync, closeSync, constants, fchmodSync, fchownSync, fsyncSync, lstatSync, openSync, readFileSync, realpathSync, renameSync, type Stats, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { decode } from '../compose/disk.ts'

/**
 * Writes a file whole or not at all. With `before`, the text that was read, it takes the place of that text and no other, in
 * its encoding. Undefined when done, else why not: a sentence without its full stop.
 */
export function writeAtomically(path: string, text: string, before?: string): string | undefined {
  try {
    const old = statSync(path, { throwIfNoEntry: false })
    if (old === undefined) return create(path, text, before)
    if (old.isFile()) return replace(path, text, before, old)
    if (old.isDirectory()) return `${path} is a directory`
    if (before !== undefined) return `${path} is no regular file`
    // A terminal, a pipe, /dev/null: what is written goes through it, and no file may take its place.
    writeFileSync(path, text)
    return undefined
  } catch (error) {
    return `${path} cannot be written: ${reason(error)}`
  }
}

function create(path: string, text: string, before: string | undefined): string | undefined {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return `${path} is a symbolic link that leads nowhere`
  if (before !== undefined) return `${path} is gone since it was read`
  const temporary = writeBeside(path, Buffer.from(text), undefined)
  return moveOver(temporary, path)
}

function replace(path: string, text: string, before: string | undefined, old: Stats): string | undefined {
  // The link stays, and what it leads to is written.
  const target = realpathSync(path)
  accessSync(target, constants.W_OK)
  if (before === undefined) return moveOver(writeBeside(target, Buffer.from(text), old), target)

  const bytes = readFileSync(target)
  const changed = `${path} has changed since it was read, and is left as it is`
  if (!reads(bytes, before)) return changed
  const temporary = writeBeside(target, encoded(text, bytes), old)
  return moveOver(temporary, target, () => (readFileSync(target).equals(bytes) ? undefined : changed))
}

/** A new file in the same folder, so that a rename is enough to put it in place. It has the rights of the one whose place it takes. */
function writeBeside(target: string, bytes: Uint8Array, old: Stats | undefined): string {
  const temporary = join(dirname(target), `.netlint-${randomBytes(6).toString('hex')}.tmp`)
  const handle = openSync(temporary, 'wx', old === undefined ? 0o666 : 0o600)
  try {
    writeFileSync(handle, bytes)
    if (old !== undefined) {
      tryTo(() => fchownSync(handle, old.uid, old.gid))
      fchmodSync(handle, old.mode & 0o7777)
    }
    fsyncSync(handle)
    closeSync(handle)
    return temporary
  } catch (error) {
    tryTo(() => closeSync(handle))
    tryTo(() => unlinkSync(temporary))
    throw error
  }
}

function moveOver(temporary: string, target: string, objection: () => string | undefined = () => undefined): string | undefined {
  try {
    const fault = objection()
    if (fault === undefined) renameSync(temporary, target)
    else unlinkSync(temporary)
    return fault
  } catch (error) {
    tryTo(() => unlinkSync(temporary))
    throw error
  }
}

function reads(bytes: Uint8Array, text: string): boolean {
  const read = decode(bytes)
  return 'text' in read && read.text === text
}

/** As the file has it: UTF-16 where it begins with that byte order mark, which is a part of the text. */
function encoded(text: string, old: Uint8Array): Uint8Array {
  if (old[0] === 0xff && old[1] === 0xfe) return Buffer.from(text, 'utf16le')
  if (old[0] === 0xfe && old[1] === 0xff) return Buffer.from(text, 'utf16le').swap16()
  return Buffer.from(text)
}

/** For what is good to have and no reason to fail. */
function tryTo(act: () => void): void {
  try {
    act()
  } catch {
    // It was tried.
  }
}

function reason(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such folder'
    case 'EACCES':
    case 'EPERM':
      return 'permission denied'
    case 'EROFS':
      return 'the file system is read-only'
    case 'ENOSPC':
      return 'there is no space left'
    case 'ELOOP':
      return 'its symbolic links go in a circle'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}
