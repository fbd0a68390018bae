import { SourceFile } from '../source/file.js';
import type { Field, Located } from '../source/origin.js';
import { type Problem } from '../source/problem.js';
import { type Mapping } from '../source/tree.js';
import type { Disk } from './disk.js';
import { type Missing } from './missing.js';
export interface LoadRequest {
    /** In the order they are merged, as typed; `-` is standard input. */
    readonly files: readonly string[];
    /** The project directory, as typed. */
    readonly directory: string;
    /** The absolute folder that relative paths start from; the process's own where nothing is said. */
    readonly here?: string;
    readonly shell: Readonly<Record<string, string | undefined>>;
    /** Undefined: the `.env` of the project directory, if there is one. */
    readonly envFiles: readonly string[] | undefined;
    readonly profiles: readonly string[];
    /** `-p` */
    readonly name?: string;
    readonly stdin?: string;
}
export interface Loaded {
    readonly name: Field<string>;
    /** Merged, canonical, with defaults, normalised: all services of all profiles. */
    readonly tree: Mapping;
    /** Compose files in the order they were first named, then env files. */
    readonly files: readonly SourceFile[];
    readonly problems: readonly Problem[];
    /** Those that are switched on; `*` is all of them. */
    readonly profiles: ReadonlySet<string>;
    /** Entries of `include` and `extends` that are fetched from elsewhere: what they bring is not in the tree. */
    readonly remote: readonly Located[];
    /** What services name and the tree does not declare. */
    readonly lacks: readonly Missing[];
}
/** Files as `docker compose config` would read them, with every mistake on the way. Never throws. */
export declare function load(request: LoadRequest, disk: Disk): Loaded;
/** A project with more services than this is not checked: a part of them would seem to lack the others. */
export declare const mostServices = 25000;
