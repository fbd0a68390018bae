/** What the loader may ask of the outside world. Every call answers at once; none throws. */
export interface Disk {
    read(path: string): Read;
    kind(path: string): 'file' | 'directory' | 'other' | undefined;
    /** Names in a folder, sorted; none where it cannot be listed. */
    list(path: string): readonly {
        readonly name: string;
        readonly kind: 'file' | 'directory' | 'other';
    }[];
}
export type Read = {
    readonly text: string;
} | {
    readonly fault: Fault;
    readonly message: string;
};
export type Fault = 'missing' | 'unreadable' | 'not-a-file' | 'too-large' | 'not-text';
/** Larger files are refused: the largest real Compose file we know has 0.3 MiB. */
export declare const largestFile: number;
export declare const disk: Disk;
/** UTF-8 or UTF-16 by its byte order mark, as YAML 1.2 §5.2 has it; a mark itself stays out of the text's way as U+FEFF. */
export declare function decode(bytes: Uint8Array): Read;
