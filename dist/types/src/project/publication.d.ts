import type { Family } from '../net/index.js';
import type { Network, Service, Target } from './model.js';
/** What the engine makes of a service's ports. */
export interface Publication {
    /** Undefined where that cannot be told. */
    readonly published: boolean | undefined;
    /**
     * Why nothing is published: no network at all; another's namespace; only internal networks; only macvlan or ipvlan; one of
     * these gives the gateway although a bridge is there, too; no network has a way out.
     */
    readonly why: 'no network' | 'not its own' | 'internal' | 'lan' | 'gateway' | 'isolated' | undefined;
    /** The network that decides. */
    readonly network: Network | undefined;
    /** Through which network ports of a family are published; undefined for the default bridge. */
    through(family: Family): Network | undefined;
    readonly sure: 'certain' | 'likely';
}
/**
 * Whether the engine publishes a service's ports, and through which network. Only the network that gives a container its
 * default gateway does (moby libnetwork/sandbox.go Endpoint.Less, default_gateway.go selectGatewayEndpoint).
 */
export declare function publication(service: Service, networks: readonly Network[], target: Target): Publication;
