import { type Address, type PortRange, type Protocol } from '../net/index.js';
import type { Located } from '../source/origin.js';
import type { Port, Service } from './model.js';
/** A port that a service's process listens on inside its network namespace, as far as the files tell. */
export interface Listening extends Located {
    readonly ports: PortRange;
    /** Undefined: every address of both families. */
    readonly address: Address | undefined;
    readonly protocol: Protocol;
    readonly evidence: string;
    readonly from: 'ports' | 'expose' | 'command' | 'environment' | 'healthcheck' | 'image';
    /** `likely` where only a convention says so; `certain` where the files say it. */
    readonly sure: 'certain' | 'likely';
    readonly port: Port | undefined;
}
/**
 * The ports that a service's processes listen on inside its network namespace, as far as the files tell: the surest reason
 * for each. What the image does by itself counts only while nothing else was said.
 */
export declare function listening(service: Service): readonly Listening[];
