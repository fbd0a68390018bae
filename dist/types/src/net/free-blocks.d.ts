import { type Cidr } from './cidr.js';
import { type Interval } from './interval.js';
/** Gives blocks that share no address with those taken, each one once. */
export declare class FreeBlocks {
    #private;
    /** Of one family. */
    constructor(taken: Iterable<Interval<bigint>>);
    /** The first free block of that prefix length within another one, from `from` on. */
    give(within: Cidr, prefix: number, from?: bigint): Cidr | undefined;
}
