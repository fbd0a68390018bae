import { type Parsed } from './fault.js';
export type Family = 4 | 6;
/** An IP address as Go's net/netip understands one. `::ffff:1.2.3.4` is of family 6 until it is unmapped. */
export interface Address {
    readonly family: Family;
    readonly bits: bigint;
    /** An IPv4-mapped IPv6 address: Docker treats it as the IPv4 address inside. */
    readonly mapped: boolean;
    readonly zone: string | undefined;
    /** The IPv4 address inside a mapped one, else the address itself. */
    unmapped(): Address;
    /** Canonical, as RFC 5952 has it. */
    toString(): string;
    equals(other: Address): boolean;
    /** IPv4 before IPv6, then by number, then by zone. */
    compare(other: Address): number;
}
/** How many bits an address of the family has. */
export declare const bitLength: (family: Family) => 32 | 128;
/** The address of that number; undefined where the family has no such number. */
export declare function addressFrom(family: Family, bits: bigint): Address | undefined;
export declare function parseAddress(text: string): Address | undefined;
/** As `parseAddress`, with the words of Go's netip.ParseAddr, which Engine 29 and Compose 5 pass on. */
export declare function readAddress(text: string): Parsed<Address>;
/** `0.0.0.0`, `::` and `::ffff:0.0.0.0`. */
export declare const isUnspecified: (address: Address) => boolean;
/** 127.0.0.0/8, ::1. */
export declare const isLoopback: (address: Address) => boolean;
/** RFC 1918 and RFC 4193, as Go's IsPrivate. */
export declare const isPrivate: (address: Address) => boolean;
/** RFC 6598: 100.64.0.0/10, between a provider and its customers. */
export declare const isShared: (address: Address) => boolean;
/** 169.254.0.0/16, fe80::/10. */
export declare const isLinkLocal: (address: Address) => boolean;
/** 224.0.0.0/4, ff00::/8. */
export declare const isMulticast: (address: Address) => boolean;
