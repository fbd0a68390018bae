import type { SourceFile } from '../source/file.js';
import { type Mapping } from '../source/tree.js';
import type { Located } from '../source/origin.js';
/** `origin` is what shows it. */
export interface Stack extends Located {
    /** Half a sentence. */
    readonly reason: string;
}
/**
 * What shows that a project is for `docker stack deploy`, which spreads its services over the nodes of a Swarm. What Compose
 * would do on one host is not what its author means then. `deploy.replicas` shows nothing: Compose heeds it.
 */
export declare function stack(files: readonly SourceFile[], tree: Mapping): Stack | undefined;
