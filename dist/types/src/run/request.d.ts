import type { Disk } from '../compose/disk.js';
import type { Target } from '../project/model.js';
/** What is to be checked, and how. Everything may be left out. */
export interface LintRequest {
    /**
     * Compose files and folders. A base and its override are one project; a folder gives every project beneath it.
     * None: the project of `directory`.
     */
    readonly files?: readonly string[];
    /** Files of one project in the order they are merged, as `docker compose -f` takes them. */
    readonly merge?: readonly string[];
    /** Where the project is looked for, and what its relative paths start from. */
    readonly directory?: string;
    readonly envFiles?: readonly string[];
    readonly profiles?: readonly string[];
    readonly name?: string;
    /** A folder: nothing that lies outside of it is read or listed. */
    readonly root?: string;
    /** The variables of the shell; by default those of this process. */
    readonly env?: Readonly<Record<string, string | undefined>>;
    /** What stands for standard input, the file `-`. */
    readonly stdin?: string;
    /** A configuration by its path; false: none. By default the one nearest to each project. */
    readonly config?: string | false;
    /** False: no code that a configuration names is run. */
    readonly plugins?: boolean;
    /** False: nothing that a checked file says about netlint lets it off. */
    readonly inline?: boolean;
    /** A baseline by its path: only what it does not know is reported. */
    readonly baseline?: string;
    /** True: all projects of the run are up together on one host. */
    readonly oneHost?: boolean;
    /** Versions of Docker; before those of a configuration. */
    readonly target?: Partial<Target>;
    /** Only these rules, by id. */
    readonly only?: readonly string[];
    readonly disk?: Disk;
    /** Where what was found is kept for later runs. */
    readonly cache?: Cache;
    /** Hears before each project how many of how many are done, and when all are; it is waited for. */
    readonly progress?: (done: number, of: number) => void | Promise<void>;
}
/** Keeps texts by name. What it gives back is not believed where it does not hold. */
export interface Cache {
    /** What program it is that finds: another version's finds are not believed. */
    readonly program: string;
    read(name: string): string | undefined;
    write(name: string, text: string): void;
}
