import { type Parsed } from './fault.js';
import type { Interval } from './interval.js';
/** One or more ports in a row, 0 to 65535. */
export interface PortRange extends Interval<number> {
    readonly first: number;
    readonly last: number;
    readonly size: number;
    has(port: number): boolean;
    overlaps(other: PortRange): boolean;
    /** `80` or `80-90`. */
    toString(): string;
}
export declare const LAST_PORT = 65535;
/** Undefined where an end is no port or the range is reversed. */
export declare function portRange(first: number, last?: number): PortRange | undefined;
export declare function parsePortRange(text: string): PortRange | undefined;
/** `80` or `80-90`, decimal whatever zeros it begins with, in the words of go-connections 0.7 nat/parse.go. */
export declare function readPortRange(text: string): Parsed<PortRange>;
export type Protocol = 'tcp' | 'udp' | 'sctp';
/** In any case of letters, as the engine takes it. */
export declare function parseProtocol(text: string): Protocol | undefined;
