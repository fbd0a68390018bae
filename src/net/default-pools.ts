import { parseCidr, type Cidr } from './cidr.ts'

/**
 * The subnets that a daemon without `default-address-pools` gives to networks that name none, in its order
 * (moby libnetwork/ipamutils/utils.go); the first one is docker0's.
 */
export const DEFAULT_POOLS: readonly Cidr[] = [
  ...Array.from({ length: 15 }, (_, i) => parseCidr(`172.${17 + i}.0.0/16`)!),
  ...Array.from({ length: 16 }, (_, i) => parseCidr(`192.168.${16 * i}.0/20`)!)
]
