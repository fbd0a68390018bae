/** Says why the engine refuses a value, in half a sentence; undefined: it takes it. */
export type Reader = (value: string) => string | undefined;
/** The options that each of Docker's own drivers reads; it passes over all others without a word. */
export declare const driverOptions: Readonly<Record<string, Readonly<Record<string, Reader>>>>;
/** Docker's drivers on Linux, by the words that name them. */
export declare const ownDrivers: readonly string[];
/** The first setting that is none (moby libnetwork/osl/interface_linux.go): `net.ipv4.conf.IFNAME.forwarding=1`, several parted by commas. */
export declare function endpointSysctlFault(value: string): string | undefined;
