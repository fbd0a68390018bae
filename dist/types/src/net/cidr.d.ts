import { type Address, type Family } from './address.js';
import { type Parsed } from './fault.js';
import { type Interval } from './interval.js';
/** A block of addresses, written as one of them and a prefix length, as Go's netip.Prefix. */
export interface Cidr extends Interval<bigint> {
    readonly family: Family;
    readonly prefix: number;
    readonly first: bigint;
    readonly last: bigint;
    readonly size: bigint;
    /** As written: 10.0.0.7 in 10.0.0.7/24. */
    readonly address: Address;
    /** The first address. */
    readonly network: Address;
    /** The last address, where the block has one that means all of them: IPv4 shorter than /31. */
    readonly broadcast: Address | undefined;
    /** The text without host bits. */
    readonly masked: string;
    /** True where no host bits were written. */
    readonly isMasked: boolean;
    has(address: Address): boolean;
    contains(other: Cidr): boolean;
    overlaps(other: Cidr): boolean;
    toString(): string;
}
/** The block of that prefix length around an address; undefined where the family has no such length. */
export declare function cidr(address: Address, prefix: number): Cidr | undefined;
export declare function parseCidr(text: string): Cidr | undefined;
/** As `parseCidr`, with the words of Go's netip.ParsePrefix. */
export declare function readCidr(text: string): Parsed<Cidr>;
/** The lowest block of that prefix length inside `within` that shares no address with those taken. */
export declare function freeBlock(within: Cidr, prefix: number, taken: Iterable<Cidr>): Cidr | undefined;
