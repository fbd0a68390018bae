import type { PortRange, Protocol } from '../net/port.ts'
import type { Located } from '../source/origin.ts'
import type { Port, Service } from './model.ts'

/** A port that a service's process listens on inside its network namespace, as far as the files tell. */
export interface Listening extends Located {
  readonly ports: PortRange
  readonly protocol: Protocol
  readonly evidence: string
  readonly sure: 'certain' | 'likely'
  readonly port: Port | undefined
}

export function listening(service: Service): readonly Listening[] {
  const found: Listening[] = []
  for (const port of service.ports) {
    if (port.target.value && port.protocol.value) {
      found.push({ origin: port.target.origin, ports: port.target.value, protocol: port.protocol.value, evidence: 'its ports target', sure: 'certain', port })
    }
  }
  for (const exposed of service.expose) {
    if (exposed.value) {
      found.push({ origin: exposed.origin, ports: exposed.value.range, protocol: exposed.value.protocol, evidence: 'its expose', sure: 'certain', port: undefined })
    }
  }
  return found
}

