import type { Located, Origin } from './origin.js';
/** A part of the input that a stage could not make sense of. It is data; the rule named by its code turns it into a finding. */
export interface Problem extends Located {
    readonly code: ProblemCode;
    /** What is wrong with the values at hand: lower case, no full stop. */
    readonly message: string;
    /** What Docker says about it, where it says anything. */
    readonly docker?: string;
    readonly hint?: string;
    /** The variable it is about, where it is about one. */
    readonly variable?: string;
    readonly related?: readonly {
        readonly at: Located;
        readonly message: string;
    }[];
    /** What mends it where that is certain: `text` instead of `origin`'s, or the entry at `origin` taken away. */
    readonly mend?: {
        readonly title: string;
        readonly text?: string;
    };
    /** Nothing of Docker's objects to it: who runs netlint forbids it. */
    readonly outcome?: 'policy';
    /** The version of Compose that refuses this no more. */
    readonly until?: readonly [major: number, minor: number];
    /** `error`: Compose refuses the project. `warning`: it warns and goes on. */
    readonly level: 'error' | 'warning' | 'info';
}
/** Each code is the id of the rule that reports it. */
export type ProblemCode = 'yaml-valid' | 'compose-schema' | 'version-absent' | 'variable-valid' | 'variable-set' | 'include-resolves' | 'extends-resolves' | 'env-file-exists' | 'port-valid' | 'service-startable' | 'project-not-empty' | 'fragment-read' | 'input-bounded';
export declare function problem(code: ProblemCode, origin: Origin, message: string, more?: Partial<Omit<Problem, 'code' | 'origin' | 'message'>>): Problem;
