import { fstatSync, statSync, writeSync } from 'node:fs'

/** A device that is no terminal: what a run writes is often thrown away. */
const nowhere = '/dev/null'

/** Standard output or standard error, without Node's streams as long as they are not needed: to load them takes as long as a small check. */
export class Standard {
  readonly #handle: 1 | 2
  readonly #stream: () => NodeJS.WriteStream
  #gone = false
  #isShowing = false
  #waiting: NodeJS.WriteStream | undefined
  /** Why not all was written: a sentence without its full stop. */
  fault: string | undefined

  constructor(handle: 1 | 2, stream: () => NodeJS.WriteStream) {
    this.#handle = handle
    this.#stream = stream
  }

  /** Its width where it is a terminal; undefined where it is none. */
  get columns(): number | undefined {
    const stream = mayBeTerminal(this.#handle) ? this.#stream() : undefined
    return stream?.isTTY ? (stream.columns ?? 80) : undefined
  }

  /** Whether a reader is being waited for. */
  get isBusy(): boolean {
    return (this.#waiting?.writableLength ?? 0) > 0
  }

  /** A line that is gone before anything else is written: on a terminal. */
  readonly show = (text: string): void => {
    if (text === '' && !this.#isShowing) return
    this.#isShowing = text !== ''
    this.#write(`\r${text}\u001b[K`)
  }

  readonly write = (text: string): void => {
    this.show('')
    this.#write(text)
  }

  #write(text: string): void {
    let bytes = Buffer.from(text)
    try {
      while (bytes.length > 0 && !this.#gone) bytes = bytes.subarray(writeSync(this.#handle, bytes))
    } catch (error) {
      this.#refused(error as NodeJS.ErrnoException, bytes)
    }
  }

  #refused(error: NodeJS.ErrnoException, rest: Uint8Array): void {
    if (error.code === 'EAGAIN') {
      // A pipe that does not block, and is full: a stream waits for its reader.
      const stream = (this.#waiting = this.#stream())
      if (stream.listenerCount('error') === 0) stream.on('error', (error) => this.#refused(error, new Uint8Array()))
      stream.write(rest)
      return
    }
    this.#gone = true
    // A reader that has seen enough (`netlint | head`) closes the pipe: that is no failure.
    if (error.code !== 'EPIPE') this.fault = `the report cannot be written: ${error.message}`
  }
}

function mayBeTerminal(handle: number): boolean {
  try {
    const stat = fstatSync(handle)
    return stat.isCharacterDevice() && stat.rdev !== statSync(nowhere, { throwIfNoEntry: false })?.rdev
  } catch {
    return false
  }
}
