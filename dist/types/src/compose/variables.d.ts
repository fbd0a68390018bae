import type { Span } from '../source/origin.js';
/** A variable and where it was set. */
export interface Variable {
    readonly value: string;
    readonly set: Span | 'environment';
    /** False where a variable without a value took part in its line of an env file. */
    readonly known?: false;
}
/** What `${NAME}` may take from: the shell first, then the env files. */
export interface Variables {
    get(name: string): Variable | undefined;
}
