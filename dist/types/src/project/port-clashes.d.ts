import type { HostSocket, Project } from './model.js';
/** Two claims on one port of the host. */
export interface PortClash {
    /** The later one in the file. */
    readonly claim: HostSocket;
    readonly holder: HostSocket;
    /** The first port that both ask for. */
    readonly port: number;
    /**
     * `always`: one of them fails. `order`: the one with an exact port fails where the range of the other was given that very port before.
     * `exhausted`: the range of the claim has not enough ports that nobody else takes. `profiles`: they meet once the profile of one is switched on.
     */
    readonly when: 'always' | 'order' | 'exhausted' | 'profiles';
    /** A port that nobody of this project asks for, and no other clash is offered. */
    readonly free: number | undefined;
}
/**
 * Who asks for a port of the host that is taken. moby libnetwork/portallocator: per protocol and family, the unspecified
 * address collides with every address, a specific one with itself and the unspecified one.
 */
export declare function portClashes(active: readonly HostSocket[], inactive: readonly HostSocket[], startedAfter: Project['startedAfter']): readonly PortClash[];
