import { type ProjectFiles } from '../compose/discover.js';
import type { Disk } from '../compose/disk.js';
import { type Loaded } from '../compose/load.js';
import type { Notification } from '../lint/diagnostic.js';
import type { LintRequest } from './request.js';
/** A project that was found and read. */
export interface Found {
    readonly files: ProjectFiles;
    readonly loaded: Loaded;
}
export interface Finds {
    readonly found: readonly Found[];
    readonly notifications: readonly Notification[];
}
/** Which projects a request means, each loaded. */
export declare function projectsOf(request: LintRequest): Finds;
/** The projects of a request, which are loaded one after the other: of thousands only what was found in them need be kept. */
export declare class Reading {
    #private;
    constructor(request: LintRequest, disk: Disk);
    get groups(): readonly Group[];
    /** Hears which files were read for a project. */
    took({ files }: Group, paths: readonly string[]): void;
    /** Whether what stands by itself is a part of another project; known when all are read. */
    isPart({ kind, files }: ProjectFiles): boolean;
    /** Of what could not be read, and what is passed over; known when all are read. */
    notifications(): readonly Notification[];
}
export type Group = ProjectFiles & {
    readonly envFiles?: readonly string[];
    readonly profiles?: readonly string[];
};
export declare function loadGroup(group: Group, request: LintRequest, disk: Disk): Loaded;
export declare function shell({ env }: LintRequest): Readonly<Record<string, string | undefined>>;
