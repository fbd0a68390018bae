import { type Infrastructure } from './known-infrastructure.js';
import type { Service } from './model.js';
/** What an image from a registry is, where it is known to belong on the network of the host. */
export declare function pulledInfrastructure({ image, build }: Service): Infrastructure | undefined;
/** Whether a service says, by any of its names, that it is the program of somebody else, or by these or the rights it asks for that it has to do with the network of the host itself. */
export declare function looksLikeInfrastructure(service: Service): boolean;
/** True where it certainly is. */
export declare function isPrivileged(service: Service): boolean;
