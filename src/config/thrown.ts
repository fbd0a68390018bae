/** What foreign code threw, as half a line. It may be anything, and throw again when it is asked what it is. */
export function thrown(error: unknown): string {
  try {
    return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!
  } catch {
    return 'it threw what cannot be told'
  }
}
