import type { Field, Finding, Located, Outcome, Project, Rule, Severity, Span } from '../rule.js';
import type { SourceFile } from '../source/file.js';
/** A finding that has been judged: whose it is, how loud, and whether somebody allowed it. */
export interface Diagnostic extends Finding {
    readonly rule: Rule;
    readonly severity: Severity;
    readonly outcome: Outcome;
    /** The project it is about; undefined where it is about a file of no project, a configuration say. */
    readonly project: CheckedProject | undefined;
    /** Kept, so that SARIF can tell and an idle silence can be found. */
    readonly silenced: Silence | undefined;
    /** The same for the same mistake after lines moved: the rule's id, the path of keys and the names concerned. */
    readonly identity: string;
    /** The keys and indices that lead to the place in the merged model, where it has such a path. */
    readonly route?: readonly (string | number)[];
    /** The items that its indices mean, in order. */
    readonly items?: readonly Span[];
    /** What its fix writes, letter by letter, where it has one that can be made. */
    readonly changes?: readonly Change[];
}
/** What is kept of a project that was checked: thousands of models would not fit. */
export type CheckedProject = Pick<Project, 'name' | 'files' | 'fragment'>;
export declare function checkedProject({ name, files, fragment }: Project): CheckedProject;
/** A stretch of a file and the text that takes its place. */
export interface Change {
    readonly at: Span;
    readonly text: string;
}
/** `# netlint: allow[port-unique] the proxy moves to 8081 next week` */
export interface Silence extends Located {
    readonly rules: readonly Field<string>[];
    readonly reason: string;
}
/** What kept the run from seeing everything: a file that could not be read, a rule that broke. */
export interface Notification {
    readonly level: Severity;
    readonly message: string;
    readonly path?: string;
}
export interface Report {
    /** Of netlint. */
    readonly version: string;
    /** All rules that ran, by id. */
    readonly rules: readonly Rule[];
    readonly projects: readonly CheckedProject[];
    /** All files that were read, also those that belong to no project. */
    readonly files: readonly SourceFile[];
    /** Sorted by path, line, column and rule. */
    readonly diagnostics: readonly Diagnostic[];
    readonly notifications: readonly Notification[];
}
