/** The candidate that a word was most likely meant to be, or undefined where none is near. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const most = Math.min(3, Math.max(1, Math.floor(word.length / 3)))
  let best: string | undefined
  let least = most + 1
  const meant = normal(word)
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const changes = distance(meant, normal(candidate), least - 1)
    if (changes < least) [best, least] = [candidate, changes]
  }
  return best
}

/** How many candidates one speller looks at: nobody reads the suggestions for a thousand mistakes. */
const mostLooks = 200_000

/** `closest` for many words: in a file of nothing but mistakes only the first ones get a suggestion. */
export function speller(): typeof closest {
  let looks = mostLooks
  return (word, candidates) => {
    if (looks <= 0) return undefined
    const all = [...candidates]
    looks -= all.length
    return closest(word, all)
  }
}

/** `dependsOn` and `depends-on` are `depends_on`. */
function normal(word: string): string {
  return word.replace(/[-_ ]/g, '').toLowerCase()
}

/**
 * Edits of one letter, and swaps of two neighbours, between two words; more than `most` where there are. Long words are cut:
 * nobody mistypes them by three letters. Only near the diagonal of the table can a way be that short.
 */
function distance(left: string, right: string, most: number): number {
  const [a, b] = [left.slice(0, 64), right.slice(0, 64)]
  const tooMany = most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  let isNear = true
  for (let i = 1; i <= a.length; i++) {
    const row = new Array<number>(b.length + 1).fill(tooMany)
    row[0] = i
    let shortest = i
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row[j] = cost
      shortest = Math.min(shortest, cost)
    }
    // A swap looks back two rows.
    if (shortest > most && !isNear) return tooMany
    isNear = shortest <= most
    ;[before, last] = [last, row]
  }
  return last[b.length]!
}
