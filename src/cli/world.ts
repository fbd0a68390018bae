/** The outside world of one run. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The working directory. */
  readonly directory: string
  readonly isTTY: boolean
  readonly columns: number | undefined
  /** What comes on standard input, which is refused where it has more bytes than this. */
  readonly stdin: (most: number) => string
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  /** A rule's page. */
  readonly page: (rule: string) => string | undefined
}
