import type { World } from './world.ts'
import { writeAtomically } from './write.ts'

/** Writes a file that was asked for. False where it could not, which is told. */
export function save(path: string, text: string, world: World): boolean {
  const fault = writeAtomically(path, text)
  if (fault !== undefined) world.complain(`netlint: ${fault}\n`)
  return fault === undefined
}
