import { disk, largestFile } from '../compose/disk.ts'
import { rules, parseVersion, type LintRequest } from '../index.ts'
import { closest } from '../source/spelling.ts'
import { UsageError, type Arguments } from './arguments.ts'
import type { World } from './world.ts'

/** What the flags ask of `lint`. */
export function request(given: Arguments, world: World): LintRequest {
  const { paths } = given
  const merge = given.values('file')
  if (paths.length > 0 && merge.length > 0) {
    throw new UsageError('name the files either by --file or as arguments: --file merges them into one project, arguments are checked one by one')
  }
  if (given.has('config') && given.has('no-config')) throw new UsageError('--config and --no-config exclude each other')
  const root = given.value('root')
  if (root !== undefined && disk.kind(root) !== 'directory') throw new UsageError(`--root takes a folder, and ${root === '' ? 'nothing' : root} is none`)
  const only = given.values('only')
  for (const id of only) if (!id.includes('/') && !rules.some((rule) => rule.id === id)) throw noRule(id)
  return {
    files: paths,
    merge,
    envFiles: given.values('env-file'),
    profiles: given.values('profile'),
    env: { PWD: world.directory, ...world.env },
    plugins: !given.has('no-plugins'),
    inline: !given.has('no-inline-config'),
    oneHost: given.has('one-host'),
    target: { ...version(given.value('engine'), 'engine'), ...version(given.value('compose'), 'compose') },
    ...optional('root', root),
    ...optional('progress', progress(given, world)),
    ...optional('directory', given.value('project-directory')),
    ...optional('name', given.value('project-name')),
    ...optional<'config', string | false>('config', given.has('no-config') ? false : given.value('config')),
    ...optional('baseline', given.command === 'baseline' ? undefined : given.value('baseline')),
    ...optional('stdin', [...paths, ...merge].includes('-') ? world.stdin(largestFile) : undefined),
    ...optional('only', only.length > 0 ? only : undefined)
  }
}

/** The same with what earlier runs have kept, where `--cache` asks for it. */
export async function withCache(asked: LintRequest, given: Arguments, world: World): Promise<LintRequest> {
  return given.has('cache') ? (await import('./cache.ts')).cached(asked, world) : asked
}

/** Tells on a terminal how far a run is that takes longer than a second. */
function progress(given: Arguments, { env, now, watcher }: World): LintRequest['progress'] {
  if (given.has('quiet') || env['CI'] || env['TERM'] === 'dumb') return undefined
  const due = now() + 1000
  let show: ((done: number, of: number) => void) | undefined
  return async (done, of) => {
    if (now() < due) return
    show ??= (await import('./progress.ts')).progress(watcher(), now)
    show(done, of)
  }
}

/** A name that no rule of netlint's has. Those of plugins have a slash, and are known when the configuration is read. */
export function noRule(id: string): UsageError {
  const meant = closest(id, rules.map((rule) => rule.id))
  return new UsageError(`there is no rule ${id}${meant ? `; did you mean ${meant}?` : ''} (netlint rules lists them)`)
}

function version<Name extends 'engine' | 'compose'>(text: string | undefined, name: Name) {
  if (text === undefined) return {}
  const parsed = parseVersion(text)
  if (!parsed) throw new UsageError(`--${name} takes a version like 28.1, not ${text}`)
  return { [name]: parsed } as Record<Name, typeof parsed>
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: Value }
}
