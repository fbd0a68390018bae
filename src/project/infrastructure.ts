import { at, itemsAt, type Tree } from '../source/tree.ts'
import { imageName, isKnownProgram } from './known-images.ts'
import { knownInfrastructure, type Infrastructure } from './known-infrastructure.ts'
import type { Service } from './model.ts'

/** What an image from a registry is, where it is known to belong on the network of the host. */
export function pulledInfrastructure({ image, build }: Service): Infrastructure | undefined {
  return image?.value === undefined || build ? undefined : knownInfrastructure(imageName(image.value))
}

/** Whether a service says, by any of its names, that it is the program of somebody else, or by these or the rights it asks for that it has to do with the network of the host itself. */
export function looksLikeInfrastructure(service: Service): boolean {
  return namesOf(service).some(isInfrastructure) || managesTheNetwork(service)
}

function isInfrastructure(name: string): boolean {
  return isKnownProgram(name.slice(name.lastIndexOf('/') + 1).toLowerCase()) || knownInfrastructure(name) !== undefined || /(?:^|[^a-z0-9])infra(?:structure)?(?:[^a-z0-9]|$)/i.test(name)
}

function namesOf({ name, image, containerName, hostname, labels, build }: Service): readonly string[] {
  const context = build?.kind === 'scalar' ? build : at(build, 'context')
  return [
    name,
    image?.value && imageName(image.value),
    containerName?.value,
    hostname?.value,
    labels.get('org.opencontainers.image.title')?.value,
    context?.kind === 'scalar' && context.known ? context.text.split('/').findLast((part) => part !== '') : undefined
  ].filter((text) => text !== undefined)
}

const rights = new Set(['ALL', 'NET_ADMIN', 'NET_BROADCAST', 'NET_RAW'])

function managesTheNetwork(service: Service): boolean {
  return (
    isPrivileged(service) ||
    itemsAt(service.at('cap_add')).some((item) => item.kind === 'scalar' && rights.has(item.text.toUpperCase().replace(/^CAP_/, ''))) ||
    itemsAt(service.at('devices')).some((item) => devicePath(item).startsWith('/dev/net/tun'))
  )
}

function devicePath(item: Tree): string {
  const source = item.kind === 'scalar' ? item : at(item, 'source')
  return source?.kind === 'scalar' ? source.text : ''
}

/** True where it certainly is. */
export function isPrivileged(service: Service): boolean {
  const privileged = service.at('privileged')
  return privileged?.kind === 'scalar' && privileged.known && privileged.value === true
}
