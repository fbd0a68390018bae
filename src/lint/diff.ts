/** Lines that a hunk shows around what changed. */
const CONTEXT = 3

/** A patch that `git apply` takes, or nothing where both texts are one. Lines end as they do in the texts. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const [old, now] = [lines(before), lines(after)]
  const name = path.replace(/^(?:\.?\/)+/, '')
  const changes = edits(old, now)
  if (changes.length === 0) return ''
  const hunks = inHunks(changes).map((edits) => hunk(edits, old, now))
  return `--- ${quoted(`a/${name}`)}\n+++ ${quoted(`b/${name}`)}\n${hunks.join('')}`
}

function inHunks(edits: readonly LineEdit[]): readonly (readonly LineEdit[])[] {
  const groups: LineEdit[][] = []
  for (const edit of edits) {
    const group = groups.at(-1)
    if (group !== undefined && edit.oldStart - group.at(-1)!.oldEnd <= 2 * CONTEXT) group.push(edit)
    else groups.push([edit])
  }
  return groups
}

function hunk(edits: readonly LineEdit[], old: readonly string[], now: readonly string[]): string {
  const [first, last] = [edits[0]!, edits.at(-1)!]
  const lead = Math.min(CONTEXT, first.oldStart)
  const trail = Math.min(CONTEXT, old.length - last.oldEnd)
  const from = first.oldStart - lead
  let body = ''
  let done = from
  const say = (mark: string, lines: readonly string[]) => {
    for (const line of lines) body += mark + (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`)
  }
  for (const { oldStart, oldEnd, newStart, newEnd } of edits) {
    say(' ', old.slice(done, oldStart))
    say('-', old.slice(oldStart, oldEnd))
    say('+', now.slice(newStart, newEnd))
    done = oldEnd
  }
  say(' ', old.slice(done, done + trail))
  return `@@ -${range(from, last.oldEnd + trail)} +${range(first.newStart - lead, last.newEnd + trail)} @@\n${body}`
}

/** Of no lines, the line before them is named. */
function range(start: number, end: number): string {
  return end - start === 1 ? `${end}` : `${end === start ? start : start + 1},${end - start}`
}

/** As git quotes names with odd characters; a tab ends a name with spaces. */
function quoted(name: string): string {
  // biome-ignore lint: control characters are what is looked for
  const odd = /["\\\0-\x1f\x7f]/g
  if (odd.test(name)) return `"${name.replace(odd, (character) => (character === '"' || character === '\\' ? `\\${character}` : `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`))}"`
  return name.includes(' ') ? `${name}\t` : name
}

/** With their breaks. To git a lone CR breaks no line. */
function lines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Lines `oldStart` to `oldEnd` become lines `newStart` to `newEnd`. */
interface LineEdit {
  readonly oldStart: number
  readonly oldEnd: number
  readonly newStart: number
  readonly newEnd: number
}

/** Equal lines in a row after which both texts are taken to be in step again. */
const CALM = 8
/** Lines that differ at one place, at most; beyond that the rest is shown as replaced. */
const FARTHEST = 1000

/** What must change, first to last. Time grows with the texts, and with the square of the largest change at one place. */
function edits(old: readonly string[], now: readonly string[]): readonly LineEdit[] {
  let [oldEnd, newEnd] = [old.length, now.length]
  while (oldEnd > 0 && newEnd > 0 && old[oldEnd - 1] === now[newEnd - 1]) [oldEnd, newEnd] = [oldEnd - 1, newEnd - 1]
  const found: LineEdit[] = []
  let [x, y] = [0, 0]
  while (x < oldEnd || y < newEnd) {
    if (x < oldEnd && y < newEnd && old[x] === now[y]) [x, y] = [x + 1, y + 1]
    else {
      const steps = untilCalm(old, now, { oldStart: x, oldEnd, newStart: y, newEnd })
      found.push(...steps)
      ;({ oldEnd: x, newEnd: y } = steps.at(-1)!)
    }
  }
  return joined(found)
}

/** The shortest way from one difference to where both texts are in step again, after Myers: `reach` has how far each diagonal came. */
function untilCalm(old: readonly string[], now: readonly string[], rest: LineEdit): readonly LineEdit[] {
  const [width, height] = [rest.oldEnd - rest.oldStart, rest.newEnd - rest.newStart]
  const reaches: Int32Array[] = []
  for (let d = 0; d <= FARTHEST; d++) {
    const reach = new Int32Array(2 * d + 1)
    reaches.push(reach)
    for (let k = -d; k <= d; k += 2) {
      const start = d === 0 ? 0 : arrival(reaches[d - 1]!, d, k).x
      let x = start
      while (x < width && x - k < height && old[rest.oldStart + x] === now[rest.newStart + x - k]) x++
      reach[k + d] = x
      if (x - start >= CALM || (x >= width && x - k >= height)) return way(reaches, d, k, rest)
    }
  }
  return [rest]
}

/** How a diagonal is reached by one more step: a line taken away (from the left) or put in (from above). */
function arrival(before: Int32Array, d: number, k: number): { readonly x: number; readonly isInsertion: boolean } {
  const left = k > -d ? before[k - 1 + (d - 1)]! + 1 : -1
  const above = k < d ? before[k + 1 + (d - 1)]! : -1
  return above >= left ? { x: above, isInsertion: true } : { x: left, isInsertion: false }
}

function way(reaches: readonly Int32Array[], d: number, k: number, { oldStart, newStart }: LineEdit): readonly LineEdit[] {
  const steps: LineEdit[] = []
  for (; d > 0; d--) {
    const { x, isInsertion } = arrival(reaches[d - 1]!, d, k)
    const [oldEnd, newEnd] = [oldStart + x, newStart + x - k]
    steps.push(isInsertion ? { oldStart: oldEnd, oldEnd, newStart: newEnd - 1, newEnd } : { oldStart: oldEnd - 1, oldEnd, newStart: newEnd, newEnd })
    k += isInsertion ? 1 : -1
  }
  return steps.reverse()
}

/** Edits with no equal line between them as one. */
function joined(edits: readonly LineEdit[]): readonly LineEdit[] {
  const whole: LineEdit[] = []
  for (const edit of edits) {
    const last = whole.at(-1)
    if (last !== undefined && edit.oldStart === last.oldEnd && edit.newStart === last.newEnd) whole[whole.length - 1] = { ...last, oldEnd: edit.oldEnd, newEnd: edit.newEnd }
    else whole.push(edit)
  }
  return whole
}
