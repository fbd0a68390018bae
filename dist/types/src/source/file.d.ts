export interface Position {
    /** From 1. */
    readonly line: number;
    /** From 1, in UTF-16 code units. */
    readonly column: number;
}
/** One text that was read: a Compose file, an env file, a configuration. Offsets inside, lines and columns only where something is shown. */
export declare class SourceFile {
    #private;
    /** As the user would type it from where they stand; what reports print. */
    readonly path: string;
    readonly text: string;
    /** Reports print no line of an env file: most hold secrets. */
    readonly kind: 'yaml' | 'env';
    constructor(path: string, text: string, kind?: 'yaml' | 'env');
    position(offset: number): Position;
    /** The offset at which a line begins, or undefined where there is no such line. */
    lineStart(line: number): number | undefined;
    /** A line's text without its break, or undefined where there is no such line. */
    line(line: number): string | undefined;
}
