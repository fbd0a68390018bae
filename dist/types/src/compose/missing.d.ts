import type { Located } from '../source/origin.js';
import { type Entry, type Mapping, type Tree } from '../source/tree.js';
/** Something a service names that the project does not have. */
export interface Missing extends Located {
    readonly kind: 'network' | 'volume' | 'secret' | 'config' | 'model' | 'image' | 'service';
    readonly name: string;
    /** The service that names it; for an image the one that has none. */
    readonly by: string;
    /** A declared name of its kind that may be meant. */
    readonly meant: string | undefined;
    /** False where the name is what an unset variable left of it: Compose refuses that too, but the variable is the fault. */
    readonly known: boolean;
}
/**
 * What services name and the canonical model does not declare (compose-go loader/validate.go checkConsistency), active or
 * not. `image`: a service without image, build and provider. `service`: only names that no service has at all.
 */
export declare function missing(tree: Mapping): Iterable<Missing>;
type Section = 'networks' | 'volumes' | 'secrets' | 'configs' | 'models' | 'services';
export declare function declared(tree: Tree, section: Section, name: string): Entry | undefined;
export {};
