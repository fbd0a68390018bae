import type { Located } from '../source/origin.js';
import type { Service } from './model.js';
/** That a service has a network, and what shows it. */
export interface Connection extends Located {
    /** Half a sentence: "is on the host network". */
    readonly how: string;
    /** False where it depends on a container that the files do not know. */
    readonly sure: boolean;
}
/** What network a service has; undefined where it has none but loopback, or where that cannot be told. */
export declare function connection(service: Service): Connection | undefined;
/** How a service came into the network namespace that it is in: itself, those it joins one after the other, the owner; a long way without its middle. */
export declare function wayToNamespace(service: Service): readonly Service[];
