import type { SourceFile } from './file.js';
/** A half-open stretch of one file's text. Lines and columns are worked out only when something is shown. */
export interface Span {
    readonly file: SourceFile;
    readonly start: number;
    readonly end: number;
}
/** Where a value stands, and how it came to be what it is. */
export interface Origin extends Span {
    /** What else shaped it, nearest first. The span itself is the text a reader would edit to change the value here. */
    readonly via: readonly Cause[];
}
export type Cause = {
    readonly kind: 'variable';
    readonly name: string;
    readonly set: Span | 'environment' | 'default' | 'nowhere';
}
/** The value stands over another one, of a file earlier in the merge. */
 | {
    readonly kind: 'override';
    readonly of: Span;
}
/** `at` is the anchored text that an alias repeats, or the alias that shares this text. */
 | {
    readonly kind: 'alias' | 'merge-key';
    readonly at: Span;
}
/** `at` is the `extends:` or `include:` entry that brought the value here. */
 | {
    readonly kind: 'extends' | 'include';
    readonly at: Span;
};
/** Anything a finding can point at. */
export interface Located {
    readonly origin: Origin;
}
/** One value after merge and interpolation. */
export interface Field<T> extends Located {
    readonly text: string;
    /** Undefined where the text is no T, or cannot be known before `up` (a variable without a value took part). */
    readonly value: T | undefined;
    /** Where the text is known and is no T. */
    readonly malformed?: true;
}
/** The same place, shaped by one more cause, which becomes the nearest. */
export declare function through(origin: Origin, cause: Cause): Origin;
