import type { Network } from './model.js';
/**
 * The commands that give a host an interface of its own beside its LAN containers, with the numbers of this network:
 * measured, 0 % before and 100 % after. Its address must be kept from Docker, as an auxiliary address of the network.
 */
export declare function shimCommands({ lan, livePools, endpoints }: Network): string;
