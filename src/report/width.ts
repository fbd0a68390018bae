/** Unicode's East Asian Wide and Fullwidth (UAX 11), in runs: what a terminal gives two columns. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18d08}\u{1aff0}-\u{1b2fb}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u
const noWidth = /[\p{Mn}\p{Me}\u200c\u200d]/u

/** Terminal columns of one character that shows. */
export function columnsOf(character: string): number {
  if (character.length === 1 && character < '\u0300') return 1
  return noWidth.test(character) ? 0 : wide.test(character) ? 2 : 1
}

/** Terminal columns of a text that only shows. */
export function columns(text: string): number {
  let sum = 0
  for (const character of text) sum += columnsOf(character)
  return sum
}
