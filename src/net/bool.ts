const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((word) => [word, true] as const),
  ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map((word) => [word, false] as const)
])

/** As Go's strconv.ParseBool, by which drivers read their options: neither `yes` nor `on`. */
export const parseBool = (text: string): boolean | undefined => WORDS.get(text)
