import { type Address } from './address.js';
import type { Cidr } from './cidr.js';
/** Finds what belongs to the smallest block that has an address. A question takes time for the prefix lengths there are, not for the blocks. */
export declare class BlockMap<T> {
    #private;
    /** The first item of a block stays. */
    add({ family, prefix, first }: Cidr, item: T): void;
    at(address: Address): T | undefined;
}
