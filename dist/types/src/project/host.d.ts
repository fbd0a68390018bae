import type { Claim, Network, Overlap, PortClash, Project, Service } from './model.js';
/** Projects that run on one host at one time, and where they get into each other's way. What is within one project is its own. */
export interface Host {
    readonly projects: readonly Project[];
    /** Whose a service or a network is. */
    projectOf(part: Service | Network): Project;
    /** `"web" of the project shop` */
    called(part: Service | Network): string;
    readonly portClashes: readonly PortClash[];
    readonly overlaps: readonly Overlap[];
    /** Static addresses that are asked for on one network, or on LANs that share a subnet. */
    readonly addressClashes: readonly {
        readonly claim: Claim;
        readonly holder: Claim;
    }[];
}
export declare function host(projects: readonly Project[]): Host;
