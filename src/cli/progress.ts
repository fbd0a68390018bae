import type { Watcher } from './world.ts'

/** How long a line stays at least, in milliseconds. */
const pause = 100

/** A line that tells how many projects are done, as long as some are not. */
export function progress(watcher: Watcher | undefined, now: () => number): (done: number, of: number) => void {
  if (watcher === undefined) return () => undefined
  const { columns, show } = watcher
  const number = new Intl.NumberFormat('en')
  // A line that is longer than the terminal is wide could not be taken back. Some do not say how wide they are.
  const room = (columns || 80) - 1
  let next = now()
  return (done, of) => {
    if (done === of) return show('')
    if (now() < next) return
    next = now() + pause
    show(`netlint: ${number.format(done)} of ${number.format(of)} projects`.slice(0, room))
  }
}
