import type { Version } from '../project/model.ts'
import type { ServiceAlone } from '../project/service.ts'
import type { Notification } from '../lint/diagnostic.ts'
import type { Rule, Severity } from '../rule.ts'
import type { SourceFile } from '../source/file.ts'
import type { Field, Located } from '../source/origin.ts'
import type { Glob } from './glob.ts'
import type { Base } from './keys.ts'
import type { Selector } from './selector.ts'

/** What a team wants of netlint. */
export interface Config {
  /** The file that was found or named, and those it extends: the ones extended first. */
  readonly files: readonly SourceFile[]
  /** The folder that its globs start from. */
  readonly root: string
  readonly base: Base
  /** All rules there are: built-in ones, those of plugins, and policies. */
  readonly rules: readonly Rule[]
  /** In the order in which they apply; a later one wins. */
  readonly blocks: readonly Block[]
  readonly ignored: Glob
  /** The first that fits gives a service its role. */
  readonly roles: readonly RoleSelector[]
  readonly site: Site
  readonly engine: Version | undefined
  readonly compose: Version | undefined
  readonly hosts: ReadonlyMap<string, Glob>
  readonly silences: SilenceOptions
  readonly locked: Locked
  /** What the last file that locks rules says, with those it extends: nothing that extends it weakens those rules. Undefined: nothing is locked. */
  readonly guard: Config | undefined
  /** What went wrong without ending the run: a plugin that could not be loaded. */
  readonly notifications: readonly Notification[]
}

/** Settings of rules, for all files or for some. */
export interface Block {
  /** Undefined: all. */
  readonly files: Glob | undefined
  readonly settings: ReadonlyMap<string, Setting>
}

/** `origin` is the rule's key. */
export interface Setting extends Located {
  /** Undefined: the rule's own. */
  readonly level: Severity | 'off' | undefined
  /** As written. */
  readonly options: ReadonlyMap<string, unknown>
}

export interface RoleSelector {
  readonly role: string
  readonly selector: Selector<ServiceAlone>
}

/** As written; rules whose options have these names get them. */
export interface Site {
  readonly lan: readonly string[]
  readonly dhcp: readonly string[]
  readonly reserved: readonly string[]
}

export interface SilenceOptions {
  readonly allowed: boolean
  readonly reason: 'optional' | 'required'
}

/** Rules that nothing in a checkout can change. */
export type Locked = 'all' | ReadonlySet<string>

export const isLocked = (locked: Locked, id: string): boolean => locked === 'all' || locked.has(id)

/** What one file says, before it is joined with those it extends. */
export interface Layer {
  readonly file: SourceFile
  /** Files and packages, as written. */
  readonly extends: readonly Field<string>[]
  readonly base: Base | undefined
  /** Prefix → file, folder or package, as written. */
  readonly plugins: ReadonlyMap<string, Field<string>>
  readonly blocks: readonly Block[]
  readonly ignored: Glob | undefined
  readonly roles: readonly RoleSelector[]
  readonly site: Partial<Site>
  readonly engine: Version | undefined
  readonly compose: Version | undefined
  readonly hosts: ReadonlyMap<string, Glob>
  readonly silences: Partial<SilenceOptions>
  readonly locked: readonly Field<string>[]
}

/** What holds where no configuration says anything. */
export function defaults(rules: readonly Rule[], root: string): Config {
  return {
    files: [],
    root,
    base: 'recommended',
    rules,
    blocks: [],
    ignored: () => false,
    roles: [],
    site: { lan: [], dhcp: [], reserved: [] },
    engine: undefined,
    compose: undefined,
    hosts: new Map(),
    silences: { allowed: true, reason: 'optional' },
    locked: new Set(),
    guard: undefined,
    notifications: []
  }
}
