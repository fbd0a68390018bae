import { listening, type Listening } from './listening.ts'
import type { Dependency, Endpoint, Namespace, Service } from './model.ts'
import type { ServiceAlone } from './service.ts'

export interface Member extends ServiceAlone {}

/**
 * A service in its project, which fills in what joins it to others. A class, since a getter in a literal gives each object
 * a shape of its own: thousands of services would take much more memory, and every rule more time.
 */
export class Member implements Service {
  dependencies: readonly Dependency[] = []
  endpoints: readonly Endpoint[] = []
  namespace: Namespace = nowhere
  #listening: readonly Listening[] | undefined

  constructor(alone: ServiceAlone, role: Service['role']) {
    Object.assign(this, alone, { role })
  }

  get listening(): readonly Listening[] {
    return (this.#listening ??= listening(this))
  }
}

const nowhere: Namespace = { kind: 'unknown', owner: undefined, members: [] }
