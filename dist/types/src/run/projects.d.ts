import { type ProjectFiles } from '../compose/discover.js';
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
/** Projects that are loaded one after the other, so that of thousands only what was found in them need be kept. */
export declare class Reading {
    #private;
    constructor(request: LintRequest);
    found(): Iterable<Found>;
    /** Whether what stands by itself is a part of another project; known when all are read. */
    isPart({ kind, files }: ProjectFiles): boolean;
    /** Of what could not be read, and what is passed over; known when all are read. */
    notifications(): readonly Notification[];
}
