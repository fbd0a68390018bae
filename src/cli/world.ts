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
  /** Whoever watches standard error; undefined where it is no terminal. */
  readonly watcher: () => Watcher | undefined
  /** In milliseconds, from some moment on. */
  readonly now: () => number
  /** A rule's page. */
  readonly page: (rule: string) => string | undefined
}

/** A terminal, on which a line can be shown for a while. */
export interface Watcher {
  readonly columns: number
  /** It is gone before anything else is written to standard error; nothing takes it away. */
  readonly show: (text: string) => void
}
