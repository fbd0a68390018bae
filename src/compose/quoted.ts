/** A text as Docker's messages quote it: Go's strconv.Quote. */
export function goQuoted(text: string): string {
  return JSON.stringify(text)
    .replace(/\\u00([01][0-9a-f])|\x7f/g, (_, code: string | undefined) => `\\x${code ?? '7f'}`)
    .replace(/(?! )[\p{Z}\p{C}]/gu, (unprintable) => {
      const code = unprintable.codePointAt(0)!.toString(16)
      return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`
    })
}
