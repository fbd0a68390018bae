const block = 100
const endOfFile = 0xffff
/** 37 to the power of the block's size, modulo 2^64, in halves. */
const [droppedHigh, droppedLow] = halves(37n ** BigInt(block))

/**
 * GitHub's `primaryLocationLineHash` of every line, the first at index 0: a rolling hash over the 100 characters from the
 * line's start on, blanks left out, and how often the same hash came before (github/codeql-action src/fingerprints.ts).
 * The 64 bits are kept in two halves of 32: numbers are many times faster here than bigints.
 */
export function lineHashes(text: string): readonly string[] {
  const hashes: string[] = []
  const counts = new Map<string, number>()
  const window = new Uint16Array(block)
  // Which characters of the window begin a line.
  const begins = new Uint8Array(block)
  let high = 0
  let low = 0
  let index = 0
  let lineStart = true
  let afterReturn = false

  for (let i = 0; i <= text.length; i++) {
    let code = i < text.length ? text.charCodeAt(i) : endOfFile
    const skipped = code === 32 || code === 9 || (code === 10 && afterReturn)
    afterReturn = code === 13
    if (skipped) continue
    if (code === 13) code = 10
    if (begins[index]) emit()
    if (lineStart) begins[index] = 1
    lineStart = code === 10
    roll(code)
  }
  for (let i = 0; i < block; i++) {
    if (begins[index]) emit()
    roll(0)
  }
  return hashes

  function emit(): void {
    const hash = high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, '0')
    const count = (counts.get(hash) ?? 0) + 1
    counts.set(hash, count)
    hashes.push(`${hash}:${count}`)
    begins[index] = 0
  }

  /** hash × 37 + next − dropped × 37^100; each product stays below 2^53. */
  function roll(next: number): void {
    const dropped = window[index]!
    window[index] = next
    const lowSum = low * 37 + next - droppedLow * dropped
    const carry = Math.floor(lowSum / 2 ** 32)
    high = modulo(high * 37 + carry - droppedHigh * dropped)
    low = modulo(lowSum)
    index = (index + 1) % block
  }
}

function halves(value: bigint): readonly [number, number] {
  const bits = BigInt.asUintN(64, value)
  return [Number(bits >> 32n), Number(bits & 0xffffffffn)]
}

function modulo(value: number): number {
  return value - Math.floor(value / 2 ** 32) * 2 ** 32
}
