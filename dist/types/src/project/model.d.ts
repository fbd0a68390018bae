import type { Address, Cidr, Exposed, Family, Interval, Mac, PortRange, Protocol } from '../net/index.js';
import type { SourceFile } from '../source/file.js';
import type { Field, Located } from '../source/origin.js';
import type { Problem } from '../source/problem.js';
import type { Entry, Mapping, Tree } from '../source/tree.js';
import type { Listening } from './listening.js';
import type { Missing } from '../compose/missing.js';
import type { PortClash } from './port-clashes.js';
import type { Publication } from './publication.js';
import type { HostSocket } from './sockets.js';
import type { Stack } from './stack.js';
export type { HostSocket, Listening, Missing, PortClash, Publication, Stack };
/** A Compose project as it would be brought up: merged, interpolated, canonical; every value knows where it stands. */
export interface Project extends Located {
    /** Compose's project name: `-p`, COMPOSE_PROJECT_NAME, `name:`, or the folder. */
    readonly name: Field<string>;
    /** The Compose files in the order they were merged, included and extended ones after those that name them; then env files. */
    readonly files: readonly SourceFile[];
    /** The merged canonical model: what `docker compose config` prints. */
    readonly tree: Mapping;
    /** All services, active or not. Rules that speak of `up` take `active`. */
    readonly services: readonly Service[];
    /** The services that `up` with the run's profiles starts. */
    readonly active: readonly Service[];
    readonly networks: readonly Network[];
    readonly problems: readonly Problem[];
    readonly target: Target;
    /** Why this is only a piece of a project, or undefined. What the missing half would bring is unknown then. */
    readonly fragment: Fragment | undefined;
    /** Service × network, of active services; a network that is not declared included. */
    readonly endpoints: readonly Endpoint[];
    /** What services name and nothing declares. In a fragment nothing is certainly missing. */
    readonly missing: readonly Missing[];
    /** Circles of dependencies among active services, each from its first service. */
    readonly cycles: readonly (readonly Dependency[])[];
    /** Who takes which address of which pool. */
    readonly addressPlans: readonly AddressPlan[];
    /** Subnets that overlap an earlier one, each with one such. */
    readonly overlaps: readonly Overlap[];
    /** What a live pool of a created network is part of; undefined where its subnet is not known. */
    share(pool: Pool): PoolShare | undefined;
    /** Host sockets that active services ask for, one an address family, protocol and port range. */
    readonly sockets: readonly HostSocket[];
    /** Sockets that cannot be had, one an entry: the later one in the file. */
    readonly portClashes: readonly PortClash[];
    /** What shows that it is for `docker stack deploy`, where services run on any node. */
    readonly stack: Stack | undefined;
    /** The hosts that active services are told to ask, in the order written, a service at a time. */
    readonly mentions: readonly Mention[];
    /** By network, the names that several active services answer to: each service once. */
    readonly ambiguousNames: readonly (readonly Name[])[];
    /** How a name (in lower case) is heard where a service's processes run. */
    reach(from: Service, name: string): Reach;
    /** Whether and where the engine publishes the ports of a service. */
    publication(service: Service): Publication;
    /** The active services that start after it: those that depend on it, themselves or through others. */
    startedAfter(service: Service): ReadonlySet<Service>;
    service(name: string): Service | undefined;
    network(key: string): Network | undefined;
}
/** Which versions the findings speak of. */
export interface Target {
    /** Docker Engine. */
    readonly engine: Version;
    /** Docker Compose. */
    readonly compose: Version;
}
export interface Version {
    readonly text: string;
    /** True where nobody said which version it is. */
    readonly assumed?: boolean;
    atLeast(major: number, minor?: number): boolean;
}
export interface Fragment {
    readonly kind: 'declared' | 'override' | 'include-part' | 'extends-base' | 'platform' | 'remote';
    /** How that is known, as half a sentence. */
    readonly reason: string;
    readonly at: Located;
    /** Keys of a platform's dialect that Compose never sees. */
    readonly keys: readonly string[];
    /** The names of the variables that it sets. */
    readonly variables?: RegExp;
}
export interface Service extends Located {
    /** `origin` is the service's key. */
    readonly name: string;
    /** False where a profile that the run does not switch on keeps it out. */
    readonly active: boolean;
    readonly profiles: readonly Field<string>[];
    readonly image: Field<string> | undefined;
    readonly build: Tree | undefined;
    /** From `x-netlint: {role: …}` or the label `netlint.role`. */
    readonly role: Field<string> | undefined;
    readonly labels: ReadonlyMap<string, Field<string>>;
    readonly environment: ReadonlyMap<string, Field<string>>;
    /** Shell words of the command, of the entrypoint. */
    readonly command: readonly Field<string>[];
    readonly entrypoint: readonly Field<string>[];
    readonly containerName: Field<string> | undefined;
    readonly hostname: Field<string> | undefined;
    readonly macAddress: Field<Mac> | undefined;
    /** How many containers `up` makes of it (scale, deploy.replicas); 1 where nothing is said; value undefined where unknown. */
    readonly replicas: Field<number>;
    readonly networkMode: Field<NetworkMode> | undefined;
    /** The network stack its processes run in. Services in one namespace share this very object. */
    readonly namespace: Namespace;
    readonly ports: readonly Port[];
    readonly expose: readonly Field<Exposed>[];
    /** The ports that its processes listen on in its namespace, as far as the files tell. */
    readonly listening: readonly Listening[];
    readonly endpoints: readonly Endpoint[];
    readonly dependencies: readonly Dependency[];
    /** Its merged mapping, for what has no field here. */
    readonly tree: Mapping;
    /** An attribute that is there and says anything. */
    given(attribute: string): Entry | undefined;
    /** The value under a path of its mapping. */
    at(...path: readonly (string | number)[]): Tree | undefined;
}
export type NetworkMode = {
    readonly kind: 'host' | 'none' | 'bridge';
}
/** Joins the namespace of a service of this project, of a container, or a network by its full name. */
 | {
    readonly kind: 'service' | 'container' | 'network';
    readonly name: string;
}
/** `network_mode: ""`, usually an unset variable. */
 | {
    readonly kind: 'empty';
};
/** One network stack: interfaces, ports and names belong to it, not to the service. */
export interface Namespace {
    /** `own`: its networks. `foreign`: that of a container outside the project. `unknown`: cannot be told from the files. */
    readonly kind: 'own' | 'host' | 'none' | 'foreign' | 'unknown';
    /** The service whose stack it is, at the end of a chain of `network_mode: service:`; undefined where the chain breaks. */
    readonly owner: Service | undefined;
    /** The owner and all that join it, in file order. */
    readonly members: readonly Service[];
}
export interface Dependency extends Located {
    readonly name: string;
    /** Which attribute names it. */
    readonly by: 'depends_on' | 'links' | 'network_mode' | 'volumes_from' | 'ipc' | 'pid' | 'uts' | 'cgroup';
    readonly condition: string | undefined;
    readonly required: boolean;
    /** Undefined where no service of that name is active. */
    readonly service: Service | undefined;
}
/** One entry of `ports`, ranges not yet paired out. */
export interface Port extends Located {
    readonly form: 'short' | 'long';
    readonly hostIp: Field<Address> | undefined;
    /** Absent, empty or 0: the engine picks a free one. */
    readonly published: Field<PortRange> | undefined;
    readonly target: Field<PortRange>;
    readonly protocol: Field<Protocol>;
    readonly mode: Field<string> | undefined;
    /** Equal mappings of the same list, for which this one has stayed. */
    readonly dropped: readonly Located[];
}
export interface Network extends Located {
    /** The key under `networks`. `origin` is the key; for the implied `default` the first service that uses it. */
    readonly key: string;
    /** What Docker calls it: `name:`, else `<project>_<key>`, else the key of an external one. */
    readonly name: Field<string>;
    readonly implied: boolean;
    /** True only where it certainly is. `external.value === undefined` where it cannot be told. */
    readonly external: Field<boolean> | undefined;
    readonly driver: Field<string> | undefined;
    readonly driverOptions: ReadonlyMap<string, Field<string>>;
    readonly internal: Field<boolean> | undefined;
    readonly attachable: Field<boolean> | undefined;
    readonly enableIPv4: Field<boolean> | undefined;
    readonly enableIPv6: Field<boolean> | undefined;
    /** `ipam.config` as written. */
    readonly pools: readonly Pool[];
    /** Those that the engine looks at: it passes over a pool of a family that is switched off, or may be. */
    readonly livePools: readonly Pool[];
    /** True where it would be created with a driver and an address manager of Docker's own, were a service to use it. */
    readonly own: boolean;
    /** True where `up` creates it with a driver and an address manager of Docker's own, so that their rules are known to hold. */
    readonly created: boolean;
    /** True where its driver certainly is bridge, the default. */
    readonly bridge: boolean;
    /** Present where the network is a macvlan or ipvlan of this project. */
    readonly lan: Lan | undefined;
    /** Endpoints of active services. A network without any is not created. */
    readonly endpoints: readonly Endpoint[];
    readonly tree: Tree | undefined;
    /** Whether it has addresses of a family; undefined where that cannot be told. */
    enabled(family: Family): boolean | undefined;
    /** The endpoints that take an address of a family as it comes, and how many containers they are at least. */
    dynamic(family: Family): {
        readonly endpoints: readonly Endpoint[];
        readonly containers: bigint;
    };
    /** The live pool whose subnet has an address; the smallest where there are several. */
    poolWith(address: Address): Pool | undefined;
}
/** One item of `ipam.config`. */
export interface Pool extends Located {
    /** Of its subnet, else of whatever else it says. */
    readonly family: 4 | 6 | undefined;
    readonly subnet: Field<Cidr> | undefined;
    readonly ipRange: Field<Cidr> | undefined;
    readonly gateway: Field<Address> | undefined;
    readonly auxiliary: ReadonlyMap<string, Field<Address>>;
}
/**
 * The addresses of one subnet as the engine keeps them. Networks on a LAN that have one subnet and each an ip_range draw on
 * one plan (moby libnetwork/ipams/defaultipam/address_space.go).
 */
export interface AddressPlan {
    /** Undefined for an external network, of which no more is known than the static addresses asked for here. */
    readonly subnet: Cidr | undefined;
    readonly shares: readonly PoolShare[];
    /** In the order in which the engine takes them: an address belongs to the first one. */
    readonly claims: readonly Claim[];
    /** Claims of an address that belongs to another one. */
    readonly conflicts: readonly {
        readonly claim: Claim;
        readonly holder: Claim;
    }[];
    /** How many addresses nobody claims. */
    free(range: Interval<bigint>): bigint;
}
export interface PoolShare {
    readonly plan: AddressPlan;
    readonly network: Network;
    readonly pool: Pool;
    readonly subnet: Cidr;
    /** What addresses are handed out from: ip_range, else the subnet. Undefined where that cannot be told or is no part of the subnet. */
    readonly range: Cidr | undefined;
}
/** Two subnets of networks that are created together, with addresses in common. */
export interface Overlap {
    /** The later one in the file. */
    readonly share: PoolShare;
    readonly other: PoolShare;
    /**
     * `refused`: Docker creates one of them only. `order`: it creates both or one, as the order has it.
     * `on the LAN`: it creates both, and the host cannot tell a bridge from its LAN. `refused or on the LAN`: one of these, as the order has it.
     */
    readonly fate: 'refused' | 'order' | 'on the LAN' | 'refused or on the LAN';
}
/** One address that is spoken for. `origin` is where it is written; for those that nobody writes, the subnet. */
export interface Claim extends Located {
    readonly by: 'network address' | 'broadcast address' | 'anycast address' | 'gateway' | 'default gateway' | 'auxiliary address' | 'static address';
    readonly address: Address;
    readonly network: Network;
    /** The pool it is of, where one is known. */
    readonly pool: Pool | undefined;
    /** Whose static address it is. */
    readonly endpoint: Endpoint | undefined;
    /** The name of an auxiliary address. */
    readonly name: string | undefined;
}
/** What a macvlan or ipvlan network is on the physical LAN. */
export interface Lan {
    readonly driver: 'macvlan' | 'ipvlan';
    readonly parent: Field<string> | undefined;
    /** True where it has a parent and certainly is not internal: its containers stand on the LAN. */
    readonly connected: boolean;
    /** The parent split as Docker does: `eth0.10` → eth0, 10. */
    readonly vlan: {
        readonly link: string;
        readonly id: number;
    } | undefined;
    /** macvlan_mode or ipvlan_mode; undefined: the default (bridge, l2). */
    readonly mode: Field<string> | undefined;
    readonly flag: Field<string> | undefined;
}
/** One service on one network. */
export interface Endpoint extends Located {
    readonly service: Service;
    /** The key the service uses. */
    readonly key: string;
    /** Undefined: no network of that key is declared. */
    readonly network: Network | undefined;
    readonly ipv4: Field<Address> | undefined;
    readonly ipv6: Field<Address> | undefined;
    readonly mac: Field<Mac> | undefined;
    readonly aliases: readonly Field<string>[];
    readonly priority: number;
    readonly gatewayPriority: number;
    readonly tree: Tree | undefined;
}
/** A host that a service is told to ask. */
export interface Mention extends Located {
    readonly service: Service;
    /** In lower case. */
    readonly host: string;
    readonly port: number | undefined;
    readonly scheme: string | undefined;
    readonly place: 'links' | 'environment' | 'command' | 'entrypoint' | 'healthcheck' | 'labels';
    /** The variable or label. */
    readonly key: string | undefined;
    /** False where it stands as the whole of the text that has it. */
    readonly exact: boolean;
}
/** A name that a service answers to on a network. */
export interface Name extends Located {
    /** In lower case. */
    readonly text: string;
    readonly as: 'service name' | 'container name' | 'hostname' | 'alias';
    readonly service: Service;
    readonly network: Network;
}
export type Reach = {
    readonly kind: 'answered' | 'unknown';
}
/** A running service goes by that name, and nobody answers to it there. */
 | {
    readonly kind: 'nobody';
    readonly service: Service;
    readonly why: 'from the host' | 'from no network' | 'from the default bridge' | 'on the host' | 'on no network' | 'on the default bridge' | 'one namespace' | "in another's namespace"
    /** No network in common. */
     | 'apart';
};
