import { posix } from 'node:path'
import { at } from '../source/tree.ts'
import type { Disk } from '../compose/disk.ts'
import type { Loaded } from '../compose/load.ts'
import type { Missing } from '../compose/missing.ts'
import type { Fragment } from './model.ts'
import { isStandard, neighbours } from './neighbours.ts'
import { platforms, type Platform } from './platforms.ts'

const overrideName = /(?:^|[-_.])override(?:[-_.]|$)/i

/**
 * Whether these files are only a piece of a project. Evidence decides: the file says so, its name does, a file beside or
 * above it brings what it lacks, includes or extends it, or it is an app store's dialect. What lacks something without
 * evidence is a mistake. `here` is the absolute folder that relative paths start from.
 */
export function fragment(
  { tree, files, remote, lacks, problems }: Pick<Loaded, 'tree' | 'files' | 'remote' | 'lacks' | 'problems'>,
  disk: Disk,
  here = posix.resolve('.')
): Fragment | undefined {
  const file = files[0]
  if (file === undefined) return undefined
  const said = at(tree, 'x-netlint', 'fragment')
  if (said?.kind === 'scalar') return said.value === true ? { kind: 'declared', reason: 'it says so', at: said, keys: [] } : undefined

  const [first] = lacks
  const platform = platforms.find((platform) => isOf(platform, file.text, lacks))
  if (platform) {
    const { name, keys, variables } = platform
    return { kind: 'platform', reason: `${name} adds to it before it is brought up`, at: first ?? tree, keys, ...(variables && { variables }) }
  }
  if (first === undefined) return undefined

  const piece = (kind: Fragment['kind'], reason: string): Fragment => ({ kind, reason, at: first, keys: [] })
  if (remote[0]) return { ...piece('remote', 'it includes or extends what is fetched from elsewhere'), at: remote[0] }
  // Env files bring nothing that could be lacking.
  const forbidden = problems.find(({ outcome, code }) => outcome === 'policy' && code !== 'env-file-exists')
  if (forbidden) return { ...piece('remote', 'it takes from a file that must not be looked at'), at: forbidden }
  const name = posix.basename(file.path)
  if (overrideName.test(name)) return piece('override', 'its name says that it goes over another file')
  const { beside, around } = neighbours(file.path, disk, here)
  const including = around.find((neighbour) => neighbour.includes(file.path))
  if (including) return piece('include-part', `${including.path} includes it`)
  const extending = around.find((neighbour) => neighbour.extends(file.path))
  if (extending) return piece('extends-base', `${extending.path} extends what is in it`)
  // A file of a usual name stands for a project of its own, whatever its neighbours have.
  const provider = isStandard(name) ? undefined : beside.find((neighbour) => neighbour.brings(lacks))
  return provider && piece('override', `${provider.path} has what it lacks`)
}

/** A platform's own name in a file that lacks nothing shows no more than that its author knows it. */
function isOf({ sign, adds }: Platform, text: string, lacks: readonly Missing[]): boolean {
  return sign.test(text) && (adds === undefined || lacks.some(({ name }) => name === adds))
}
