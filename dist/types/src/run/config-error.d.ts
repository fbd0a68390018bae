/** All that is wrong with a configuration, a sentence each, with its place. */
export declare class ConfigError extends Error {
    readonly mistakes: readonly string[];
    constructor(mistakes: readonly string[]);
}
