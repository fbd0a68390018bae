import { changer } from './pattern.ts'
import { itemsChanged } from './walk.ts'

/** compose-go loader/omitEmpty.go: an empty `dns` server, as a variable may leave it, is none. */
export const omitEmpty = changer(() => ({
  'services.*.dns': (dns) => itemsChanged(dns, (item) => (item.kind === 'scalar' && (item.value === null || item.value === '') ? undefined : item))
}))
