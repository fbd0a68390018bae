import type { Service } from './model.js';
/** What lets in whoever reaches it, or is meant for those who run the machine. */
export interface Door {
    /** "PostgreSQL", "the console of Portainer". */
    readonly what: string;
    readonly source: string;
}
/** What a TCP port of a service lets in to, where that is known to be for few. */
export declare function knownDoor({ image }: Service, port: number): Door | undefined;
