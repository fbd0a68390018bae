import type { Host } from './project/host.js';
import type { Missing, Network, Project } from './project/model.js';
import { type Cidr } from './net/index.js';
import type { Field, Located } from './source/origin.js';
import type { ProblemCode } from './source/problem.js';
export type * from './project/model.js';
export { socketText } from './project/sockets.js';
export { shimCommands } from './project/shim.js';
export type { Host } from './project/host.js';
export { hostEntries } from './project/host-entries.js';
export { driverOptions, endpointSysctlFault, ownDrivers } from './project/drivers.js';
export { isPrivileged, looksLikeInfrastructure, pulledInfrastructure } from './project/infrastructure.js';
export { knownDoor, type Door } from './project/known-doors.js';
export { jobs, needsNoNetwork } from './project/job.js';
export { meantRole, ownRoles } from './project/own-roles.js';
export { connection, wayToNamespace, type Connection } from './project/isolation.js';
export * from './net/index.js';
export type { Cause, Field, Located, Origin, Span } from './source/origin.js';
export type { Problem, ProblemCode } from './source/problem.js';
export { closest, speller } from './source/spelling.js';
export { at, entriesAt, itemsAt, slice } from './source/tree.js';
export type { Entry, Mapping, Scalar, Sequence, Tree } from './source/tree.js';
/** What would happen if the files were brought up as they are. */
export type Outcome = 
/** `docker compose` refuses them. */
'rejected'
/** The engine refuses during `up`, or a process fails at once. */
 | 'fails'
/** Everything starts, and does something else than what is written. */
 | 'ignored'
/** Everything works; a house rule forbids it. */
 | 'policy';
export type Severity = 'error' | 'warning' | 'info';
export interface Finding {
    readonly at: Located;
    /** What is wrong, with the values at hand: lower case at the start unless a name, no full stop. */
    readonly message: string;
    /** What to do about it, as a sentence. */
    readonly hint?: string;
    /** Docker's own words for this very thing, where they are known. */
    readonly docker?: string;
    readonly related?: readonly Related[];
    /** Where this finding is of another level than its rule: never louder. */
    readonly severity?: Severity;
    /** Where this finding's outcome is not its rule's. */
    readonly outcome?: Outcome;
    readonly fix?: Fix;
}
export interface Related {
    readonly at: Located;
    readonly message: string;
}
export interface Fix {
    /** In the imperative: "Write 10.0.0.0/24". */
    readonly title: string;
    /** True only where Docker does the same after it, or refused what was there before. Demoted by the engine where something else shaped the text. */
    readonly safe: boolean;
    readonly edits: readonly Edit[];
}
export type Edit = 
/** Writes `text` over the located value, quoted as its place needs; as it is where `verbatim` says that it is YAML already. */
{
    readonly kind: 'replace';
    readonly at: Located;
    readonly text: string;
    readonly verbatim?: true;
}
/** Takes an entry of a mapping or an item of a sequence away, with its line and its own comments. */
 | {
    readonly kind: 'remove';
    readonly at: Located;
}
/**
 * Writes something behind all that a collection has: `entry` where it is a mapping, `item` where it is a sequence, as
 * Compose takes many things in either form. `at` is the collection, its key, or a value that is not written yet.
 */
 | {
    readonly kind: 'insert';
    readonly at: Located;
    readonly entry?: readonly [key: string, value: Content];
    readonly item?: Content;
};
/** What an edit writes that was not there: a value, or what stands at some place of the same file. */
export type Content = string | number | boolean | null | readonly Content[] | ReadonlyMap<string, Content> | Located;
export declare const replace: (at: Located, text: string) => Edit;
export declare const remove: (at: Located) => Edit;
export declare const insert: (into: Located, key: string, value: Content, item?: Content) => Edit;
export declare const append: (to: Located, item: Content) => Edit;
export interface Rule<Options extends OptionSpecs = OptionSpecs> {
    /** Kebab-case, subject first; the file's name. Never changes once released. */
    readonly id: string;
    /** The law in one line, true when all is well. */
    readonly title: string;
    readonly outcome: Outcome;
    /** The loudest level of its findings. */
    readonly severity: Severity;
    /** False: off until a configuration turns it on. */
    readonly recommended?: boolean;
    /** One or two sentences: what breaks otherwise. */
    readonly why: string;
    /** Docker's own words for it, as people paste them into a search box. */
    readonly docker?: readonly string[];
    /** Where Docker's code or documentation says so. */
    readonly evidence: readonly string[];
    readonly tags?: readonly string[];
    readonly options: Options;
    check(project: Project, options: OptionValues<Options>): Iterable<Finding>;
    /** What comes of it that projects share a host, where a configuration says that they do. It stands in the later one. */
    across?(host: Host, options: OptionValues<Options>): Iterable<Finding>;
}
export interface Option<T> {
    readonly about: string;
    /** JSON Schema of what a configuration may say. */
    readonly schema: Readonly<Record<string, unknown>>;
    /** What holds where it says nothing, written as a configuration would. */
    readonly fallback: unknown;
    read(written: unknown): T;
}
export type OptionSpecs = Readonly<Record<string, Option<any>>>;
export type OptionValues<Specs extends OptionSpecs> = {
    readonly [K in keyof Specs]: ReturnType<Specs[K]['read']>;
};
/** The options a rule may have. Each says once what it is for, what may be written, and what holds otherwise. */
export declare const option: {
    flag: (about: string, fallback: boolean) => Option<boolean>;
    texts: (about: string, fallback: readonly string[]) => Option<readonly string[]>;
    /** Addresses and blocks of them, each a block when read. */
    blocks: (about: string) => Option<readonly Cidr[]>;
    /** For each of some names (of roles, say) a list of words. */
    lists: (about: string) => Option<ReadonlyMap<string, readonly string[]>>;
    number: (about: string, fallback: number, minimum?: number) => Option<number>;
    choice: <const Words extends readonly string[]>(about: string, words: Words, fallback: Words[number]) => Option<Words[number]>;
};
export declare function defineRule<const Options extends OptionSpecs>(rule: Rule<Options>): Rule<Options>;
/** True where a field is there and its value can be told: the whole of "unknown means silent". */
export declare function known<T>(field: {
    readonly value: T | undefined;
} | undefined): field is {
    readonly value: T & ({} | null);
} & {
    readonly text: string;
} & Located;
/** True where a field is there, its text is known, and it is not what it should be. */
export declare function malformed<T>(field: Field<T> | undefined): field is Field<T> & {
    readonly malformed: true;
};
/** What Docker would refuse to create: an error where `up` creates the network, a warning while no service uses it. */
export declare function onceUsed({ key, created }: Network, findings: Iterable<Finding>): Iterable<Finding>;
/** The findings of a rule that tells of what a stage of loading could not make sense of. */
export declare function reported({ problems }: Pick<Project, 'problems'>, code: ProblemCode): Iterable<Finding>;
/** The findings of a rule about one kind of name that services use and the top-level `section` does not declare. */
export declare function undeclared({ missing, service }: Project, kind: Missing['kind'], section: string): Iterable<Finding>;
