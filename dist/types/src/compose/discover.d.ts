import { type Disk } from './disk.js';
import { type Environment } from './environment.js';
/** Files that are read together. All paths are as the user would type them from where they stand. */
export interface ProjectFiles {
    /** `project`: what `docker compose up` in its folder takes. `loose`: looks like a Compose file, and is given to Compose by hand, if at all. */
    readonly kind: 'project' | 'loose';
    /** In the order they are merged. */
    readonly files: readonly string[];
    /** What relative paths, `.env` and the project's name start from. */
    readonly directory: string;
    /** Files of a name that Compose looks for, in favour of which it takes another one. */
    readonly passedOver: readonly string[];
}
export declare const baseNames: string[];
/**
 * The project that Compose finds from a folder, there or in the nearest folder above (compose-go cli/options.go
 * WithDefaultConfigPath). `here` is the absolute folder that relative paths start from.
 */
export declare function discover(start: string, disk: Disk, here: string): ProjectFiles | undefined;
/** What a command line and the shell ask for; empty lists where they say nothing. */
export interface Asked {
    /** `-f` */
    readonly files: readonly string[];
    /** `--project-directory` */
    readonly directory?: string;
    /** `--env-file` */
    readonly envFiles: readonly string[];
    /** `--profile` */
    readonly profiles: readonly string[];
    readonly shell: Shell;
}
export type Shell = Readonly<Record<string, string | undefined>>;
/** The one project that `docker compose` with these arguments would read. */
export interface Selected extends ProjectFiles {
    /** All env files that variables come from, later ones winning. */
    readonly envFiles: readonly string[];
    readonly profiles: readonly string[];
}
/** Compose's own way from arguments, shell and `.env` to files (docker compose cmd/compose/compose.go toProjectOptions), or why it finds none. */
export declare function select(asked: Asked, disk: Disk, here: string): Selected | {
    readonly fault: string;
};
/** The `.env` that Compose reads where nobody names another one. */
export declare function defaultEnvFiles(directory: string, disk: Disk): readonly string[];
/**
 * `--profile`, or else COMPOSE_PROFILES. Where nobody says anything, Compose splits the empty string, and the profile without
 * a name is on (compose-go cli/options.go WithDefaultProfiles).
 */
export declare function profiles(asked: readonly string[], variables: Environment): readonly string[];
export interface Search {
    /** By folder, its project first. */
    readonly found: readonly ProjectFiles[];
    /** True where folders were left unread because there are too many, or too deep. */
    readonly cut: boolean;
    /** Links to folders that hold a project, which are not followed. */
    readonly links: readonly string[];
    /** Links that lead where nothing may be looked at. */
    readonly refused: readonly string[];
}
export declare const mostFolders = 50000;
export declare const deepestFolder = 64;
/** Every project in a folder and beneath it, and every file besides that looks like one of Compose. Links to folders are not followed. */
export declare function findProjects(folder: string, disk: Disk): Search;
/**
 * Files that were named one by one, as pre-commit does: a base and the override beside it are one project, and an
 * override whose base was not named brings it along; every other file stands alone.
 */
export declare function groupFiles(files: readonly string[], disk: Disk): readonly ProjectFiles[];
