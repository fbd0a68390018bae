import { at, type Tree } from '../source/tree.ts'
import { changer, type Changes } from './pattern.ts'
import { withDefault } from './walk.ts'

/** compose-go transform/defaults.go: what a canonical model leaves out and Compose takes for written. */
export const withDefaults = changer(() => steps)

const steps: Changes<void> = {
  'services.*.build': (build) => filled(build, 'context', '.'),
  'services.*.secrets.*': (mount) => filled(mount, 'target', `/run/secrets/${textAt(mount, 'source')}`),
  'services.*.ports.*': (port) => filled(filled(port, 'protocol', 'tcp'), 'mode', 'ingress'),
  'services.*.deploy.resources.reservations.devices.*': allDevices,
  'services.*.gpus.*': allDevices
}

function allDevices(request: Tree): Tree {
  return at(request, 'device_ids') === undefined ? filled(request, 'count', 'all') : request
}

function filled(tree: Tree, name: string, value: string): Tree {
  return tree.kind === 'mapping' ? withDefault(tree, name, value, tree.origin) : tree
}

function textAt(tree: Tree, name: string): string {
  const found = at(tree, name)
  return found?.kind === 'scalar' ? found.text : ''
}
