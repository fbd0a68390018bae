import { readSync } from 'node:fs'
import { UsageError } from './arguments.ts'

const chunk = 65_536

/** All that comes on standard input, which may have no end: it is read no further than files are. */
export function standardInput(most: number): string {
  const chunks: Uint8Array[] = []
  for (let left = most; ; ) {
    const bytes = read()
    if (bytes.length === 0) return Buffer.concat(chunks).toString()
    left -= bytes.length
    if (left < 0) throw new UsageError(`standard input has more than the ${most} bytes that netlint reads`)
    chunks.push(bytes)
  }
}

function read(): Uint8Array {
  const bytes = Buffer.allocUnsafe(chunk)
  for (;;) {
    try {
      return bytes.subarray(0, readSync(0, bytes))
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      // The end, as Windows tells it of a pipe.
      if (code === 'EOF') return bytes.subarray(0, 0)
      if (code !== 'EAGAIN') throw new UsageError(`standard input cannot be read: ${message}`)
      // Whoever shares it made it one that does not wait.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
  }
}
