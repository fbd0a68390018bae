import type { Host } from './project/host.ts'
import type { Missing, Network, Project } from './project/model.ts'
import { bitLength, cidr, parseAddress, parseCidr, type Cidr } from './net/index.ts'
import type { Field, Located } from './source/origin.ts'
import type { ProblemCode } from './source/problem.ts'

export type * from './project/model.ts'
export { socketText } from './project/sockets.ts'
export { shimCommands } from './project/shim.ts'
export type { Host } from './project/host.ts'
export { hostEntries } from './project/host-entries.ts'
export { driverOptions, endpointSysctlFault, ownDrivers } from './project/drivers.ts'
export { isPrivileged, looksLikeInfrastructure, pulledInfrastructure } from './project/infrastructure.ts'
export { knownDoor, type Door } from './project/known-doors.ts'
export { jobs, needsNoNetwork } from './project/job.ts'
export { meantRole, ownRoles } from './project/own-roles.ts'
export { connection, wayToNamespace, type Connection } from './project/isolation.ts'
export * from './net/index.ts'
export type { Cause, Field, Located, Origin, Span } from './source/origin.ts'
export type { Problem, ProblemCode } from './source/problem.ts'
export { closest, speller } from './source/spelling.ts'
export { at, entriesAt, itemsAt, slice } from './source/tree.ts'
export type { Entry, Mapping, Scalar, Sequence, Tree } from './source/tree.ts'

/** What would happen if the files were brought up as they are. */
export type Outcome =
  /** `docker compose` refuses them. */
  | 'rejected'
  /** The engine refuses during `up`, or a process fails at once. */
  | 'fails'
  /** Everything starts, and does something else than what is written. */
  | 'ignored'
  /** Everything works; a house rule forbids it. */
  | 'policy'

export type Severity = 'error' | 'warning' | 'info'

export interface Finding {
  readonly at: Located
  /** What is wrong, with the values at hand: lower case at the start unless a name, no full stop. */
  readonly message: string
  /** What to do about it, as a sentence. */
  readonly hint?: string
  /** Docker's own words for this very thing, where they are known. */
  readonly docker?: string
  readonly related?: readonly Related[]
  /** Where this finding is of another level than its rule: never louder. */
  readonly severity?: Severity
  /** Where this finding's outcome is not its rule's. */
  readonly outcome?: Outcome
  readonly fix?: Fix
}

export interface Related {
  readonly at: Located
  readonly message: string
}

export interface Fix {
  /** In the imperative: "Write 10.0.0.0/24". */
  readonly title: string
  /** True only where Docker does the same after it, or refused what was there before. Demoted by the engine where something else shaped the text. */
  readonly safe: boolean
  readonly edits: readonly Edit[]
}

export type Edit =
  /** Writes `text` over the located value, quoted as its place needs; as it is where `verbatim` says that it is YAML already. */
  | { readonly kind: 'replace'; readonly at: Located; readonly text: string; readonly verbatim?: true }
  /** Takes an entry of a mapping or an item of a sequence away, with its line and its own comments. */
  | { readonly kind: 'remove'; readonly at: Located }
  /**
   * Writes something behind all that a collection has: `entry` where it is a mapping, `item` where it is a sequence, as
   * Compose takes many things in either form. `at` is the collection, its key, or a value that is not written yet.
   */
  | { readonly kind: 'insert'; readonly at: Located; readonly entry?: readonly [key: string, value: Content]; readonly item?: Content }

/** What an edit writes that was not there: a value, or what stands at some place of the same file. */
export type Content = string | number | boolean | null | readonly Content[] | ReadonlyMap<string, Content> | Located

export const replace = (at: Located, text: string): Edit => ({ kind: 'replace', at, text })
export const remove = (at: Located): Edit => ({ kind: 'remove', at })
export const insert = (into: Located, key: string, value: Content, item?: Content): Edit => ({
  kind: 'insert',
  at: into,
  entry: [key, value],
  ...(item !== undefined && { item })
})
export const append = (to: Located, item: Content): Edit => ({ kind: 'insert', at: to, item })

export interface Rule<Options extends OptionSpecs = OptionSpecs> {
  /** Kebab-case, subject first; the file's name. Never changes once released. */
  readonly id: string
  /** The law in one line, true when all is well. */
  readonly title: string
  readonly outcome: Outcome
  /** The loudest level of its findings. */
  readonly severity: Severity
  /** False: off until a configuration turns it on. */
  readonly recommended?: boolean
  /** One or two sentences: what breaks otherwise. */
  readonly why: string
  /** Docker's own words for it, as people paste them into a search box. */
  readonly docker?: readonly string[]
  /** Where Docker's code or documentation says so. */
  readonly evidence: readonly string[]
  readonly tags?: readonly string[]
  readonly options: Options
  check(project: Project, options: OptionValues<Options>): Iterable<Finding>
  /** What comes of it that projects share a host, where a configuration says that they do. It stands in the later one. */
  across?(host: Host, options: OptionValues<Options>): Iterable<Finding>
}

export interface Option<T> {
  readonly about: string
  /** JSON Schema of what a configuration may say. */
  readonly schema: Readonly<Record<string, unknown>>
  /** What holds where it says nothing, written as a configuration would. */
  readonly fallback: unknown
  read(written: unknown): T
}
// `any`: the type of an option's value is inferred from its own `read`.
export type OptionSpecs = Readonly<Record<string, Option<any>>>
export type OptionValues<Specs extends OptionSpecs> = { readonly [K in keyof Specs]: ReturnType<Specs[K]['read']> }

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
/** An address or a block: what passes here can be read, but for some of IPv6. */
const blockPattern = `^(?:${octet}(?:\\.${octet}){3}(?:/(?:3[0-2]|[12]?\\d))?|[0-9a-fA-F.]*:[0-9a-fA-F.:]*(?:/(?:12[0-8]|1[01]\\d|[1-9]?\\d))?)$`

function block(text: string): Cidr | undefined {
  const address = parseAddress(text)
  return address ? cidr(address, bitLength(address.family)) : parseCidr(text)
}

/** The options a rule may have. Each says once what it is for, what may be written, and what holds otherwise. */
export const option = {
  flag: (about: string, fallback: boolean): Option<boolean> => ({ about, schema: { type: 'boolean' }, fallback, read: (written) => written === true }),

  texts: (about: string, fallback: readonly string[]): Option<readonly string[]> => ({
    about,
    schema: { type: 'array', items: { type: 'string' }, uniqueItems: true },
    fallback,
    read: (written) => (Array.isArray(written) ? written.map(String) : [])
  }),

  /** Addresses and blocks of them, each a block when read. */
  blocks: (about: string): Option<readonly Cidr[]> => ({
    about,
    schema: { type: 'array', items: { type: 'string', pattern: blockPattern }, uniqueItems: true },
    fallback: [],
    read: (written) => (Array.isArray(written) ? written.flatMap((text) => block(String(text)) ?? []) : [])
  }),

  /** For each of some names (of roles, say) a list of words. */
  lists: (about: string): Option<ReadonlyMap<string, readonly string[]>> => ({
    about,
    schema: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' }, uniqueItems: true } },
    fallback: {},
    read: (written) =>
      new Map(
        Object.entries(written as Readonly<Record<string, unknown>>).map(([name, list]) => [name, Array.isArray(list) ? list.map(String) : []])
      )
  }),

  number: (about: string, fallback: number, minimum = 0): Option<number> => ({
    about,
    schema: { type: 'integer', minimum },
    fallback,
    read: (written) => Number(written)
  }),

  choice: <const Words extends readonly string[]>(about: string, words: Words, fallback: Words[number]): Option<Words[number]> => ({
    about,
    schema: { enum: words },
    fallback,
    read: (written) => String(written)
  })
}

export function defineRule<const Options extends OptionSpecs>(rule: Rule<Options>): Rule<Options> {
  return rule
}

/** True where a field is there and its value can be told: the whole of "unknown means silent". */
export function known<T>(field: { readonly value: T | undefined } | undefined): field is { readonly value: T & ({} | null) } & { readonly text: string } & Located {
  return field?.value !== undefined
}

/** True where a field is there, its text is known, and it is not what it should be. */
export function malformed<T>(field: Field<T> | undefined): field is Field<T> & { readonly malformed: true } {
  return field?.malformed === true
}

/** What Docker would refuse to create: an error where `up` creates the network, a warning while no service uses it. */
export function* onceUsed({ key, created }: Network, findings: Iterable<Finding>): Iterable<Finding> {
  for (const finding of findings) {
    const message = `${finding.message} (no service uses "${key}" yet)`
    yield created ? finding : { ...finding, message, severity: 'warning', outcome: 'ignored' }
  }
}

/** The findings of a rule that tells of what a stage of loading could not make sense of. */
export function* reported({ problems }: Pick<Project, 'problems'>, code: ProblemCode): Iterable<Finding> {
  for (const problem of problems) {
    if (problem.code !== code) continue
    const { mend, level, code: _, variable: __, until: ___, ...told } = problem
    const edit: Edit | undefined = mend && (mend.text === undefined ? remove(told) : { kind: 'replace', at: told, text: mend.text, verbatim: true })
    yield {
      at: told,
      severity: level,
      ...(level !== 'error' && { outcome: 'ignored' }),
      ...told,
      ...(mend && edit && { fix: { title: mend.title, safe: true, edits: [edit] } })
    }
  }
}

/** The findings of a rule about one kind of name that services use and the top-level `section` does not declare. */
export function* undeclared({ missing, service }: Project, kind: Missing['kind'], section: string): Iterable<Finding> {
  for (const { name, by, meant, origin } of missing.filter((each) => each.kind === kind)) {
    yield {
      at: { origin },
      message: `"${by}" refers to the ${kind} ${name}, which is not declared`,
      docker: `service "${by}" refers to undefined ${kind} ${name}: invalid compose project`,
      hint: meant === undefined ? `Declare it under \`${section}\`.` : `Did you mean ${meant}? Else declare it under \`${section}\`.`,
      ...(meant !== undefined && { fix: { title: `Write ${meant}`, safe: false, edits: [replace({ origin }, meant)] } }),
      // Compose looks at active services only: in another profile the mistake waits.
      ...(!service(by)?.active && { severity: 'warning' })
    }
  }
}
