import { type Address, type PortRange, type Protocol } from '../net/index.js';
import type { Located } from '../source/origin.js';
import type { Listening, Port, Project, Service, Stack } from './model.js';
/** A socket on the host's own addresses that a container of the project takes. */
export interface HostSocket extends Located {
    readonly service: Service;
    /** Undefined: the unspecified address of that family. */
    readonly address: Address | undefined;
    readonly family: 4 | 6;
    readonly protocol: Protocol;
    readonly ports: PortRange;
    /** `any`: one free port out of the range is enough. `all`: every port of the range is taken. */
    readonly take: 'any' | 'all';
    /** `published`: by the engine. `process`: by a process on the host's own stack. */
    readonly by: 'published' | 'process';
    /** What makes us think so, as half a sentence ("its ports publish it", "its command says --port 80"). */
    readonly evidence: string;
    readonly from: Listening['from'];
    /** `likely` where only a convention says so, or where a network that is not ours may stand in between. */
    readonly sure: 'certain' | 'likely';
    readonly port: Port | undefined;
}
/** The host sockets that services ask for: those the engine publishes, and those a process takes on the host's own stack. */
export declare function sockets(services: readonly Service[], stack: Stack | undefined, publication: Project['publication']): readonly HostSocket[];
/** A host socket as `docker ps` shows it: `127.0.0.1:8080/tcp`, `8080/tcp` on all addresses. */
export declare function socketText({ address, ports, protocol }: HostSocket): string;
