/** Linux counts in bytes. */
export declare const byteLength: (text: string) => number;
/** Why Linux takes a text for no name of an interface, or undefined (net/core/dev.c dev_valid_name; `lo` is there already). */
export declare function interfaceNameFault(text: string): string | undefined;
/** moby daemon/names: with or without the slash that Docker puts before it. */
export declare const isContainerName: (text: string) => boolean;
