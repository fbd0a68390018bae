import { type Cidr } from './cidr.js';
/**
 * The subnets that a daemon without `default-address-pools` gives to networks that name none, in its order
 * (moby libnetwork/ipamutils/utils.go); the first one is docker0's.
 */
export declare const DEFAULT_POOLS: readonly Cidr[];
