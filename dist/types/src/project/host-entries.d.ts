import { type HostTarget } from '../net/index.js';
import type { Located } from '../source/origin.js';
import type { Service } from './model.js';
/** One address of one entry of `extra_hosts`. */
export interface HostEntry extends Located {
    readonly host: string;
    readonly text: string;
    /** Undefined: it is no address. */
    readonly address: HostTarget | undefined;
    /** False where a variable without a value took part. */
    readonly known: boolean;
}
export declare function hostEntries(service: Service): Iterable<HostEntry>;
