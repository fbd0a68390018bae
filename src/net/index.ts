export type { Address } from './address.ts'
export type { Cidr } from './cidr.ts'
export type { Mac } from './mac.ts'
export type { PortRange, Protocol } from './port.ts'
