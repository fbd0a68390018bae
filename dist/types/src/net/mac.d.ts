/** A hardware address of 6, 8 or 20 octets, as Go's net.ParseMAC takes one. */
export interface Mac {
    readonly octets: readonly number[];
    /** The bit that says "a group of interfaces"; the broadcast address has it too. */
    readonly isMulticast: boolean;
    readonly isZero: boolean;
    readonly isBroadcast: boolean;
    /** Lower case, with colons. */
    toString(): string;
}
export declare function parseMac(text: string): Mac | undefined;
