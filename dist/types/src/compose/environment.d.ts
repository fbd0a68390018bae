import type { SourceFile } from '../source/file.js';
import { type Problem } from '../source/problem.js';
import type { Variable, Variables } from './variables.js';
export interface Dotenv {
    readonly variables: ReadonlyMap<string, Variable>;
    readonly problems: readonly Problem[];
}
/** The variables of a project, and what is wrong in the env files they come from. */
export interface Environment extends Variables {
    readonly problems: readonly Problem[];
}
/** The shell wins over env files, and a later env file over an earlier one (compose-go cli/options.go WithDotEnv, dotenv/env.go). */
export declare function environment(shell: Readonly<Record<string, string | undefined>>, envFiles?: readonly SourceFile[]): Environment;
/** The same variables but one. Compose sets COMPOSE_PROJECT_NAME itself before it reads the files (compose-go loader/loader.go projectName). */
export declare function withVariable(variables: Variables, name: string, variable: Variable): Variables;
/**
 * An env file as compose-go dotenv/parser.go reads it. A reference in it takes from `lookup` first, then from the lines
 * above, then from `earlier` files. After a fault, where Compose gives up, the lines below are read all the same.
 */
export declare function parseDotenv(file: SourceFile, lookup: Variables, earlier?: ReadonlyMap<string, Variable>): Dotenv;
