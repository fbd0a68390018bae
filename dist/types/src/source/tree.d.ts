import type { Located, Origin } from './origin.js';
/** What a file says, after YAML and before Compose. Immutable: a step that changes a node makes a new one and keeps the rest. */
export type Tree = Scalar | Sequence | Mapping;
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';
/** Compose's own tags (compose-go loader/reset.go). */
export type MergeTag = 'reset' | 'override';
export interface Scalar extends Located {
    readonly kind: 'scalar';
    /** As go-yaml resolves it. An integer beyond 2^53 stays a number here; `text` has its digits. */
    readonly value: string | number | boolean | null;
    /** go-yaml's type. `80.0` is a float although its value is the number 80; a plain date is a timestamp although its value is its text. */
    readonly type: 'string' | 'int' | 'float' | 'bool' | 'null' | 'timestamp';
    /** The content after unquoting and interpolation, before it was taken for a number or a boolean. */
    readonly text: string;
    readonly style: ScalarStyle;
    /** False where a variable without a value took part: the text is what Compose makes of it here, not what is meant. */
    readonly known: boolean;
    readonly tag?: MergeTag;
}
export interface Sequence extends Located {
    readonly kind: 'sequence';
    readonly items: readonly Tree[];
    readonly tag?: MergeTag;
}
export interface Mapping extends Located {
    readonly kind: 'mapping';
    /** By the key's text, in the order written. */
    readonly entries: ReadonlyMap<string, Entry>;
    readonly tag?: MergeTag;
}
/** `key.type` is not `string` where Compose would say "non-string key". */
export interface Entry {
    readonly key: Scalar;
    readonly value: Tree;
}
/** The value under a path of keys and indices, or undefined where any step is missing. */
export declare function at(tree: Tree | undefined, ...path: readonly (string | number)[]): Tree | undefined;
/** The mapping under a path, or undefined where it is missing or something else. */
export declare function mappingAt(tree: Tree | undefined, ...path: readonly (string | number)[]): Mapping | undefined;
/** The items of a sequence, or none where it is missing or something else. */
export declare function itemsAt(tree: Tree | undefined, ...path: readonly (string | number)[]): readonly Tree[];
/** The entries of a mapping, or none where it is missing or something else. */
export declare function entriesAt(tree: Tree | undefined, ...path: readonly (string | number)[]): Iterable<Entry>;
export declare function isNull(tree: Tree | undefined): boolean;
/** A mapping with one entry set; in its old place where the key was there already. */
export declare function withEntry(mapping: Mapping, name: string, entry: Entry): Mapping;
export declare function withoutEntry(mapping: Mapping, name: string): Mapping;
/** A value that no file says: Compose implies it. It stands where `origin` says its reason stands. */
export declare function implied(value: string | number | boolean | null, origin: Origin): Scalar;
/**
 * Where characters `start` to `end` of a scalar's text stand. Falls back to the whole scalar where they are not written
 * letter by letter: escapes, folded lines, what a variable brought.
 */
export declare function slice(scalar: Scalar, start: number, end: number): Origin;
