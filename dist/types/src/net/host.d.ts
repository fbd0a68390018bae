import { type Address } from './address.js';
import { type Fault, type Parsed, type Part } from './fault.js';
/** A name that a resolver can be asked for: RFC 1123, and the underscores of Compose's names. An address, or what looks like one, is none. */
export declare function isHostName(text: string): boolean;
/** `HOST=IP[,IP]` or `HOST:IP[,IP]`, an item of `extra_hosts`. */
export interface ExtraHost {
    readonly host: Part<string>;
    /** Without brackets. Undefined: no address; Compose takes it and the engine refuses to create the container. */
    readonly addresses: readonly Part<HostTarget | undefined>[];
    /** The engine's words for each address that is none. */
    readonly faults: readonly Fault[];
}
/** `host-gateway`: the address under which containers reach the host. */
export type HostTarget = Address | 'host-gateway';
/** As compose-go types/hostList.go: the first `=`, where there is none the first `:`, ends the host. The faults are Compose's, at load. */
export declare function extraHost(text: string): Parsed<ExtraHost>;
/** An address alone, as the mapping form of `extra_hosts` has it. */
export declare const hostTarget: (text: string) => HostTarget | undefined;
