import { type Address } from './address.js';
import { type Fault, type Parsed, type Part } from './fault.js';
import { type PortRange, type Protocol } from './port.js';
/** `[[IP:][HOST[-HOST]]:]CONTAINER[-CONTAINER][/PROTO]`, each part with its place in the text. */
export interface ShortPort {
    /** Without the brackets. Undefined: every address of the host. */
    readonly hostIp: Part<Address> | undefined;
    /** Undefined or 0: the engine picks a free one. */
    readonly published: Part<PortRange> | undefined;
    /** Compose refuses target 0 later, as missing. */
    readonly target: Part<PortRange>;
    /** Undefined: tcp. */
    readonly protocol: Part<Protocol> | undefined;
    /** Where one major version of Compose takes the text and the other does not. */
    readonly refused: {
        readonly by: 'compose 2' | 'compose 5';
        readonly fault: Fault;
    } | undefined;
}
/** One published port as `docker compose config` prints it. */
export interface PortEntry {
    readonly hostIp: Part<Address> | undefined;
    readonly published: PortRange | undefined;
    readonly target: number;
    readonly protocol: Protocol;
}
/**
 * The short syntax as go-connections nat/nat.go ParsePortSpec reads it, in the words and the order of its version 0.7 (Compose 5).
 * Version 0.6 (Compose 2.40 as released) differs in what `refused` tells, and in the words where no port is named.
 */
export declare function parseShortPort(text: string): Parsed<ShortPort>;
/**
 * The entries that compose-go types/types.go ParsePortConfig makes: one a container port, sorted as text (`10/tcp` before `9/tcp`).
 * A host range with a single container port stays one entry.
 */
export declare function expand({ hostIp, published, target, protocol }: ShortPort): PortEntry[];
/** An entry of `expose`. */
export interface Exposed {
    readonly range: PortRange;
    readonly protocol: Protocol;
}
/** `N[-M][/PROTO]` in the words of moby api/types/network/port.go ParsePortRange, by which Compose 5 and Engine 29 read it. */
export declare function parseExpose(text: string): Parsed<Exposed>;
