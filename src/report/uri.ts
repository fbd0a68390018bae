import type { Base } from './reporter.ts'

/** A path as a server that has only the repository knows it: from its root, where the run says what that is. */
export function fromRoot(path: string, base: Base | undefined): string {
  const whole = path.startsWith('/') || base === undefined ? path : `${base.directory}/${path}`
  const steps = walk(whole)
  if (base === undefined || !whole.startsWith('/')) return steps.join('/') || '.'
  const root = walk(base.root)
  let common = 0
  while (common < root.length && root[common] === steps[common]) common++
  return [...root.slice(common).map(() => '..'), ...steps.slice(common)].join('/') || '.'
}

/** A path as a relative reference of RFC 3986: what has a meaning there is percent-encoded. */
export function uri(path: string): string {
  return path.split('/').map(encode).join('/')
}

function walk(path: string): readonly string[] {
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps
}

function encode(step: string): string {
  // Halves of surrogate pairs cannot be encoded.
  return encodeURIComponent(step.replace(/\p{Cs}/gu, '\ufffd')).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
