import type { Located } from '../source/origin.js';
import type { Project, Service } from './model.js';
/** What shows that a service runs once and ends, as half a sentence. */
export interface Job extends Located {
    readonly reason: string;
}
/** Jobs among the active services, by what the files say: a job mode, or another one that waits for its success. `restart: "no"` alone says nothing. */
export declare function jobs({ active }: Project): ReadonlyMap<Service, Job>;
/** True where nothing that is written of a service shows that it needs a network, and enough is written to tell. */
export declare function needsNoNetwork(service: Service, project: Project): boolean;
