import type { Target, Version } from './model.ts'

/** A version as Docker writes it: `28`, `28.1`, `v28.1.0`. */
export function version(text: string): Version | undefined {
  const parts = /^v?(\d{1,4})(?:\.(\d{1,4}))?(?:\.(\d{1,4}))?(?:[-+].*)?$/.exec(text)
  if (!parts) return undefined
  const own = [Number(parts[1]), Number(parts[2] ?? 0)] as const
  return {
    text,
    atLeast: (major, minor = 0) => own[0] > major || (own[0] === major && own[1] >= minor)
  }
}

const assumed = (text: string): Version => ({ ...version(text)!, assumed: true })

/** What is measured in ground truth, and current where nothing else is said. */
export const currentTarget: Target = { engine: assumed('29.7.2'), compose: assumed('2.40.3') }
