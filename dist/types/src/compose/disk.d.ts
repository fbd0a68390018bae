/** What the loader may ask of the outside world. Every call answers at once; none throws. */
export interface Disk {
    read(path: string): Read;
    kind(path: string): Kind;
    /** Names in a folder, sorted; none where it cannot be listed. */
    list(path: string): readonly {
        readonly name: string;
        readonly kind: 'file' | 'directory' | 'other';
    }[];
    /** What a symbolic link says. Undefined: the path is none. A disk without this has no links. */
    link?(path: string): string | undefined;
}
/** `outside`: it lies where nothing may be looked at, and may be there or not. Undefined: there is nothing. */
export type Kind = 'file' | 'directory' | 'other' | 'outside' | undefined;
/** Whether a path is to be read: what must not be looked at is refused then, and not passed over. */
export declare function isToRead(kind: Kind): boolean;
export type Read = {
    readonly text: string;
} | {
    readonly fault: Fault;
    readonly message: string;
};
export type Fault = 'missing' | 'unreadable' | 'not-a-file' | 'too-large' | 'not-text' | 'outside';
/** Larger files are refused: the largest real Compose file we know has 0.3 MiB. */
export declare const largestFile: number;
export declare const disk: Disk;
/** UTF-8 or UTF-16 by its byte order mark, as YAML 1.2 §5.2 has it; a mark itself stays out of the text's way as U+FEFF. */
export declare function decode(bytes: Uint8Array): Read;
