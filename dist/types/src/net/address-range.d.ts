import { type Family } from './address.js';
import type { Interval } from './interval.js';
/** Addresses of one family, from first to last. */
export interface AddressRange extends Interval<bigint> {
    readonly family: Family;
}
/** `192.168.1.100-192.168.1.199`, `192.168.1.0/25` or one address, as DHCP servers and people write them. */
export declare function parseAddressRange(text: string): AddressRange | undefined;
