import type { Target, Version } from './model.js';
/** A version as Docker writes it: `28`, `28.1`, `v28.1.0`. */
export declare function version(text: string): Version | undefined;
/** What is measured in ground truth, and current where nothing else is said. */
export declare const currentTarget: Target;
