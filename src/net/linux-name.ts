const encoder = new TextEncoder()

/** Linux counts in bytes. */
export const byteLength = (text: string): number => encoder.encode(text).length

/** Why Linux takes a text for no name of an interface, or undefined (net/core/dev.c dev_valid_name; `lo` is there already). */
export function interfaceNameFault(text: string): string | undefined {
  if (byteLength(text) > 15) return 'has more than 15 bytes'
  if (text === 'lo') return 'is the loopback interface'
  return /^\.{1,2}$|[/:\s]/.test(text) ? 'is none that Linux takes' : undefined
}

/** moby daemon/names: with or without the slash that Docker puts before it. */
export const isContainerName = (text: string): boolean => /^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(text)
